using CitizenParticipation.Data;

namespace CitizenParticipation.Processes;

/// <summary>A Beteiligungsverfahren: a subject, an area, an audience, and phases that say what is possible when.</summary>
public sealed class Process : IShownInPublic
{
    private Process() { }

    public Process(string slug, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        Slug = slug;
        CreatedAt = now;
    }

    public Guid Id { get; private set; }

    /// <summary>The name in addresses; never changes once people may have linked to it.</summary>
    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>One sentence for cards and search engines.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Markdown.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Summary and description in easy language, Markdown; empty where there is none.</summary>
    public string EasyText { get; private set; } = "";

    public EasyState EasyState { get; private set; }

    public Audience Audience { get; private set; }

    /// <summary>Within how many hours whatever waits for a moderator should be decided. Evenings and weekends count: people wait then too.</summary>
    public int ReviewHours { get; private set; } = UsualReviewHours;

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Raised with each edit, so that of two administrators who edit at once the second is told.</summary>
    public int Revision { get; private set; }

    public List<ProcessDistrict> Districts { get; private set; } = [];

    public List<Phase> Phases { get; private set; } = [];

    public IEnumerable<string> DistrictKeys => Districts.Select(d => d.DistrictKey);

    public const int UsualReviewHours = 72;

    /// <summary>30 days.</summary>
    public const int LongestReviewHours = 720;

    public void PromiseReview(int hours) => ReviewHours = hours;

    public void Describe(string title, string summary, string description, Audience audience)
    {
        (Title, Summary, Description, Audience) = (title, summary, description, audience);
        Revision++;
    }

    /// <summary>An empty text takes the version away.</summary>
    public void WriteEasy(string text, bool isChecked)
    {
        EasyText = text;
        EasyState = text.Length == 0 ? EasyState.None : isChecked ? EasyState.Checked : EasyState.Draft;
    }

    public void Cover(IEnumerable<string> districtKeys)
    {
        var wanted = districtKeys.ToHashSet(StringComparer.Ordinal);
        Districts.RemoveAll(d => !wanted.Contains(d.DistrictKey));
        foreach (var key in wanted.Except(Districts.Select(d => d.DistrictKey)).ToList()) Districts.Add(new ProcessDistrict(Id, key));
    }

    /// <summary>Replaces all phases; the caller has checked that they do not overlap.</summary>
    public void Schedule(IEnumerable<Phase> phases)
    {
        Phases.Clear();
        Phases.AddRange(phases.OrderBy(p => p.StartsAt));
    }

    public Phase? CurrentPhase(DateTimeOffset now) => Phases.FirstOrDefault(p => p.Holds(now));

    public Phase? NextPhase(DateTimeOffset now) => Phases.Where(p => p.StartsAt > now).MinBy(p => p.StartsAt);

    public bool IsFinished(DateTimeOffset now) => Phases.Count > 0 && Phases.All(p => p.EndsAt <= now);

    public Refusal? RefusesProposals(DateTimeOffset now) => CurrentPhase(now) is { TakesProposals: true } ? null : Refusal.NoProposalsNow;

    public Refusal? RefusesSupport(DateTimeOffset now) => CurrentPhase(now) is { TakesSupport: true } ? null : Refusal.NoSupportNow;

    /// <summary>Results are open to all when counting is over: every Support phase has ended, or the whole process where there is none.</summary>
    public DateTimeOffset? ResultsOpenAt =>
        (Phases.Any(p => p.TakesSupport) ? Phases.Where(p => p.TakesSupport) : Phases).Max(p => (DateTimeOffset?)p.EndsAt);

    /// <summary>
    /// Why a published text cannot be changed any more: what people were counted for stays as it is, and whoever supported another meaning gets time to take it back.
    /// </summary>
    public Refusal? RefusesChange(bool ofMeaning, DateTimeOffset now) =>
        ResultsAreOpen(now) ? Refusal.TooLateToChange
        : ofMeaning && ResultsOpenAt - now < TimeToTakeBack ? Refusal.TooLateToChangeMeaning : null;

    /// <summary>How long supporters have at least to take back a support after the meaning has changed.</summary>
    public static readonly TimeSpan TimeToTakeBack = TimeSpan.FromDays(2);

    public bool ResultsAreOpen(DateTimeOffset now) => ResultsOpenAt <= now;
}
