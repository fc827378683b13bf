using CitizenParticipation.Data;

namespace CitizenParticipation.Rules;

/// <summary>One edition of the public rules for what people write here. A change is a new edition; earlier ones stay readable.</summary>
public sealed class Rulebook : IShownInPublic
{
    private Rulebook() { }

    public Rulebook(int edition, string note, Guid? by, DateTimeOffset now, IEnumerable<Rule> rules)
    {
        (Edition, Note, PublishedBy, PublishedAt) = (edition, note, by, now);
        Rules.AddRange(rules);
    }

    /// <summary>From 1.</summary>
    public int Edition { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>Null for the one that came with the city profile.</summary>
    public Guid? PublishedBy { get; private set; }

    /// <summary>What is different and why, for everybody; empty for the first.</summary>
    public string Note { get; private set; } = "";

    public List<Rule> Rules { get; private set; } = [];

    public Rule? Find(string? key) => Rules.FirstOrDefault(r => r.Key == key);
}
