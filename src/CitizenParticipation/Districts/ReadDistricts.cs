using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Districts;

/// <summary>Reads the district tree once and keeps it until the city profile is imported again.</summary>
public sealed class ReadDistricts(IDbContextFactory<ParticipationDb> databases)
{
    private DistrictTree? kept;

    public async ValueTask<DistrictTree> HandleAsync(CancellationToken stop = default)
    {
        if (kept is { } tree) return tree;
        await using var db = await databases.CreateDbContextAsync(stop);
        return kept = new DistrictTree(await db.Districts.AsNoTracking().ToListAsync(stop));
    }

    public void Forget() => kept = null;
}
