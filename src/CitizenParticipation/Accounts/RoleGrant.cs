namespace CitizenParticipation.Accounts;

/// <summary>One role of one person. Both scopes empty means everywhere; at most one of them is set.</summary>
public sealed class RoleGrant
{
    private RoleGrant() { }

    public RoleGrant(Guid participantId, Role role, Guid? processId, string? districtKey, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        ParticipantId = participantId;
        Role = role;
        ProcessId = processId;
        DistrictKey = districtKey;
        GrantedAt = now;
        Scope = processId is { } process ? "process:" + process.ToString("N") : districtKey is { } key ? "district:" + key : "all";
    }

    public Guid Id { get; private set; }

    public Guid ParticipantId { get; private set; }

    public Role Role { get; private set; }

    public Guid? ProcessId { get; private set; }

    public string? DistrictKey { get; private set; }

    /// <summary>Both scopes in one never-empty column: a unique key over nullable columns would let the same grant in twice.</summary>
    public string Scope { get; private set; } = "";

    public DateTimeOffset GrantedAt { get; private set; }
}
