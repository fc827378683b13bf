using CitizenParticipation.Data;

namespace CitizenParticipation.Processes;

/// <summary>A stretch of time in a process, from its first instant up to but not including its last (UTC).</summary>
public sealed class Phase : IShownInPublic
{
    private Phase() { }

    public Phase(PhaseKind kind, DateTimeOffset startsAt, DateTimeOffset endsAt, bool proposalsWelcome = false)
    {
        if (endsAt <= startsAt) throw new ArgumentException("A phase ends after it starts.", nameof(endsAt));
        Id = Guid.CreateVersion7();
        Kind = kind;
        StartsAt = startsAt.ToUniversalTime();
        EndsAt = endsAt.ToUniversalTime();
        ProposalsWelcome = proposalsWelcome;
    }

    public Guid Id { get; private set; }

    public Guid ProcessId { get; private set; }

    public PhaseKind Kind { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>In a Support phase: new proposals may still be submitted.</summary>
    public bool ProposalsWelcome { get; private set; }

    public bool Holds(DateTimeOffset now) => StartsAt <= now && now < EndsAt;

    public bool TakesProposals => Kind == PhaseKind.Propose || (Kind == PhaseKind.Support && ProposalsWelcome);

    public bool TakesSupport => Kind == PhaseKind.Support;

    public bool Overlaps(Phase other) => StartsAt < other.EndsAt && other.StartsAt < EndsAt;
}
