using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Notifications;

/// <summary>Whom an event concerns, and why. Each source names its people in the order of their ids, so that some can be told now and the next later.</summary>
public sealed class Concerned(ReadDistricts districts)
{
    public sealed record Person
    {
        public Guid Id { get; init; }

        public Because Because { get; init; }
    }

    public async Task<IReadOnlyList<IQueryable<Person>>> SourcesAsync(ParticipationDb db, NoticeEvent told, CancellationToken stop)
    {
        var comment = told.CommentId is { } said ? await db.Comments.AsNoTracking().SingleOrDefaultAsync(c => c.Id == said, stop) : null;
        var proposalId = told.ProposalId ?? comment?.ProposalId;
        var proposal = proposalId is { } id ? await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, stop) : null;
        return told.Kind switch
        {
            NoticeKind.PhaseBegan => [Following(db, TopicKind.Process, Because.FollowsProcess, Follow.Of(told.ProcessId!.Value))],
            NoticeKind.ProcessCreated => [Following(db, TopicKind.District, Because.FollowsDistrict, await TouchedAsync(db, told.ProcessId!.Value, stop))],
            // Whoever wrote what was hidden hears of it, and nobody else.
            NoticeKind.CommentHidden or NoticeKind.CommentRestored => comment is null ? [] : [One(db, comment.AuthorId, Because.Own)],
            // Gone again before it was told: nothing to see.
            NoticeKind.CommentAdded when comment is not { State: CommentState.Visible } || proposal is not { IsPublic: true } => [],
            NoticeKind.CommentAdded => [.. await AnsweredAsync(db, comment!, stop), .. Writing(db, proposal!), OfProposal(db, proposal!)],
            _ when proposal is null => [],
            // Only who submitted it says who writes along.
            NoticeKind.CoauthorAsked => [One(db, proposal.AuthorId, Because.Own)],
            NoticeKind.ProposalReturned or NoticeKind.ProposalRefused or NoticeKind.CoauthorAccepted or NoticeKind.VersionHidden or NoticeKind.VersionRestored => Writing(db, proposal),
            NoticeKind.ProposalPublished =>
            [
                .. Writing(db, proposal), OfProposal(db, proposal),
                Following(db, TopicKind.Process, Because.FollowsProcess, Follow.Of(proposal.ProcessId)),
                Following(db, TopicKind.District, Because.FollowsDistrict, [.. Above(await districts.HandleAsync(stop), proposal.DistrictKey)]),
            ],
            // What was never public is nobody's business but that of who writes it.
            _ when proposal.PublishedAt is null => Writing(db, proposal),
            _ => [.. Writing(db, proposal), OfProposal(db, proposal), Supporting(db, proposal)],
        };
    }

    private static IQueryable<Person> One(ParticipationDb db, Guid id, Because because) =>
        db.Participants.Where(p => p.Id == id).Select(p => new Person { Id = p.Id, Because = because });

    /// <summary>Who submitted it and who writes along.</summary>
    private static IReadOnlyList<IQueryable<Person>> Writing(ParticipationDb db, Proposal proposal) =>
    [
        One(db, proposal.AuthorId, Because.Own),
        db.Set<CoAuthor>().Where(c => c.ProposalId == proposal.Id && c.State == CoAuthorState.Joined).Select(c => new Person { Id = c.ParticipantId, Because = Because.Own }),
    ];

    private static IQueryable<Person> OfProposal(ParticipationDb db, Proposal proposal) => Following(db, TopicKind.Proposal, Because.FollowsProposal, Follow.Of(proposal.Id));

    private static IQueryable<Person> Supporting(ParticipationDb db, Proposal proposal) =>
        db.Supports.Where(s => s.ProposalId == proposal.Id).Select(s => new Person { Id = s.ParticipantId, Because = Because.Supports });

    private static IQueryable<Person> Following(ParticipationDb db, TopicKind kind, Because because, params IReadOnlyList<string> targets)
    {
        var all = db.Follows.Where(f => f.Kind == kind && f.Wish == Wish.Follow);
        if (targets is [var only]) return all.Where(f => f.Target == only).Select(f => new Person { Id = f.ParticipantId, Because = because });
        // A few districts, one above the other: who follows two of them is one person.
        return all.Where(f => targets.Contains(f.Target)).Select(f => new Person { Id = f.ParticipantId, Because = because }).Distinct();
    }

    private static async Task<IReadOnlyList<IQueryable<Person>>> AnsweredAsync(ParticipationDb db, Comment comment, CancellationToken stop)
    {
        if (comment.ParentId is not { } parent) return [];
        var author = await db.Comments.Where(c => c.Id == parent).Select(c => c.AuthorId).SingleAsync(stop);
        return [One(db, author, Because.Answered)];
    }

    private static IEnumerable<string> Above(DistrictTree tree, string key)
    {
        for (var at = tree.Find(key); at is not null; at = tree.Find(at.ParentKey)) yield return at.Key;
    }

    /// <summary>The districts that have ground in common with the area of a process.</summary>
    private async Task<IReadOnlyList<string>> TouchedAsync(ParticipationDb db, Guid processId, CancellationToken stop)
    {
        var areas = await db.Set<ProcessDistrict>().Where(d => d.ProcessId == processId).Select(d => d.DistrictKey).ToListAsync(stop);
        var tree = await districts.HandleAsync(stop);
        return [.. tree.All.Select(d => d.Key).Where(key => tree.Touches(areas, key))];
    }
}
