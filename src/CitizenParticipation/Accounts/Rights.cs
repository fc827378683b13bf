using System.Globalization;
using CitizenParticipation.Districts;

namespace CitizenParticipation.Accounts;

/// <summary>Who is asking and what they may do, read fresh for each act: an open page must not keep a right that was taken away.</summary>
public sealed class Rights(Participant? participant, IReadOnlyList<RoleGrant> grants, DistrictTree districts, IReadOnlyList<Block>? blocks = null)
{
    public Participant? Participant { get; } = participant;

    public Guid? Id => Participant?.Id;

    public bool SignedIn => Participant is not null;

    public bool IsAdministrator => Has(Role.Administrator);

    public bool ModeratesAnything => Has(Role.Moderator);

    /// <summary>The boroughs whose committee the person sits in.</summary>
    public IReadOnlyList<string> CommitteeDistricts =>
        [.. grants.Where(g => g.Role == Role.CommitteeMember && g.DistrictKey is not null).Select(g => g.DistrictKey!).Distinct()];

    /// <summary>A moderator without limits, who alone decides about what holds in all processes.</summary>
    public bool ModeratesEverything => grants.Any(g => g.Role == Role.Moderator && g.Scope == "all");

    public bool SitsInAnyCommittee => Has(Role.CommitteeMember);

    /// <summary>Whether a moderator grant covers a proposal of this process and district.</summary>
    public bool MayModerate(Guid processId, string districtKey) => grants.Any(g =>
        g.Role == Role.Moderator && (g.Scope == "all" || g.ProcessId == processId || (g.DistrictKey is { } area && districts.Covers([area], districtKey))));

    /// <summary>Blocks from writing that nobody has lifted, over or not.</summary>
    public IReadOnlyList<Block> Blocks { get; } = blocks ?? [];

    /// <summary>
    /// Why this person may not write in this process now: hand in or revise proposals, changes, comments, offers and files, or join as a co-author. It is not asked for
    /// supports, marks, reports, drafts that nobody else sees, nor for deleting, withdrawing and leaving: moderation takes nobody the right to be counted.
    /// </summary>
    /// <returns>With the instant until which it holds (ISO 8601), or null.</returns>
    public Fault? RefusesWriting(Guid processId, DateTimeOffset now) =>
        Blocks.Where(b => b.Counts(processId, now)).MaxBy(b => b.Until) is { } block ? new Fault(Refusal.Blocked, "", block.Until.ToString("O", CultureInfo.InvariantCulture)) : null;

    /// <summary>What a queue may show: null for everything, else the processes and the districts (with children) that are covered.</summary>
    public (IReadOnlyList<Guid> Processes, IReadOnlyList<string> Districts)? ModerationScope =>
        grants.Any(g => g.Role == Role.Moderator && g.Scope == "all")
            ? null
            : ([.. grants.Where(g => g.Role == Role.Moderator && g.ProcessId is not null).Select(g => g.ProcessId!.Value)],
               [.. grants.Where(g => g.Role == Role.Moderator && g.DistrictKey is not null).SelectMany(g => districts.WithDescendants(g.DistrictKey!))]);

    private bool Has(Role role) => grants.Any(g => g.Role == role);
}
