using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>One proposal with all a moderator needs to decide: to review it while it waits, to hide it once it is public, to show it again once it is hidden.</summary>
public sealed class ReadCase(IDbContextFactory<ParticipationDb> databases, ReadRights rights, TimeProvider clock)
{
    public sealed record Step(ProposalState State, DateTimeOffset At, string Reason, string Words, string ActorName);

    /// <summary>What the author submitted, word for word.</summary>
    /// <param name="HiddenReason">Key of the reason for which it is kept out of the public history, or empty.</param>
    public sealed record Version(int Number, DateTimeOffset At, string Title, string Text, string Why, string ForWhom, string HiddenReason = "");

    /// <summary>The change of a public text that waits: what it shall be, and what the author says about it.</summary>
    /// <param name="EasyText">Null when it leaves the easy version as it is.</param>
    /// <param name="Refusal">Why this moderator cannot decide about it.</param>
    /// <param name="Late">Why it cannot be published any more, as far as the process knows; it can be sent back.</param>
    public sealed record Change(int Number, DateTimeOffset At, ProposalText Text, string? EasyText, string Note, bool AuthorSaysMeaningChanged, Refusal? Refusal, Refusal? Late, Refusal? LateForMeaning);

    /// <param name="Versions">Newest first; the first is the present one.</param>
    /// <param name="Refusal">Why this moderator cannot decide it, for example because it is their own.</param>
    /// <param name="CoAuthors">Names of who writes along.</param>
    public sealed record Answer(
        string Slug, string Title, string Text, string ProcessTitle, string DistrictKey, string Category, string AuthorName, ProposalState State,
        DateTimeOffset WaitingSince, int Revision, IReadOnlyList<Version> Versions, IReadOnlyList<Step> History, Refusal? Refusal,
        string Why, string ForWhom, string Difference, string EasyText, ProposalPlace Place, ProposalText Content, Change? Waiting, int Supports, IReadOnlyList<string> CoAuthors)
    {
        public Guid Id { get; init; }
    }

    public async Task<Outcome<Answer>> HandleAsync(Guid? actor, string slug, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        var proposal = await db.Proposals.AsNoTracking().Include(p => p.History).Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null or { State: ProposalState.Draft } || !moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) return Refusal.NotFound;

        var process = await db.Processes.AsNoTracking().Whole.SingleAsync(p => p.Id == proposal.ProcessId, stop);
        var writing = proposal.CoAuthors.Where(c => c.State == CoAuthorState.Joined).OrderBy(c => c.At).Select(c => c.ParticipantId).ToList();
        var actors = proposal.History.Select(h => h.ActorId).OfType<Guid>().Append(proposal.AuthorId).Concat(writing).Distinct().ToList();
        var names = await db.Participants.Where(p => actors.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        return new Answer(
            proposal.Slug, proposal.Title, proposal.Text, process.Title,
            proposal.DistrictKey, proposal.Category, names[proposal.AuthorId], proposal.State, proposal.WaitingChange?.At ?? proposal.WaitingSince, proposal.Revision,
            [.. proposal.Versions.OrderByDescending(v => v.Number).Select(v => new Version(v.Number, v.At, v.Title, v.Text, v.Why, v.ForWhom, v.HiddenReason))],
            [.. proposal.History.OrderBy(h => h.At).ThenBy(h => h.Id).Select(h => new Step(h.State, h.At, h.Reason, h.Words, h.ActorId is { } id ? names.GetValueOrDefault(id, "") : ""))],
            proposal.IsReadable ? proposal.RefusesHiding(moderator) : proposal.State == ProposalState.Hidden ? proposal.RefusesRestoring(moderator) : proposal.RefusesReview(moderator),
            proposal.Why, proposal.ForWhom, proposal.Difference, proposal.EasyText, proposal.Place, proposal.Content, ChangeOf(proposal, process, moderator), proposal.Supports, [.. writing.Select(id => names[id])])
        {
            Id = proposal.Id,
        };
    }

    private Change? ChangeOf(Proposal proposal, Process process, Rights moderator) =>
        proposal.State != ProposalState.Published || proposal.WaitingChange is not { } change ? null
        : new Change(change.Number, change.At, change.Content, change.EasyText, change.Note, change.AuthorSaysMeaningChanged, proposal.RefusesChangeReview(moderator),
            process.RefusesChange(change.AuthorSaysMeaningChanged, clock.GetUtcNow()), process.RefusesChange(ofMeaning: true, clock.GetUtcNow()));
}
