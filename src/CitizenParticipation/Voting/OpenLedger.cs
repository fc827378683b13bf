using CitizenParticipation.Data;
using CitizenParticipation.Ledger;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Voting;

/// <summary>Enters what was supported before the database had a ledger, once, at the first start with it.</summary>
public sealed class OpenLedger(IDbContextFactory<ParticipationDb> databases, AppendToLedger append)
{
    public async Task HandleAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginStartAsync(stop);
        if (await db.LedgerEntries.AnyAsync(stop) || !await db.Supports.AnyAsync(stop)) return;
        var supports = await db.Supports.AsNoTracking().OrderBy(s => s.At).ThenBy(s => s.ProposalId).ThenBy(s => s.ParticipantId).ToListAsync(stop);
        await append.HandleAsync(db, supports.Select(s => (s.ProposalId, s.ParticipantId, s.At)), stop);
        await transaction.CommitAsync(stop);
    }
}
