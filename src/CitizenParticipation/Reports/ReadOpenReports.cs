using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Reports;

/// <summary>How many reports wait for this moderator; for the link to their list.</summary>
public sealed class ReadOpenReports(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    public async Task<int> HandleAsync(Guid? reader, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await ReportScope.Covered(db, await rights.HandleAsync(db, reader, stop)).CountAsync(stop);
    }
}
