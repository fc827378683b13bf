using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Administration;

/// <summary>
/// The audit trail for administrators, newest first. Pages go by the number of the last entry that was read: what is appended meanwhile neither moves nor repeats an entry.
/// </summary>
public sealed class BrowseTrail(IDbContextFactory<ParticipationDb> databases, ReadRights rights, TrailSearch search)
{
    public const int PageSize = 50;

    /// <param name="People">Who was meant by a typed name, where it could be several.</param>
    /// <param name="Older">Number for the next page; null on the last.</param>
    public sealed record Answer(IReadOnlyList<TrailLine> Lines, IReadOnlyList<TrailSearch.Person> People, long? Older);

    /// <param name="below">Only entries with a smaller number: the next page.</param>
    public async Task<Outcome<Answer>> HandleAsync(Guid? actor, TrailFilter filter, long? below = null, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var reader = await rights.HandleAsync(db, actor, stop);
        if (!reader.SignedIn) return Refusal.SignInRequired;
        if (!reader.IsAdministrator) return Refusal.NotAllowed;
        await using var snapshot = await db.BeginSnapshotAsync(stop);
        var checks = new FieldChecks();
        if (await search.FindAsync(db, filter, checks, stop) is not { } found) return checks;
        var page = await TrailLines.ReadAsync(db, reader, found.Hits, below, PageSize + 1, stop);
        var more = page.Count > PageSize;
        return new Answer(more ? [.. page.Take(PageSize)] : page, found.People, more ? page[PageSize - 1].Number : null);
    }
}
