using CitizenParticipation.City;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Districts;

/// <summary>Brings the district table to what the city profile says. Runs at every start; a district that is in use is never removed.</summary>
public sealed class ImportDistricts(IDbContextFactory<ParticipationDb> databases, CityProfile city, ReadDistricts districts, ReadAtlas atlas)
{
    public async Task HandleAsync(CancellationToken stop = default)
    {
        var wanted = ReadDistrictFile.From(city.Folder);
        // Read now and not on the first visit: a map or a figure that is wrong stops the start, before anything is written.
        atlas.From(new DistrictTree(wanted));
        await using var db = await databases.CreateDbContextAsync(stop);
        // Of two processes that start at once on an empty database the second finds the districts of the first.
        await using var transaction = await db.BeginStartAsync(stop);
        var present = await db.Districts.ToDictionaryAsync(d => d.Key, stop);
        foreach (var district in wanted.OrderBy(d => d.Level))
        {
            if (present.TryGetValue(district.Key, out var known)) known.Describe(district);
            else db.Add(district);
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        districts.Forget();
    }
}
