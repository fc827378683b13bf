using CitizenParticipation.Accounts;
using CitizenParticipation.Merging;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Merging;

/// <summary>Two published proposals that ask for the same, their authors, a moderator, and somebody who supports.</summary>
internal sealed record Pair(TestDb Db, Process Process, Proposal One, Proposal Other, Participant Olga, Participant Paul, Participant Moderator, Participant Supporter) : IAsyncDisposable
{
    public const string Reason = "Beide Vorschläge wollen dasselbe am selben Platz.";

    public static readonly ProposeSplit.Input Halves = new(
        "Bänke am Markt", "Am Markt fehlen Bänke, auf denen man sich ausruhen kann.", "Bäume am Markt", "Am Markt fehlen auch Bäume, die Schatten geben.", "Das sind zwei verschiedene Ideen.");

    public static async Task<Pair> CreateAsync()
    {
        var db = await TestDb.CreateAsync();
        var process = await db.AddAsync(A.Process().InSupportPhase());
        var (olga, paul) = (await db.AddAsync(A.Participant().Called("Olga").Reached(A.Next("olga") + "@example.org")), await db.AddAsync(A.Participant().Called("Paul").Speaking("en")));
        var one = await db.AddAsync(A.Proposal().In(process).By(olga).Titled("Mehr Bänke am Markt").Published());
        var other = await db.AddAsync(A.Proposal().In(process).By(paul).Titled("Neue Sitzbänke auf dem Markt").Published());
        return new Pair(db, process, one, other, olga, paul, await db.AddAsync(A.Participant().Called("Mona").Moderator()), await db.AddAsync(A.Participant().Called("Sara")));
    }

    public Task<Outcome<ProposeMerge.Proposed>> AskMergeAsync(Proposal? source = null, string? target = null, Participant? by = null, string reason = Reason) =>
        Db.Get<ProposeMerge>().HandleAsync((by ?? Moderator).Id, (source ?? One).Slug, new(target ?? Other.Slug, reason));

    public Task<Outcome<ProposeSplit.Proposed>> AskSplitAsync(ProposeSplit.Input? halves = null) => Db.Get<ProposeSplit>().HandleAsync(Moderator.Id, One.Slug, halves ?? Halves);

    public Task<Outcome<AnswerRegrouping.Answered>> AnswerAsync(Participant who, Guid id, bool agree = true, string? words = null) =>
        Db.Get<AnswerRegrouping>().HandleAsync(who.Id, id, new(agree, words));

    public async Task<Guid> MergeAsync()
    {
        var id = (await AskMergeAsync()).Value!.Id;
        Assert.Equal(RegroupingState.Asked, (await AnswerAsync(Olga, id)).Value!.State);
        Assert.Equal(new AnswerRegrouping.Answered(RegroupingState.Done, Other.Slug), (await AnswerAsync(Paul, id)).Value);
        return id;
    }

    public async Task<(Guid Id, string Slug)> SplitAsync()
    {
        var id = (await AskSplitAsync()).Value!.Id;
        return (id, (await AnswerAsync(Olga, id)).Value!.Target!);
    }

    public async Task WriteAlongAsync(Proposal proposal, Participant author, Participant who)
    {
        var invited = await Db.Get<InviteCoAuthor>().HandleAsync(author.Id, proposal.Slug);
        Assert.Empty((await Db.Get<AcceptInvitation>().HandleAsync(who.Id, invited.Value!.Code)).Faults);
    }

    public async Task SupportAsync(Participant who, Proposal proposal) => Assert.Empty((await Db.Get<SupportProposal>().HandleAsync(who.Id, proposal.Slug)).Faults);

    public Task<IReadOnlyList<ReadKinship.Relative>> KinAsync(Proposal proposal, Participant? reader = null) => Db.Get<ReadKinship>().HandleAsync(reader?.Id, proposal.Id);

    public Task<Outcome<AnswerSupportQuestion.Answered>> SayAsync(Participant who, Guid id, bool yes) => Db.Get<AnswerSupportQuestion>().HandleAsync(who.Id, id, yes);

    public async Task<ReadProposal.Answer> ReadAsync(string slug, Participant? reader = null) => (await Db.Get<ReadProposal>().HandleAsync(reader?.Id, slug))!;

    public async Task<int> RowsAsync(Guid participant)
    {
        await using var open = Db.Open();
        return await open.Supports.CountAsync(s => s.ParticipantId == participant);
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
