using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Offers;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Administration;

/// <summary>
/// Reads entries with the names that belong to them today. What is not public has no title here: only who may open the case reads it, and there.
/// </summary>
internal static class TrailLines
{
    private sealed record Shown(Guid Id, string Slug, string Title, bool IsReadable, Guid ProcessId, string DistrictKey);

    /// <param name="below">Only smaller numbers.</param>
    public static async Task<IReadOnlyList<TrailLine>> ReadAsync(ParticipationDb db, Rights reader, IQueryable<TrailSearch.Hit> hits, long? below, int most, CancellationToken stop)
    {
        if (below is { } number) hits = hits.Where(h => h.Number < number);
        var read = await hits.OrderByDescending(h => h.Number).Take(most).Select(h => h.Entry).ToListAsync(stop);
        var subjects = read.Select(e => e.Subject).Distinct().ToDictionary(s => s, Split);
        var (commentIds, offerIds, processIds) = (Of("comment"), Of("offer"), Of("process"));
        var comments = await db.Comments.Where(c => commentIds.Contains(c.Id)).Select(c => new { c.Id, c.ProposalId, c.State }).ToDictionaryAsync(c => c.Id, stop);
        var offers = await db.Offers.Where(o => offerIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.ProposalId, stop);
        var needed = Of("proposal").Concat(comments.Values.Select(c => c.ProposalId)).Concat(offers.Values).Distinct().ToList();
        var proposals = await db.Proposals.Where(p => needed.Contains(p.Id))
            .Select(p => new Shown(p.Id, p.Slug, p.Title, p.State == ProposalState.Published || p.State == ProposalState.Merged, p.ProcessId, p.DistrictKey)).ToDictionaryAsync(p => p.Id, stop);
        var processes = await db.Processes.Where(p => processIds.Contains(p.Id)).Select(p => new { p.Id, p.Slug, p.Title }).ToDictionaryAsync(p => p.Id, stop);
        var persons = read.Select(e => e.ActorId).OfType<Guid>().Concat(Of("participant")).Distinct().ToList();
        var names = await db.Participants.Where(p => persons.Contains(p.Id)).Select(p => new { p.Id, p.DisplayName }).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        return [.. read.Select(e => new TrailLine(
            e.Number, e.At, e.ActorId, e.ActorId is { } who ? names.GetValueOrDefault(who, "") : null, e.Action, InWords(e.Subject), e.Before, e.After, e.Reason, e.PreviousHash, e.Hash))];

        List<Guid> Of(string kind) => [.. subjects.Values.Where(s => s.Kind == kind).Select(s => s.Id).OfType<Guid>()];

        TrailSubject InWords(string raw)
        {
            var (kind, id) = subjects[raw];
            var bare = new TrailSubject(raw, kind, id);
            if (id is not { } known) return bare;
            if (kind == "participant") return bare with { Title = names.GetValueOrDefault(known) };
            if (kind == "decision" && reader.ModeratesAnything) return bare with { Opens = TrailSubject.Place.Decision };
            if (kind == "process" && processes.TryGetValue(known, out var process)) return bare with { Slug = process.Slug, Title = process.Title, Opens = TrailSubject.Place.Process };
            if (kind == "proposal" && proposals.TryGetValue(known, out var proposal)) return About(bare, proposal, TrailSubject.Place.Proposal, TrailSubject.Place.Case);
            if (kind == "comment" && comments.TryGetValue(known, out var comment))
                return About(bare, proposals[comment.ProposalId], OpensComment(comment.State), comment.State == CommentState.Deleted ? TrailSubject.Place.None : TrailSubject.Place.CommentCase);
            if (kind == "offer" && offers.TryGetValue(known, out var offered)) return About(bare, proposals[offered], TrailSubject.Place.OfferCase, TrailSubject.Place.OfferCase);
            return bare;
        }

        TrailSubject About(TrailSubject bare, Shown proposal, TrailSubject.Place open, TrailSubject.Place closed)
        {
            var mayDecide = reader.MayModerate(proposal.ProcessId, proposal.DistrictKey);
            var place = proposal.IsReadable && open is TrailSubject.Place.Proposal or TrailSubject.Place.Comment ? open : mayDecide ? closed : TrailSubject.Place.None;
            return bare with { Slug = proposal.Slug, Title = proposal.IsReadable ? proposal.Title : null, Opens = place };
        }
    }

    private static TrailSubject.Place OpensComment(CommentState state) => state switch
    {
        CommentState.Visible => TrailSubject.Place.Comment,
        CommentState.Hidden => TrailSubject.Place.CommentCase,
        _ => TrailSubject.Place.None,
    };

    private static (string Kind, Guid? Id) Split(string subject) =>
        subject.Split(':') is [var kind, var name] && Guid.TryParse(name, out var id) ? (kind, id) : (subject, null);
}
