using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>One waiting proposal with all a moderator needs to decide.</summary>
public sealed class ReadCase(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    public sealed record Step(ProposalState State, DateTimeOffset At, string Reason, string Words, string ActorName);

    /// <param name="Refusal">Why this moderator cannot decide it, for example because it is their own.</param>
    public sealed record Answer(
        string Slug, string Title, string Text, string ProcessTitle, string DistrictKey, string Category, string AuthorName, ProposalState State,
        DateTimeOffset WaitingSince, int Revision, IReadOnlyList<Step> History, Refusal? Refusal);

    public async Task<Outcome<Answer>> HandleAsync(Guid? actor, string slug, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        var proposal = await db.Proposals.AsNoTracking().Include(p => p.History).SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null || !moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) return Refusal.NotFound;

        var actors = proposal.History.Select(h => h.ActorId).OfType<Guid>().Append(proposal.AuthorId).Distinct().ToList();
        var names = await db.Participants.Where(p => actors.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        return new Answer(
            proposal.Slug, proposal.Title, proposal.Text, await db.Processes.Where(p => p.Id == proposal.ProcessId).Select(p => p.Title).SingleAsync(stop),
            proposal.DistrictKey, proposal.Category, names[proposal.AuthorId], proposal.State, proposal.WaitingSince, proposal.Revision,
            [.. proposal.History.OrderBy(h => h.At).ThenBy(h => h.Id).Select(h => new Step(h.State, h.At, h.Reason, h.Words, h.ActorId is { } id ? names.GetValueOrDefault(id, "") : ""))],
            proposal.RefusesReview(moderator));
    }
}
