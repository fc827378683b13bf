using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation.Desk;

public sealed class TakeBackDeedTests : IAsyncLifetime
{
    private Bench bench = null!;

    public static TheoryData<CaseKind, DeedVerdict> Pairs => new(Bench.All);

    public async ValueTask InitializeAsync() => bench = await Bench.OpenAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task In_time_it_has_never_happened_and_the_case_stays_with_its_moderator(CaseKind kind, DeedVerdict verdict)
    {
        var (key, deed) = (await bench.CaseAsync(kind, verdict), Bench.DeedOf(kind, verdict));
        var before = await Everything.ReadAsync(bench.Db);
        var id = await bench.HeldAsync(bench.Mona, key, deed);
        bench.Db.Clock.Advance(TimeSpan.FromSeconds(29));
        var back = (await bench.TakeBackAsync(bench.Mona, id)).Value!;
        Assert.Equal((key, verdict, deed.Reason ?? "", deed.Words ?? "", deed.Passage ?? ""), (back.Key, back.Deed.Verdict, back.Deed.Reason, back.Deed.Words, back.Deed.Passage));
        Assert.Equal(kind is CaseKind.Proposal or CaseKind.Change or CaseKind.EasyVersion ? await bench.SlugAsync(key.Id) : back.Slug, back.Slug);
        var claim = (await bench.ClaimRowAsync(key))!;
        Assert.Equal((bench.Mona.Id, bench.Now + Claim.Lasts), (claim.ModeratorId, claim.Until));

        await bench.CarryOutAsync();
        Assert.Equal(before, await Everything.ReadAsync(bench.Db));
        Assert.Empty(await bench.DeedsAsync());
        Assert.Equal([new Fault(Refusal.ClaimedByOther, "", "Mona")], (await bench.HoldAsync(bench.Mike, key, deed)).Faults);
        Assert.True((await bench.HoldAsync(bench.Mona, key, deed)).Succeeded);
    }

    [Fact]
    public async Task Too_late_is_too_late()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        var id = await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
        await bench.CarryOutAsync();
        Assert.Equal(Refusal.TooLateToUndo, (await bench.TakeBackAsync(bench.Mona, id)).Refusal);
        Assert.Equal(ProposalState.Published, await bench.StateAsync(key.Id));
    }

    [Fact]
    public async Task What_nobody_has_begun_with_can_be_taken_back_also_after_its_time()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        var id = await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
        bench.Db.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True((await bench.TakeBackAsync(bench.Mona, id)).Succeeded);
        await bench.CarryOutAsync();
        Assert.Equal(ProposalState.InReview, await bench.StateAsync(key.Id));
    }

    [Fact]
    public async Task What_a_process_has_begun_with_cannot_be_taken_back()
    {
        var id = await bench.HeldAsync(bench.Mona, await bench.CaseAsync(CaseKind.Proposal), new(DeedVerdict.Publish));
        await bench.BegunAsync();
        Assert.Equal(Refusal.TooLateToUndo, (await bench.TakeBackAsync(bench.Mona, id)).Refusal);
        Assert.Single(await bench.DeedsAsync());
    }

    [Fact]
    public async Task What_has_failed_comes_back_with_its_words_and_is_told_no_more()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        var id = await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
        Assert.Empty((await bench.Db.Get<WithdrawProposal>().HandleAsync(bench.Floor.Author.Id, await bench.SlugAsync(key.Id), "Hat sich erledigt.")).Faults);
        await bench.CarryOutAsync();
        Assert.Equal((key, DeedVerdict.Publish), ((await bench.TakeBackAsync(bench.Mona, id)).Value is { } back) ? (back.Key, back.Deed.Verdict) : default);
        Assert.Empty(await bench.DeedsAsync());
        Assert.Null(await bench.ClaimRowAsync(key));
    }

    [Fact]
    public async Task Nobody_takes_back_what_another_has_decided()
    {
        var id = await bench.HeldAsync(bench.Mona, await bench.CaseAsync(CaseKind.Proposal), new(DeedVerdict.Publish));
        Assert.Equal(Refusal.SignInRequired, (await bench.TakeBackAsync(null, id)).Refusal);
        foreach (var other in (Participant[])[bench.Mike, bench.Floor.Author, await bench.Floor.PersonAsync(A.Participant().Administrator())])
            Assert.Equal(Refusal.TooLateToUndo, (await bench.TakeBackAsync(other, id)).Refusal);
        Assert.Equal(Refusal.TooLateToUndo, (await bench.TakeBackAsync(bench.Mona, Guid.CreateVersion7())).Refusal);
        Assert.Single(await bench.DeedsAsync());
    }

    [Fact]
    public async Task Taking_back_twice_is_too_late_the_second_time()
    {
        var id = await bench.HeldAsync(bench.Mona, await bench.CaseAsync(CaseKind.Proposal), new(DeedVerdict.Publish));
        Assert.True((await bench.TakeBackAsync(bench.Mona, id)).Succeeded);
        Assert.Equal(Refusal.TooLateToUndo, (await bench.TakeBackAsync(bench.Mona, id)).Refusal);
    }

    [Fact]
    public async Task A_deed_taken_back_at_the_last_moment_is_either_done_or_undone()
    {
        await using var beside = bench.Db.Beside();
        var undone = 0;
        for (var round = 0; round < 30; round++)
        {
            var key = await bench.CaseAsync(CaseKind.Proposal);
            var id = await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
            bench.Db.Clock.Advance(TimeSpan.FromSeconds(30));
            var back = Task.Run(() => bench.TakeBackAsync(bench.Mona, id));
            await Task.WhenAll(back, Task.Run(() => bench.Db.Get<CarryOutDeeds>().HandleAsync()), Task.Run(() => beside.Get<CarryOutDeeds>().HandleAsync()));
            var outcome = await back;
            await bench.CarryOutAsync();
            Assert.Equal(outcome.Succeeded ? ProposalState.InReview : ProposalState.Published, await bench.StateAsync(key.Id));
            Assert.Equal(outcome.Succeeded ? 0 : 1, await bench.DecisionsAsync(key.Id));
            if (!outcome.Succeeded) Assert.Equal(Refusal.TooLateToUndo, outcome.Refusal);
            if (outcome.Succeeded) undone++;
        }

        Assert.Empty(await bench.DeedsAsync());
        Assert.Equal(30 - undone, (await bench.Db.MailsAsync()).Count);
        Assert.Equal(30 - undone, (await bench.Db.TrailAsync()).Count(e => e.Action == "proposal.published"));
    }
}
