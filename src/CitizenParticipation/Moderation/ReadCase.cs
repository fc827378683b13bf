using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>One proposal with all a moderator needs to decide: to review it while it waits, to hide it once it is public, to show it again once it is hidden.</summary>
public sealed class ReadCase(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    public sealed record Step(ProposalState State, DateTimeOffset At, string Reason, string Words, string ActorName);

    /// <summary>What the author submitted, word for word.</summary>
    public sealed record Version(int Number, DateTimeOffset At, string Title, string Text, string Why, string ForWhom);

    /// <param name="Versions">Newest first; the first is the present one.</param>
    /// <param name="Refusal">Why this moderator cannot decide it, for example because it is their own.</param>
    public sealed record Answer(
        string Slug, string Title, string Text, string ProcessTitle, string DistrictKey, string Category, string AuthorName, ProposalState State,
        DateTimeOffset WaitingSince, int Revision, IReadOnlyList<Version> Versions, IReadOnlyList<Step> History, Refusal? Refusal,
        string Why, string ForWhom, string Difference, string EasyText, ProposalPlace Place);

    public async Task<Outcome<Answer>> HandleAsync(Guid? actor, string slug, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        var proposal = await db.Proposals.AsNoTracking().Include(p => p.History).Include(p => p.Versions).AsSplitQuery().SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null or { State: ProposalState.Draft } || !moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) return Refusal.NotFound;

        var actors = proposal.History.Select(h => h.ActorId).OfType<Guid>().Append(proposal.AuthorId).Distinct().ToList();
        var names = await db.Participants.Where(p => actors.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        return new Answer(
            proposal.Slug, proposal.Title, proposal.Text, await db.Processes.Where(p => p.Id == proposal.ProcessId).Select(p => p.Title).SingleAsync(stop),
            proposal.DistrictKey, proposal.Category, names[proposal.AuthorId], proposal.State, proposal.WaitingSince, proposal.Revision,
            [.. proposal.Versions.OrderByDescending(v => v.Number).Select(v => new Version(v.Number, v.At, v.Title, v.Text, v.Why, v.ForWhom))],
            [.. proposal.History.OrderBy(h => h.At).ThenBy(h => h.Id).Select(h => new Step(h.State, h.At, h.Reason, h.Words, h.ActorId is { } id ? names.GetValueOrDefault(id, "") : ""))],
            proposal.IsPublic ? proposal.RefusesHiding(moderator) : proposal.State == ProposalState.Hidden ? proposal.RefusesRestoring(moderator) : proposal.RefusesReview(moderator),
            proposal.Why, proposal.ForWhom, proposal.Difference, proposal.EasyText, proposal.Place);
    }
}
