using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>What waits for this moderator: inside their scope, oldest first. Their own proposals are listed and marked, because somebody else must take them.</summary>
public sealed class BrowseQueue(IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadDistricts districts)
{
    public const int Longest = 200;

    public sealed record Filter(string? Process = null, string? District = null);

    public sealed record Line(string Slug, string Title, string ProcessSlug, string ProcessTitle, string DistrictKey, string Category, DateTimeOffset WaitingSince, int Version, bool IsOwn);

    /// <param name="Total">All that wait inside the filter; the list holds the oldest of them.</param>
    public sealed record Answer(IReadOnlyList<Line> Lines, int Total);

    public async Task<Outcome<Answer>> HandleAsync(Guid? actor, Filter filter, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (!moderator.ModeratesAnything) return Refusal.NotAllowed;

        var waiting = db.Proposals.AsNoTracking().Where(p => p.State == ProposalState.InReview);
        if (moderator.ModerationScope is var (processes, keys)) waiting = waiting.Where(p => processes.Contains(p.ProcessId) || keys.Contains(p.DistrictKey));
        var all = db.Processes;
        if (!string.IsNullOrEmpty(filter.Process)) waiting = waiting.Where(p => all.Any(x => x.Id == p.ProcessId && x.Slug == filter.Process));
        if (!string.IsNullOrEmpty(filter.District))
        {
            var below = (await districts.HandleAsync(stop)).WithDescendants(filter.District);
            waiting = waiting.Where(p => below.Contains(p.DistrictKey));
        }

        var versions = db.Set<ProposalVersion>();
        var lines = await waiting.OrderBy(p => p.WaitingSince).ThenBy(p => p.Id).Take(Longest).Select(p => new Line(
            p.Slug, p.Title,
            all.Where(x => x.Id == p.ProcessId).Select(x => x.Slug).First(),
            all.Where(x => x.Id == p.ProcessId).Select(x => x.Title).First(),
            p.DistrictKey, p.Category, p.WaitingSince, versions.Count(v => v.ProposalId == p.Id), p.AuthorId == actor)).ToListAsync(stop);
        return new Answer(lines, await waiting.CountAsync(stop));
    }
}
