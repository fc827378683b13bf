using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Demonstration;

/// <summary>The named people of the demonstration for the development sign-in: staff first, then residents in their order.</summary>
public sealed class BrowseDemoPeople(IDbContextFactory<ParticipationDb> databases)
{
    /// <param name="Name">What <see cref="DemoPeople.Email"/> takes, such as <c>resident-1</c>.</param>
    /// <param name="Role">Null for residents.</param>
    public sealed record Person(string Name, string DisplayName, string HomeDistrictKey, Role? Role);

    public async Task<IReadOnlyList<Person>> HandleAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var grants = db.RoleGrants;
        var found = await (from p in db.Participants
                           where p.Email!.EndsWith(DemoPeople.MailDomain) && !p.Email.StartsWith("voice-")
                           select new
                           {
                               p.Email,
                               p.DisplayName,
                               p.HomeDistrictKey,
                               Role = grants.Where(g => g.ParticipantId == p.Id).Select(g => (Role?)g.Role).FirstOrDefault(),
                           })
            .ToListAsync(stop);
        return [.. found.Select(p => new Person(p.Email![..^DemoPeople.MailDomain.Length], p.DisplayName, p.HomeDistrictKey, p.Role))
            // By length first, so that resident-10 stands after resident-9.
            .OrderBy(p => p.Role is null).ThenBy(p => p.Role is null ? p.Name.Length : 0).ThenBy(p => p.Name, StringComparer.Ordinal)];
    }
}
