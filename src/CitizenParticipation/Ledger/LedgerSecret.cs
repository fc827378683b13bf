namespace CitizenParticipation.Ledger;

/// <summary>
/// The key of the pseudonyms, one for each database, made by the migration that made the table. The ledger can be given
/// to an auditor without it: then nobody can tell which lines belong to one person.
/// </summary>
public sealed class LedgerSecret
{
    private LedgerSecret() { }

    public int Id { get; private set; }

    public byte[] Key { get; private set; } = [];
}
