using CitizenParticipation.Districts;

namespace CitizenParticipation.Accounts;

/// <summary>Who is asking and what they may do, read fresh for each act: an open page must not keep a right that was taken away.</summary>
public sealed class Rights(Participant? participant, IReadOnlyList<RoleGrant> grants, DistrictTree districts)
{
    public Participant? Participant { get; } = participant;

    public Guid? Id => Participant?.Id;

    public bool SignedIn => Participant is not null;

    public bool IsAdministrator => Has(Role.Administrator);

    public bool ModeratesAnything => Has(Role.Moderator);

    /// <summary>The boroughs whose committee the person sits in.</summary>
    public IReadOnlyList<string> CommitteeDistricts =>
        [.. grants.Where(g => g.Role == Role.CommitteeMember && g.DistrictKey is not null).Select(g => g.DistrictKey!).Distinct()];

    public bool SitsInAnyCommittee => Has(Role.CommitteeMember);

    /// <summary>Whether a moderator grant covers a proposal of this process and district.</summary>
    public bool MayModerate(Guid processId, string districtKey) => grants.Any(g =>
        g.Role == Role.Moderator && (g.Scope == "all" || g.ProcessId == processId || (g.DistrictKey is { } area && districts.Covers([area], districtKey))));

    /// <summary>What a queue may show: null for everything, else the processes and the districts (with children) that are covered.</summary>
    public (IReadOnlyList<Guid> Processes, IReadOnlyList<string> Districts)? ModerationScope =>
        grants.Any(g => g.Role == Role.Moderator && g.Scope == "all")
            ? null
            : ([.. grants.Where(g => g.Role == Role.Moderator && g.ProcessId is not null).Select(g => g.ProcessId!.Value)],
               [.. grants.Where(g => g.Role == Role.Moderator && g.DistrictKey is not null).SelectMany(g => districts.WithDescendants(g.DistrictKey!))]);

    private bool Has(Role role) => grants.Any(g => g.Role == role);
}
