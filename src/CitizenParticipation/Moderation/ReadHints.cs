using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation.Hints;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Similar;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>What a moderator may want to look at in a proposal, or in its change that waits. It reads only; whoever may read the case may read its hints.</summary>
public sealed class ReadHints(IDbContextFactory<ParticipationDb> databases, ReadRights rights, FindSimilar similar)
{
    /// <summary>Others that wait too are compared with the newest of them.</summary>
    private const int MostWaiting = 40;
    private const int MostOfAuthor = 20;
    private const int MostTimes = 200;

    private sealed record Other(Guid Id, string Slug, string Title, string Text, string Why, ProposalState State, Guid ProcessId, string DistrictKey);

    public async Task<Outcome<HintList>> HandleAsync(Guid? actor, string slug, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        var proposal = await db.Proposals.AsNoTracking().Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null or { State: ProposalState.Draft } || !moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) return Refusal.NotFound;

        var change = proposal.State == ProposalState.Published ? proposal.WaitingChange : null;
        var text = change?.Content ?? proposal.Content;
        var whole = string.Join("\n\n", text.Title, text.Text, text.Why, text.ForWhom, text.Difference, text.Place.Words, change is null ? proposal.EasyText : change.EasyText, change?.Note);
        var (writer, at) = (change?.WriterId ?? proposal.AuthorId, change?.At ?? proposal.SubmittedAt);
        return HintList.Of(
        [
            .. TextHints.In(whole),
            .. CopiesOf(text, (await OthersAsync(db, proposal, text, stop)).Where(o => o.State == ProposalState.Published || moderator.MayModerate(o.ProcessId, o.DistrictKey))),
            .. Bursts.In([at, .. await TimesAsync(db, writer, proposal.Id, at, stop)], at),
        ]);
    }

    private static IEnumerable<Hint> CopiesOf(ProposalText text, IEnumerable<Other> others)
    {
        var words = new SameWords(Joined(text.Title, text.Text, text.Why));
        return from other in others
               let percent = words.PercentOf(new SameWords(Joined(other.Title, other.Text, other.Why)))
               where percent is not null
               orderby percent descending, other.Id
               select Hint.Of(HintKind.CopyOfProposal, other.Title) with { Count = percent.Value, Slug = other.Slug };
    }

    /// <summary>What it could be a copy of: similar published ones, what else waits, and whatever the same person has handed in before.</summary>
    private async Task<IEnumerable<Other>> OthersAsync(ParticipationDb db, Proposal proposal, ProposalText text, CancellationToken stop)
    {
        var alike = (await similar.HandleAsync(text.Title + "\n" + text.Text, stop: stop)).Select(s => s.Slug).ToList();
        var (id, author) = (proposal.Id, proposal.AuthorId);
        var all = db.Proposals.AsNoTracking().Where(p => p.Id != id);
        return (await ReadAsync(all.Where(p => EF.Parameter(alike).Contains(p.Slug))))
            .Concat(await ReadAsync(all.Where(p => p.AuthorId == author && p.State != ProposalState.Draft).OrderByDescending(p => p.SubmittedAt).Take(MostOfAuthor)))
            .Concat(await ReadAsync(all.Where(p => p.State == ProposalState.InReview).OrderByDescending(p => p.WaitingSince).Take(MostWaiting)))
            .DistinctBy(o => o.Id);

        Task<List<Other>> ReadAsync(IQueryable<Proposal> some) => some.Select(p => new Other(p.Id, p.Slug, p.Title, p.Text, p.Why, p.State, p.ProcessId, p.DistrictKey)).ToListAsync(stop);
    }

    /// <summary>When this person wrote anything else around then.</summary>
    private static async Task<IReadOnlyList<DateTimeOffset>> TimesAsync(ParticipationDb db, Guid writer, Guid proposal, DateTimeOffset at, CancellationToken stop)
    {
        var (from, to) = (at - Bursts.Around, at + Bursts.Around);
        return
        [
            .. await db.Proposals.Where(p => p.AuthorId == writer && p.Id != proposal && p.State != ProposalState.Draft && p.SubmittedAt >= from && p.SubmittedAt <= to).Select(p => p.SubmittedAt).Take(MostTimes).ToListAsync(stop),
            .. await db.Comments.Where(c => c.AuthorId == writer && c.CreatedAt >= from && c.CreatedAt <= to).Select(c => c.CreatedAt).Take(MostTimes).ToListAsync(stop),
        ];
    }

    private static string Joined(params ReadOnlySpan<string> parts) => string.Join('\n', parts);
}
