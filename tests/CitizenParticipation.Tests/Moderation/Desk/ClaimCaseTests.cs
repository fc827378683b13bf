using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Live;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Moderation.Desk;

public sealed class ClaimCaseTests : IAsyncLifetime
{
    private static readonly Fault MonaHasIt = new(Refusal.ClaimedByOther, "", "Mona");

    private Bench bench = null!;

    public static TheoryData<CaseKind, DeedVerdict> Pairs => new(Bench.All);

    public async ValueTask InitializeAsync() => bench = await Bench.OpenAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task One_works_on_a_case_and_the_second_hears_who()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        Assert.Equal(new ClaimCase.Claimed(bench.Now.AddMinutes(15)), (await bench.ClaimAsync(bench.Mona, key)).Value);
        Assert.Equal([MonaHasIt], (await bench.ClaimAsync(bench.Mike, key)).Faults);
        Assert.Equal(bench.Mona.Id, (await bench.ClaimRowAsync(key))!.ModeratorId);
    }

    [Fact]
    public async Task A_sign_of_life_makes_it_last_and_silence_ends_it()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        await bench.ClaimAsync(bench.Mona, key);
        bench.Db.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(bench.Now.AddMinutes(15), (await bench.ClaimAsync(bench.Mona, key)).Value!.Until);
        bench.Db.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Equal(Refusal.ClaimedByOther, (await bench.ClaimAsync(bench.Mike, key)).Refusal);
        bench.Db.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await bench.ClaimAsync(bench.Mike, key)).Succeeded);
        Assert.Equal([new Fault(Refusal.ClaimedByOther, "", "Mike")], (await bench.ClaimAsync(bench.Mona, key)).Faults);
    }

    [Fact]
    public async Task It_can_be_taken_over()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        await bench.ClaimAsync(bench.Mona, key);
        Assert.True((await bench.ClaimAsync(bench.Mike, key, takeOver: true)).Succeeded);
        Assert.Equal([new Fault(Refusal.ClaimedByOther, "", "Mike")], (await bench.HoldAsync(bench.Mona, key, new(DeedVerdict.Publish))).Faults);
        Assert.True((await bench.HoldAsync(bench.Mike, key, new(DeedVerdict.Publish))).Succeeded);
    }

    [Fact]
    public async Task Whoever_works_on_a_proposal_works_on_the_reports_about_it_too()
    {
        var proposal = await bench.Floor.ProposalAsync(A.Proposal().Published());
        var itself = new CaseKey(CaseKind.Proposal, proposal.Id);
        var report = await bench.ReportAsync(ReportedKind.Proposal, proposal.Id, bench.Floor.Bert);
        foreach (var (first, then) in ((CaseKey, CaseKey)[])[(itself, report), (report, itself)])
        {
            await bench.ClaimAsync(bench.Mona, first);
            Assert.Equal([MonaHasIt], (await bench.ClaimAsync(bench.Mike, then)).Faults);
            Assert.True((await bench.ClaimAsync(bench.Mona, then)).Succeeded);
            Assert.Equal("Mona", (await bench.LineAsync(bench.Mike, report)).Claim!.Name);
            Assert.True((await bench.ClaimAsync(bench.Mike, then, takeOver: true)).Succeeded);
            Assert.Null(await bench.ClaimRowAsync(first));
            Assert.Equal([new Fault(Refusal.ClaimedByOther, "", "Mike")], (await bench.ClaimAsync(bench.Mona, first)).Faults);
            await bench.Db.Get<ReleaseCase>().HandleAsync(bench.Mike.Id, then);
        }
    }

    [Fact]
    public async Task What_was_handed_over_can_be_taken_back_by_hand()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        await bench.GiveAsync(bench.Mona, key, bench.Mike);
        Assert.Equal([new Fault(Refusal.ClaimedByOther, "", "Mike")], (await bench.ClaimAsync(bench.Mona, key)).Faults);
        Assert.True((await bench.ClaimAsync(bench.Mona, key, takeOver: true)).Succeeded);
        Assert.Equal((bench.Mona.Id, (Guid?)null), ((await bench.ClaimRowAsync(key))!.ModeratorId, (await bench.ClaimRowAsync(key))!.GivenById));
    }

    [Fact]
    public async Task Who_has_decided_already_is_not_overtaken()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
        Assert.Equal([new Fault(Refusal.DecidedByOther, "", "Mona")], (await bench.ClaimAsync(bench.Mike, key, takeOver: true)).Faults);
        Assert.Equal([new Fault(Refusal.DecidedByOther, "", "Mona")], (await bench.HoldAsync(bench.Mike, key, new(DeedVerdict.Publish))).Faults);
    }

    [Fact]
    public async Task Everything_one_process_and_one_district_and_nobody_else()
    {
        var other = await bench.Db.AddAsync(A.Process().InSupportPhase());
        foreach (var kind in Bench.Kinds)
        {
            var key = await bench.CaseAsync(kind);
            Assert.Equal(Refusal.SignInRequired, (await bench.ClaimAsync(null, key)).Refusal);
            foreach (var nobody in (ParticipantBuilder[])[A.Participant(), A.Participant().Administrator(), A.Participant().ModeratorIn(A.Nord), A.Participant().ModeratorOf(other), A.Participant().CommitteeMemberOf(A.Mitte)])
                Assert.Equal(Refusal.NotFound, (await bench.ClaimAsync(await bench.Floor.PersonAsync(nobody), key)).Refusal);
            Assert.Null(await bench.ClaimRowAsync(key));
            foreach (var moderator in (ParticipantBuilder[])[A.Participant().ModeratorIn(A.Mitte), A.Participant().ModeratorIn(A.Altstadt), A.Participant().ModeratorOf(bench.Floor.Process)])
                Assert.True((await bench.ClaimAsync(await bench.Floor.PersonAsync(moderator), key, takeOver: true)).Succeeded);
        }
    }

    [Fact]
    public async Task What_there_is_not_is_not_found()
    {
        foreach (var kind in Bench.Kinds)
            for (var part = kind == CaseKind.Report ? 1 : 0; part <= (kind == CaseKind.Report ? 3 : 0); part++)
                Assert.Equal(Refusal.NotFound, (await bench.ClaimAsync(bench.Mona, new CaseKey(kind, Guid.CreateVersion7(), part))).Refusal);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Nobody_else_decides_it_on_any_other_page(CaseKind kind, DeedVerdict verdict)
    {
        var (key, deed) = (await bench.CaseAsync(kind, verdict), Bench.DeedOf(kind, verdict));
        await bench.ClaimAsync(bench.Mona, key);
        var before = await Everything.ReadAsync(bench.Db);
        Assert.Equal([MonaHasIt], await bench.DirectlyAsync(bench.Mike, key, deed));
        Assert.Equal([MonaHasIt], await bench.DirectlyAsync(bench.Mike, key, deed, rehearse: true));
        Assert.Equal([MonaHasIt], (await bench.HoldAsync(bench.Mike, key, deed)).Faults);
        Assert.Equal(before, await Everything.ReadAsync(bench.Db));
        Assert.Empty(await bench.DirectlyAsync(bench.Mona, key, deed));
    }

    [Fact]
    public async Task A_reported_proposal_is_not_hidden_from_its_page_while_somebody_reads_the_reports()
    {
        var proposal = await bench.Floor.ProposalAsync(A.Proposal().Published());
        var key = await bench.ReportAsync(ReportedKind.Proposal, proposal.Id);
        await bench.ClaimAsync(bench.Mona, key);
        Assert.Equal([MonaHasIt], await bench.DirectlyAsync(bench.Mike, new(CaseKind.Proposal, proposal.Id), Bench.DeedOf(CaseKind.Proposal, DeedVerdict.Hide)));
        Assert.Equal([MonaHasIt], (await bench.Court.HideProposalAsync(bench.Mike, proposal)).Faults);
        Assert.Empty((await bench.Court.HideProposalAsync(bench.Mona, proposal)).Faults);
    }

    [Fact]
    public async Task A_reported_offer_and_a_reported_comment_neither()
    {
        var comment = await bench.InsultAsync();
        var offer = await bench.OfferAsync(bench.Floor.Bert);
        foreach (var key in (CaseKey[])[await bench.ReportAsync(ReportedKind.Comment, comment), await bench.ReportAsync(ReportedKind.Offer, offer)])
        {
            await bench.ClaimAsync(bench.Mona, key);
            Task<Outcome<HideContribution.Done>> HideAsync(Participant who) => bench.Db.Get<HideContribution>().HandleAsync(who.Id, (ContributionKind)key.Part, key.Id, 0, new(Decisions.Court.Why));
            Assert.Equal([MonaHasIt], (await HideAsync(bench.Mike)).Faults);
            Assert.True((await HideAsync(bench.Mona)).Succeeded);
        }
    }

    [Fact]
    public async Task One_case_of_a_proposal_says_nothing_about_another()
    {
        await bench.ChangeAsync(bench.Floor.Proposal);
        await bench.ClaimAsync(bench.Mona, new(CaseKind.Proposal, bench.Floor.Proposal.Id));
        Assert.True((await bench.HoldAsync(bench.Mike, new(CaseKind.Change, bench.Floor.Proposal.Id), new(DeedVerdict.Publish))).Succeeded);
    }

    [Fact]
    public async Task Open_desks_hear_of_a_new_claim_and_not_of_a_sign_of_life()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        using var ear = await bench.Db.ListenAsync();
        await bench.ClaimAsync(bench.Mona, key);
        Assert.Contains(await bench.Db.HeardAsync(ear), b => b.Topic == Topics.Moderation);
        await bench.ClaimAsync(bench.Mona, key);
        Assert.DoesNotContain(await bench.Db.HeardAsync(ear), b => b.Topic == Topics.Moderation);
    }

    [Fact]
    public async Task Of_many_who_begin_at_once_one_does()
    {
        Participant[] all = [bench.Mona, bench.Mike, bench.Mara];
        for (var round = 0; round < 20; round++)
        {
            var key = await bench.CaseAsync(CaseKind.Proposal);
            var outcomes = await Task.WhenAll(all.Select(who => Task.Run(() => bench.ClaimAsync(who, key))));
            Assert.Single(outcomes, o => o.Succeeded);
            var winner = all[Array.FindIndex(outcomes, o => o.Succeeded)];
            Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal([new Fault(Refusal.ClaimedByOther, "", winner.DisplayName)], o.Faults));
            Assert.Equal(winner.Id, (await bench.ClaimRowAsync(key))!.ModeratorId);
        }
    }

    [Fact]
    public async Task The_database_itself_keeps_one_claim_of_a_case()
    {
        var key = await bench.CaseAsync(CaseKind.Report);
        await bench.ClaimAsync(bench.Mona, key);
        await using var db = bench.Db.Open();
        var second = new Claim(key);
        second.Take(bench.Mike.Id, bench.Now);
        db.Add(second);
        Assert.True(db.IsDuplicate(await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync())));
    }

    [Theory]
    [InlineData("\"Kind\" = 0")]
    [InlineData("\"Kind\" = 8")]
    [InlineData("\"Part\" = 0")]
    [InlineData("\"Kind\" = 1")]
    [InlineData("\"ModeratorId\" = \"SubjectId\"")]
    public async Task The_database_itself_refuses_what_is_no_claim(string change)
    {
        await bench.ClaimAsync(bench.Mona, await bench.CaseAsync(CaseKind.Report));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => bench.Db.SqlAsync($"UPDATE \"Claims\" SET {change}"));
    }
}
