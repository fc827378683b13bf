using CitizenParticipation.Claiming;
using CitizenParticipation.Moderation.Decisions;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>
/// A deed that is carried out in a few seconds unless its moderator takes it back. Until then nothing has changed for anybody else and nothing is sent. It is a row and not
/// a timer, so that it survives the end of the process.
/// </summary>
public sealed class HeldDeed
{
    /// <summary>A process that has begun to carry it out and died is followed by another one after this time.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>How long it is tried again where something is broken.</summary>
    public static readonly TimeSpan TriedFor = TimeSpan.FromMinutes(10);

    /// <summary>How long its moderator is told that it could not be done.</summary>
    public static readonly TimeSpan FailureIsShown = TimeSpan.FromDays(1);

    private HeldDeed() { }

    internal HeldDeed(CaseKey key, CasePlace place, Guid moderator, Deed deed, DateTimeOffset now, DateTimeOffset due)
    {
        Id = Guid.CreateVersion7(now);
        (Kind, SubjectId, Part, ProposalId, ProcessId, DistrictKey) = (key.Kind, key.Id, key.Part, place.ProposalId, place.ProcessId, place.DistrictKey);
        (ModeratorId, At, DueAt) = (moderator, now, due);
        (Verdict, Reason, Words, Passage, Cause, Hints) = (deed.Verdict, deed.Reason ?? "", deed.Words ?? "", deed.Passage ?? "", deed.Cause, deed.Hints);
        (Revision, MeaningChanged, Newest) = (deed.Revision, deed.MeaningChanged, deed.Newest);
    }

    public Guid Id { get; private set; }

    public CaseKind Kind { get; private set; }

    public Guid SubjectId { get; private set; }

    public int Part { get; private set; }

    public Guid ProposalId { get; private set; }

    public Guid ProcessId { get; private set; }

    public string DistrictKey { get; private set; } = "";

    public Guid ModeratorId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>When it is carried out.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When a process has begun with it; from then on it cannot be taken back.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    public DeedVerdict Verdict { get; private set; }

    public string Reason { get; private set; } = "";

    public string Words { get; private set; } = "";

    public string Passage { get; private set; } = "";

    public DecisionCause? Cause { get; private set; }

    public int Hints { get; private set; }

    public int? Revision { get; private set; }

    public bool MeaningChanged { get; private set; }

    public Guid? Newest { get; private set; }

    /// <summary>Name of the <see cref="Refusal"/> for which it could not be carried out after all; empty while it waits.</summary>
    public string FailedAs { get; private set; } = "";

    public CaseKey Key => new(Kind, SubjectId, Part);

    public Deed Deed => new(Verdict, Reason, Words, Passage, Cause, Hints, Revision, MeaningChanged, Newest);
}
