using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>All that the readers of the single kinds need to know about who looks at what.</summary>
/// <param name="Reader">The moderator's own id.</param>
/// <param name="Process">The only one that is looked at, or null.</param>
/// <param name="Districts">The only ones, or null.</param>
/// <param name="Hours">The deadline of each process.</param>
/// <param name="Decided">Cases that somebody has decided a few seconds ago; they wait no more.</param>
/// <param name="Mine">Only these, or null for all.</param>
internal sealed record DeskView(
    ParticipationDb Db, Rights Moderator, Guid Reader, Guid? Process, IReadOnlyList<string>? Districts, IReadOnlyDictionary<Guid, int> Hours, IReadOnlyList<CaseKey> Decided, IReadOnlyList<CaseKey>? Mine)
{
    /// <summary>The proposals inside the scope of the moderator and of the filter.</summary>
    public IQueryable<Proposal> Proposals
    {
        get
        {
            IQueryable<Proposal> all = Db.Proposals;
            if (Moderator.ModerationScope is var (processes, keys)) all = all.Where(p => processes.Contains(p.ProcessId) || keys.Contains(p.DistrictKey));
            if (Process is { } process) all = all.Where(p => p.ProcessId == process);
            if (Districts is { } below) all = all.Where(p => below.Contains(p.DistrictKey));
            return all;
        }
    }

    /// <summary>Whether everything is looked at: then a reader may leave the proposals aside.</summary>
    public bool IsUnlimited => Moderator.ModerationScope is null && Process is null && Districts is null;

    public DateTimeOffset DueAt(Guid process, DateTimeOffset since) => since.AddHours(Hours[process]);

    /// <summary>The ids that are decided already, of one kind.</summary>
    public List<Guid> DecidedOf(CaseKind kind) => [.. Decided.Where(k => k.Kind == kind).Select(k => k.Id)];

    /// <summary>The only ids of one kind that are looked at, or null for all.</summary>
    public List<Guid>? MineOf(CaseKind kind) => Mine is null ? null : [.. Mine.Where(k => k.Kind == kind).Select(k => k.Id)];
}

/// <summary>The first cases of one kind, and how many there are.</summary>
internal sealed record WaitingPart(IReadOnlyList<WaitingCase> Lines, int Total);
