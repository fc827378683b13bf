namespace CitizenParticipation.Data;

/// <summary>An audit entry that holds the words looked for, by its number. A row and not a bare number, which EF Core would wrap so that no index can give the order.</summary>
public sealed class AuditMatch
{
    public long Number { get; set; }
}
