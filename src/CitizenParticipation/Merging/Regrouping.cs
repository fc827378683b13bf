using CitizenParticipation.Data;

namespace CitizenParticipation.Merging;

/// <summary>
/// A moderator's offer to merge one proposal into another, or to split one in two. It happens when all authors have agreed. No support moves with it: each supporter is
/// asked, and a yes is an ordinary vote of their own.
/// </summary>
public sealed class Regrouping : IShownInPublic
{
    private Regrouping() { }

    private Regrouping(RegroupingKind kind, Guid sourceId, Guid? targetId, Guid moderatorId, string reason, IEnumerable<Guid> authors, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (Kind, SourceId, TargetId, ModeratorId, Reason, AskedAt) = (kind, sourceId, targetId, moderatorId, reason, now);
        Consents.AddRange(authors.Distinct().Select(a => new Consent(Id, a)));
    }

    public Guid Id { get; private set; }

    public RegroupingKind Kind { get; private set; }

    /// <summary>The proposal that goes on in another one, or that is split.</summary>
    public Guid SourceId { get; private set; }

    /// <summary>The proposal that stays; of a split the new one, null until it exists.</summary>
    public Guid? TargetId { get; private set; }

    public Guid ModeratorId { get; private set; }

    /// <summary>Why, in the moderator's words; public once it is done.</summary>
    public string Reason { get; private set; } = "";

    public RegroupingState State { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What an author said who declined; for the moderators.</summary>
    public string DeclineWords { get; private set; } = "";

    public string FirstTitle { get; private set; } = "";

    public string FirstText { get; private set; } = "";

    public string SecondTitle { get; private set; } = "";

    public string SecondText { get; private set; } = "";

    public List<Consent> Consents { get; private set; } = [];

    public bool IsShownInPublic => State == RegroupingState.Done;

    public bool AllAgree => Consents.TrueForAll(c => c.AgreedAt is not null);

    internal static Regrouping Merge(Guid sourceId, Guid targetId, Guid moderatorId, string reason, IEnumerable<Guid> authors, DateTimeOffset now) =>
        new(RegroupingKind.Merge, sourceId, targetId, moderatorId, reason, authors, now);

    internal static Regrouping Split(Guid sourceId, SplitTexts texts, Guid moderatorId, string reason, IEnumerable<Guid> authors, DateTimeOffset now) =>
        new(RegroupingKind.Split, sourceId, null, moderatorId, reason, authors, now)
        {
            FirstTitle = texts.FirstTitle, FirstText = texts.FirstText, SecondTitle = texts.SecondTitle, SecondText = texts.SecondText,
        };

    /// <summary>Why this person cannot answer it.</summary>
    public Refusal? RefusesAnswer(Guid person) =>
        Consents.SingleOrDefault(c => c.ParticipantId == person) is not { } own ? Refusal.NotFound
        : State != RegroupingState.Asked || own.AgreedAt is not null ? Refusal.DecidedMeanwhile : null;

    internal void Agree(Guid person, DateTimeOffset now) => Consents.Single(c => c.ParticipantId == person).Agree(now);

    internal void Finish(Guid targetId, DateTimeOffset now) => (TargetId, State, EndedAt) = (targetId, RegroupingState.Done, now);

    internal void End(RegroupingState state, string words, DateTimeOffset now) => (State, DeclineWords, EndedAt) = (state, words, now);
}
