using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Notifications;

/// <summary>What a person follows, and which proposals they want to hear nothing of, newest first.</summary>
public sealed class BrowseFollows(IDbContextFactory<ParticipationDb> databases, ReadDistricts districts)
{
    /// <param name="Name">As in the address of the topic.</param>
    /// <param name="Title">Empty when it must not be named.</param>
    /// <param name="Path">Null when there is nothing to see there any more.</param>
    public sealed record Line(TopicKind Kind, string Name, string Title, string? Path, Wish Wish);

    public async Task<IReadOnlyList<Line>> HandleAsync(Guid participantId, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db.Follows.AsNoTracking().Where(f => f.ParticipantId == participantId).OrderByDescending(f => f.At).ToListAsync(stop);
        var ids = rows.Where(r => r.Kind != TopicKind.District).Select(r => Guid.Parse(r.Target)).ToArray();
        var proposals = await db.Proposals.Where(p => EF.Parameter(ids).Contains(p.Id))
            .Select(p => new { p.Id, p.Slug, p.Title, p.State, IsOwn = p.AuthorId == participantId || p.CoAuthors.Any(c => c.ParticipantId == participantId && c.State == CoAuthorState.Joined) }).ToDictionaryAsync(p => p.Id, stop);
        var processes = await db.Processes.Where(p => EF.Parameter(ids).Contains(p.Id)).Select(p => new { p.Id, p.Slug, p.Title }).ToDictionaryAsync(p => p.Id, stop);
        var tree = await districts.HandleAsync(stop);
        return [.. rows.Select(LineOf).OfType<Line>()];

        Line? LineOf(Follow row) => row.Kind switch
        {
            TopicKind.District => tree.Find(row.Target) is { } district ? new Line(row.Kind, district.Key, district.Name, $"/districts/{district.Key}", row.Wish) : null,
            TopicKind.Process => processes.GetValueOrDefault(Guid.Parse(row.Target)) is { } process ? new Line(row.Kind, process.Slug, process.Title, $"/processes/{process.Slug}", row.Wish) : null,
            _ => proposals.GetValueOrDefault(Guid.Parse(row.Target)) is { } p ? new Line(row.Kind, p.Slug, p.State == ProposalState.Hidden && !p.IsOwn ? "" : p.Title, p.State is ProposalState.Published or ProposalState.Merged || p.IsOwn ? $"/proposals/{p.Slug}" : null, row.Wish) : null,
        };
    }
}
