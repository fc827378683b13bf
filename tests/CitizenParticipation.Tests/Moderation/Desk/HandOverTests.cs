using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Proposals;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation.Desk;

public sealed class HandOverTests : IAsyncLifetime
{
    private Bench bench = null!;
    private CaseKey key;

    public async ValueTask InitializeAsync()
    {
        bench = await Bench.OpenAsync();
        key = await bench.CaseAsync(CaseKind.Proposal);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_colleague_has_it_for_a_day_with_the_name_of_who_sent_it()
    {
        await bench.ClaimAsync(bench.Mona, key);
        Assert.Equal(new HandOver.Given("Mike"), (await bench.GiveAsync(bench.Mona, key, bench.Mike)).Value);
        var claim = (await bench.ClaimRowAsync(key))!;
        Assert.Equal((bench.Mike.Id, bench.Mona.Id, bench.Now.AddDays(1)), (claim.ModeratorId, claim.GivenById, claim.Until));
        Assert.Equal([new Fault(Refusal.ClaimedByOther, "", "Mike")], (await bench.HoldAsync(bench.Mona, key, new(DeedVerdict.Publish))).Faults);
        Assert.True((await bench.HoldAsync(bench.Mike, key, new(DeedVerdict.Publish))).Succeeded);
    }

    [Fact]
    public async Task It_works_without_having_opened_the_case_and_is_passed_on()
    {
        Assert.True((await bench.GiveAsync(bench.Mona, key, bench.Mike)).Succeeded);
        Assert.Equal([new Fault(Refusal.ClaimedByOther, "", "Mike")], (await bench.GiveAsync(bench.Mona, key, bench.Mara)).Faults);
        Assert.True((await bench.GiveAsync(bench.Mike, key, bench.Mara)).Succeeded);
        Assert.Equal((bench.Mara.Id, bench.Mike.Id), ((await bench.ClaimRowAsync(key))!.ModeratorId, (await bench.ClaimRowAsync(key))!.GivenById));
    }

    [Fact]
    public async Task What_another_works_on_is_not_given_away()
    {
        await bench.ClaimAsync(bench.Mona, key);
        Assert.Equal([new Fault(Refusal.ClaimedByOther, "", "Mona")], (await bench.GiveAsync(bench.Mike, key, bench.Mara)).Faults);
    }

    [Fact]
    public async Task It_goes_to_nobody_who_could_not_decide_it()
    {
        await bench.ClaimAsync(bench.Mona, key);
        Assert.Equal([new Fault(Refusal.Required, "Colleague")], (await bench.GiveAsync(bench.Mona, key, null)).Faults);
        Assert.Equal([new Fault(Refusal.NotAColleague, "Colleague")], (await bench.GiveAsync(bench.Mona, key, bench.Mona)).Faults);
        Assert.Equal([new Fault(Refusal.NotAColleague, "Colleague")], (await bench.Db.Get<HandOver>().HandleAsync(bench.Mona.Id, key, Guid.CreateVersion7())).Faults);
        var other = await bench.Db.AddAsync(A.Process().InSupportPhase());
        foreach (var nobody in (ParticipantBuilder[])[A.Participant(), A.Participant().Administrator(), A.Participant().ModeratorIn(A.Nord), A.Participant().ModeratorOf(other)])
            Assert.Equal([new Fault(Refusal.NotAColleague, "Colleague")], (await bench.GiveAsync(bench.Mona, key, await bench.Floor.PersonAsync(nobody))).Faults);
        var claim = (await bench.ClaimRowAsync(key))!;
        Assert.Equal((bench.Mona.Id, (Guid?)null), (claim.ModeratorId, claim.GivenById));
        foreach (var colleague in (ParticipantBuilder[])[A.Participant().ModeratorIn(A.Mitte), A.Participant().ModeratorOf(bench.Floor.Process)])
        {
            Assert.True((await bench.GiveAsync(bench.Mona, key, await bench.Floor.PersonAsync(colleague))).Succeeded);
            await bench.ClaimAsync(bench.Mona, key, takeOver: true);
        }
    }

    [Fact]
    public async Task Only_who_may_decide_it_hands_it_over()
    {
        Assert.Equal(Refusal.SignInRequired, (await bench.GiveAsync(null, key, bench.Mike)).Refusal);
        foreach (var nobody in (ParticipantBuilder[])[A.Participant(), A.Participant().Administrator(), A.Participant().ModeratorIn(A.Nord)])
            Assert.Equal(Refusal.NotFound, (await bench.GiveAsync(await bench.Floor.PersonAsync(nobody), key, bench.Mike)).Refusal);
        Assert.Equal(Refusal.NotFound, (await bench.GiveAsync(bench.Mona, key with { Id = Guid.CreateVersion7() }, bench.Mike)).Refusal);
        Assert.Null(await bench.ClaimRowAsync(key));
    }

    [Fact]
    public async Task While_a_proposal_is_about_to_be_hidden_the_reports_about_it_are_not_handed_over()
    {
        var proposal = await bench.Floor.ProposalAsync(A.Proposal().Published());
        var report = await bench.ReportAsync(ReportedKind.Proposal, proposal.Id, bench.Floor.Bert);
        await bench.HeldAsync(bench.Mona, new(CaseKind.Proposal, proposal.Id), Bench.DeedOf(CaseKind.Proposal, DeedVerdict.Hide));
        Assert.Equal(Refusal.DecidedMeanwhile, (await bench.GiveAsync(bench.Mike, report, bench.Mara)).Refusal);
    }

    [Fact]
    public async Task What_is_decided_is_not_handed_over()
    {
        await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
        Assert.Equal(Refusal.DecidedMeanwhile, (await bench.GiveAsync(bench.Mona, key, bench.Mike)).Refusal);
        Assert.Equal([new Fault(Refusal.ClaimedByOther, "", "Mona")], (await bench.GiveAsync(bench.Mike, key, bench.Mara)).Faults);
    }
}
