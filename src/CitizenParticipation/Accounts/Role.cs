namespace CitizenParticipation.Accounts;

/// <summary>What somebody may do beyond taking part. Each grant has a scope, see <see cref="RoleGrant"/>.</summary>
public enum Role
{
    /// <summary>Creates processes and grants roles. Always for the whole platform.</summary>
    Administrator = 1,

    /// <summary>Reviews proposals: all, those of one process, or those of one district with its children.</summary>
    Moderator = 2,

    /// <summary>Reads the figures of one Stadtbezirk at any time.</summary>
    CommitteeMember = 3,
}
