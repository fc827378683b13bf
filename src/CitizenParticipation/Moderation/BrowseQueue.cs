using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>What waits for this moderator: inside their scope, oldest first. Their own proposals are listed and marked, because somebody else must take them.</summary>
public sealed class BrowseQueue(IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadDistricts districts)
{
    public const int Longest = 200;

    public sealed record Filter(string? Process = null, string? District = null);

    /// <param name="IsChange">A change of a text that is public already, and not a new proposal.</param>
    public sealed record Line(string Slug, string Title, string ProcessSlug, string ProcessTitle, string DistrictKey, string Category, DateTimeOffset WaitingSince, int Version, bool IsOwn, bool IsChange);

    /// <param name="Total">All that wait inside the filter; the list holds the oldest of them.</param>
    public sealed record Answer(IReadOnlyList<Line> Lines, int Total);

    public async Task<Outcome<Answer>> HandleAsync(Guid? actor, Filter filter, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (!moderator.ModeratesAnything) return Refusal.NotAllowed;

        var waiting =
            from version in db.Set<ProposalVersion>().AsNoTracking()
            where version.State == VersionState.InReview
            join proposal in db.Proposals.Where(p => p.State == ProposalState.InReview || p.State == ProposalState.Published) on version.ProposalId equals proposal.Id
            select new { version, proposal };
        if (moderator.ModerationScope is var (processes, keys)) waiting = waiting.Where(w => processes.Contains(w.proposal.ProcessId) || keys.Contains(w.proposal.DistrictKey));
        var all = db.Processes;
        if (!string.IsNullOrEmpty(filter.Process)) waiting = waiting.Where(w => all.Any(x => x.Id == w.proposal.ProcessId && x.Slug == filter.Process));
        if (!string.IsNullOrEmpty(filter.District))
        {
            var below = (await districts.HandleAsync(stop)).WithDescendants(filter.District);
            waiting = waiting.Where(w => below.Contains(w.proposal.DistrictKey));
        }

        var lines = await waiting.OrderBy(w => w.version.At).ThenBy(w => w.proposal.Id).Take(Longest).Select(w => new Line(
            w.proposal.Slug, w.version.Title,
            all.Where(x => x.Id == w.proposal.ProcessId).Select(x => x.Slug).First(),
            all.Where(x => x.Id == w.proposal.ProcessId).Select(x => x.Title).First(),
            w.proposal.DistrictKey, w.version.Category, w.version.At, w.version.Number, w.proposal.AuthorId == actor || w.proposal.CoAuthors.Any(c => c.ParticipantId == actor && c.State == CoAuthorState.Joined), w.proposal.State == ProposalState.Published)).ToListAsync(stop);
        return new Answer(lines, await waiting.CountAsync(stop));
    }
}
