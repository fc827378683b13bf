using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Comments;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Offers;
using CitizenParticipation.Proposals;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Moderation.Desk;

public sealed class CarryOutDeedsTests : IAsyncLifetime
{
    private Bench bench = null!;

    public static TheoryData<CaseKind, DeedVerdict> Pairs => new(Bench.All);

    public async ValueTask InitializeAsync() => bench = await Bench.OpenAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Nothing_has_happened_before_and_then_exactly_what_the_other_page_would_have_done(CaseKind kind, DeedVerdict verdict)
    {
        await using var direct = await Bench.OpenAsync();
        var (there, deed) = (await direct.CaseAsync(kind, verdict), Bench.DeedOf(kind, verdict));
        direct.Db.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Empty(await direct.DirectlyAsync(direct.Mona, there, deed));

        var key = await bench.CaseAsync(kind, verdict);
        var before = await Everything.ReadAsync(bench.Db);
        await bench.HeldAsync(bench.Mona, key, deed);
        Assert.Equal(before, await Everything.ReadAsync(bench.Db));
        bench.Db.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(bench.Now.AddSeconds(1), await bench.Db.Get<CarryOutDeeds>().HandleAsync());
        Assert.Equal(before, await Everything.ReadAsync(bench.Db));

        bench.Db.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await bench.Db.Get<CarryOutDeeds>().HandleAsync());
        Assert.NotEqual(before, await Everything.ReadAsync(bench.Db));
        Assert.Equal(await Everything.ComparableAsync(direct.Db), await Everything.ComparableAsync(bench.Db));
        Assert.Empty(await bench.DeedsAsync());
        Assert.Null(await bench.ClaimRowAsync(key));
    }

    [Fact]
    public async Task What_was_reported_is_hidden_and_who_has_reported_is_answered()
    {
        var comment = await bench.InsultAsync();
        var offer = await bench.OfferAsync(bench.Floor.Author);
        var proposal = await bench.Floor.ProposalAsync(A.Proposal().Published());
        CaseKey[] keys =
        [
            await bench.ReportAsync(ReportedKind.Comment, comment, bench.Floor.Bert), await bench.ReportAsync(ReportedKind.Offer, offer, bench.Floor.Bert), await bench.ReportAsync(ReportedKind.Proposal, proposal.Id, bench.Floor.Bert),
        ];
        foreach (var key in keys) Assert.False((await bench.HoldAsync(bench.Mona, key, Bench.DeedOf(CaseKind.Report, DeedVerdict.Hide))).Value!.AwaitsSecond);
        Assert.Equal(3, await bench.OpenReportsAsync());
        await bench.CarryOutAsync();
        Assert.Equal(CommentState.Hidden, await bench.CommentAsync(comment));
        Assert.Equal(ProposalState.Hidden, await bench.StateAsync(proposal.Id));
        await using var db = bench.Db.Open();
        Assert.Equal(OfferState.Hidden, (await db.Offers.AsNoTracking().SingleAsync(o => o.Id == offer)).State);
        Assert.All(await db.Reports.AsNoTracking().ToListAsync(), r => Assert.Equal((ReportState.Acted, "Insult", Bench.Words, bench.Mona.Id), (r.State, r.DecidedReason, r.DecidedWords, r.DecidedBy)));
        Assert.All(await db.Decisions.AsNoTracking().ToListAsync(), d => Assert.Equal((DecisionVerdict.Hidden, DecisionCause.Report, bench.Mona.Id), (d.Verdict, d.Cause, d.ById)));
        Assert.Equal(3, (await bench.Db.MailsAsync()).Count(m => m.Subject == "Zu Ihrer Meldung: Es wurde etwas getan"));
    }

    [Fact]
    public async Task A_rule_that_nobody_can_report_by_is_answered_as_another_reason()
    {
        var key = await bench.CaseAsync(CaseKind.Report);
        await bench.HeldAsync(bench.Mona, key, Bench.DeedOf(CaseKind.Report, DeedVerdict.Hide) with { Reason = "Unclear" });
        await bench.CarryOutAsync();
        await using var db = bench.Db.Open();
        Assert.Equal((ReportState.Acted, "Other"), await db.Reports.Select(r => new ValueTuple<ReportState, string>(r.State, r.DecidedReason)).SingleAsync());
        Assert.Equal("Unclear", (await db.Decisions.AsNoTracking().SingleAsync()).RuleKey);
    }

    [Fact]
    public async Task Where_a_second_person_is_needed_the_reports_stay_open_until_then()
    {
        var comment = await bench.InsultAsync();
        await bench.ReplyAsync(comment);
        var key = await bench.ReportAsync(ReportedKind.Comment, comment, bench.Floor.Bert);
        await bench.HeldAsync(bench.Mona, key, Bench.DeedOf(CaseKind.Report, DeedVerdict.Hide));
        await bench.CarryOutAsync();
        Assert.Empty(await bench.DeedsAsync());
        Assert.Equal((CommentState.Visible, 1), (await bench.CommentAsync(comment), await bench.OpenReportsAsync()));
        var desk = await bench.BrowseAsync(bench.Mike);
        Assert.Equal([CaseKind.Report, CaseKind.Second], desk.Lines.Select(l => l.Key.Kind).Order());

        var second = desk.Lines.Single(l => l.Key.Kind == CaseKind.Second).Key;
        await bench.HeldAsync(bench.Mike, second, new(DeedVerdict.Agree));
        await bench.CarryOutAsync();
        Assert.Equal((CommentState.Hidden, 1), (await bench.CommentAsync(comment), await bench.OpenReportsAsync()));
        // What has gone already is only answered.
        await bench.HeldAsync(bench.Mona, key, Bench.DeedOf(CaseKind.Report, DeedVerdict.Hide));
        await bench.CarryOutAsync();
        Assert.Equal((0, 1), (await bench.OpenReportsAsync(), await bench.DecisionsAsync(comment)));
    }

    [Fact]
    public async Task Each_deed_has_its_own_time_and_the_next_one_is_told()
    {
        var first = await bench.CaseAsync(CaseKind.Proposal);
        await bench.HeldAsync(bench.Mona, first, new(DeedVerdict.Publish));
        bench.Db.Clock.Advance(TimeSpan.FromSeconds(20));
        var second = await bench.CaseAsync(CaseKind.Proposal);
        await bench.HeldAsync(bench.Mike, second, new(DeedVerdict.Publish));
        var due = bench.Now.AddSeconds(30);
        bench.Db.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(due, await bench.Db.Get<CarryOutDeeds>().HandleAsync());
        Assert.Equal((ProposalState.Published, ProposalState.InReview), (await bench.StateAsync(first.Id), await bench.StateAsync(second.Id)));
        bench.Db.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(await bench.Db.Get<CarryOutDeeds>().HandleAsync());
        Assert.Equal(ProposalState.Published, await bench.StateAsync(second.Id));
    }

    [Fact]
    public async Task Who_goes_sends_their_own_at_once_and_nobody_elses()
    {
        var (mine, others) = (await bench.CaseAsync(CaseKind.Proposal), await bench.CaseAsync(CaseKind.Proposal));
        await bench.HeldAsync(bench.Mona, mine, new(DeedVerdict.Publish));
        await bench.HeldAsync(bench.Mike, others, new(DeedVerdict.Publish));
        await bench.Db.Get<CarryOutDeeds>().HandleAsync(by: bench.Mona.Id);
        Assert.Equal((ProposalState.Published, ProposalState.InReview), (await bench.StateAsync(mine.Id), await bench.StateAsync(others.Id)));
        Assert.Equal(others, Assert.Single(await bench.DeedsAsync()).Key);
    }

    [Fact]
    public async Task What_was_withdrawn_meanwhile_is_told_to_its_moderator_for_a_day()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        var id = await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
        Assert.Empty((await bench.Db.Get<WithdrawProposal>().HandleAsync(bench.Floor.Author.Id, await bench.SlugAsync(key.Id), "Hat sich erledigt.")).Faults);
        await bench.CarryOutAsync();
        await ExpectFailureAsync(bench.Mona, id, Refusal.DecidedMeanwhile);
        Assert.Equal(ProposalState.Withdrawn, await bench.StateAsync(key.Id));
        Assert.Null(await bench.ClaimRowAsync(key));
        Assert.Empty((await bench.BrowseAsync(bench.Mike)).Held);

        bench.Db.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(30));
        Assert.Null(await bench.Db.Get<CarryOutDeeds>().HandleAsync());
        await ExpectFailureAsync(bench.Mona, id, Refusal.DecidedMeanwhile);
        // Swept once an hour.
        bench.Db.Clock.Advance(TimeSpan.FromHours(1));
        await bench.Db.Get<CarryOutDeeds>().HandleAsync();
        Assert.Empty((await bench.BrowseAsync(bench.Mona)).Held);
    }

    [Fact]
    public async Task What_has_failed_waits_again_and_can_be_decided_again()
    {
        var comment = await bench.InsultAsync();
        var key = await bench.ReportAsync(ReportedKind.Comment, comment);
        var deed = Bench.DeedOf(CaseKind.Report, DeedVerdict.Dismiss);
        var id = await bench.HeldAsync(bench.Mona, key, deed with { Newest = (await bench.LineAsync(bench.Mona, key)).Newest });
        await bench.ReportAsync(ReportedKind.Comment, comment, bench.Floor.Bert);
        await bench.CarryOutAsync();
        await ExpectFailureAsync(bench.Mona, id, Refusal.MoreReported);
        Assert.Equal(2, (await bench.LineAsync(bench.Mona, key)).Reports);
        await bench.HeldAsync(bench.Mike, key, deed);
        await bench.CarryOutAsync();
        Assert.Equal(0, await bench.OpenReportsAsync());
        await ExpectFailureAsync(bench.Mona, id, Refusal.MoreReported);
    }

    [Fact]
    public async Task A_report_that_came_meanwhile_does_not_keep_an_insult_in_public_and_is_not_answered_unread()
    {
        var comment = await bench.InsultAsync();
        var key = await bench.ReportAsync(ReportedKind.Comment, comment);
        var deed = Bench.DeedOf(CaseKind.Report, DeedVerdict.Hide);
        await bench.HeldAsync(bench.Mona, key, deed with { Newest = (await bench.LineAsync(bench.Mona, key)).Newest });
        await bench.ReportAsync(ReportedKind.Comment, comment, bench.Floor.Bert);
        await bench.CarryOutAsync();
        Assert.Equal((CommentState.Hidden, 2), (await bench.CommentAsync(comment), await bench.OpenReportsAsync()));
        Assert.Empty(await bench.DeedsAsync());
        await bench.HeldAsync(bench.Mona, key, deed with { Newest = (await bench.LineAsync(bench.Mona, key)).Newest });
        await bench.CarryOutAsync();
        Assert.Equal((0, 1), (await bench.OpenReportsAsync(), await bench.DecisionsAsync(comment)));
    }

    [Fact]
    public async Task A_text_that_was_changed_meanwhile_is_not_decided_unread()
    {
        var key = await bench.CaseAsync(CaseKind.Change);
        var id = await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish, Revision: (await bench.LineAsync(bench.Mona, key)).Revision));
        var slug = await bench.SlugAsync(key.Id);
        Assert.Empty((await bench.Db.Get<DropChange>().HandleAsync(bench.Floor.Author.Id, slug)).Faults);
        Assert.Empty((await bench.Db.Get<ChangeProposal>().HandleAsync(bench.Floor.Author.Id, slug, new(A.ProposalInput(title: "Ganz etwas anderes"), "Anders gesagt.", false))).Faults);
        await bench.CarryOutAsync();
        await ExpectFailureAsync(bench.Mona, id, Refusal.DecidedMeanwhile);
        Assert.Equal("Mehr Bänke am Markt", (await bench.Db.Get<ReadProposal>().HandleAsync(null, slug))!.Title);
        Assert.Equal("Ganz etwas anderes", (await bench.LineAsync(bench.Mona, key)).Title);
    }

    [Fact]
    public async Task Who_may_not_any_more_does_not()
    {
        foreach (var kind in Bench.Kinds)
        {
            var key = await bench.CaseAsync(kind);
            var moderator = await bench.Floor.PersonAsync(A.Participant().ModeratorIn(A.Mitte));
            var before = await Everything.ReadAsync(bench.Db);
            var id = await bench.HeldAsync(moderator, key, Bench.DeedOf(kind, Bench.All.First(p => p.Kind == kind).Verdict));
            await bench.RevokeAsync(moderator);
            await bench.Db.AddAllAsync([new RoleGrant(moderator.Id, Role.Moderator, null, A.Nord, bench.Now)]);
            await bench.CarryOutAsync();
            Assert.Equal(before.Where(r => !r.StartsWith("RoleGrants", StringComparison.Ordinal)), (await Everything.ReadAsync(bench.Db)).Where(r => !r.StartsWith("RoleGrants", StringComparison.Ordinal)));
            await ExpectFailureAsync(moderator, id, Refusal.NotFound);
        }
    }

    [Fact]
    public async Task What_a_dead_process_had_begun_is_carried_out_after_a_minute_and_not_before()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
        bench.Db.Clock.Advance(TimeSpan.FromSeconds(30));
        await bench.BegunAsync();
        bench.Db.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await bench.Db.Get<CarryOutDeeds>().HandleAsync());
        Assert.Equal(ProposalState.InReview, await bench.StateAsync(key.Id));
        bench.Db.Clock.Advance(TimeSpan.FromSeconds(1));
        await bench.Db.Get<CarryOutDeeds>().HandleAsync();
        Assert.Equal(ProposalState.Published, await bench.StateAsync(key.Id));
        Assert.Empty(await bench.DeedsAsync());
        Assert.Single(await bench.Db.MailsAsync());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task What_a_dead_process_had_done_is_neither_done_twice_nor_called_a_failure(CaseKind kind, DeedVerdict verdict)
    {
        var (key, deed) = (await bench.CaseAsync(kind, verdict), Bench.DeedOf(kind, verdict));
        await bench.HeldAsync(bench.Mona, key, deed);
        bench.Db.Clock.Advance(TimeSpan.FromSeconds(30));
        await bench.BegunAsync();
        Assert.Empty(await bench.DirectlyAsync(bench.Mona, key, deed));
        var done = await Everything.ReadAsync(bench.Db);
        bench.Db.Clock.Advance(TimeSpan.FromMinutes(2));
        await bench.Db.Get<CarryOutDeeds>().HandleAsync();
        Assert.Empty(await bench.DeedsAsync());
        Assert.Equal(done, await Everything.ReadAsync(bench.Db));
        Assert.Null(await bench.ClaimRowAsync(key));
    }

    [Fact]
    public async Task What_a_dead_process_had_hidden_is_answered()
    {
        var key = await bench.CaseAsync(CaseKind.Report);
        await bench.HeldAsync(bench.Mona, key, Bench.DeedOf(CaseKind.Report, DeedVerdict.Hide));
        bench.Db.Clock.Advance(TimeSpan.FromSeconds(30));
        await bench.BegunAsync();
        Assert.True((await bench.Court.HideAsync(bench.Mona, key.Id)).Succeeded);
        bench.Db.Clock.Advance(TimeSpan.FromMinutes(2));
        await bench.Db.Get<CarryOutDeeds>().HandleAsync();
        Assert.Empty(await bench.DeedsAsync());
        Assert.Equal((0, 1), (await bench.OpenReportsAsync(), await bench.DecisionsAsync(key.Id)));
    }

    [Fact]
    public async Task What_two_processes_carry_out_at_once_happens_once()
    {
        await using var beside = bench.Db.Beside();
        var keys = new List<CaseKey>();
        for (var round = 0; round < 10; round++)
        {
            for (var i = 0; i < 3; i++) keys.Add(await bench.CaseAsync(CaseKind.Proposal));
            foreach (var key in keys.TakeLast(3)) await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
            bench.Db.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.WhenAll(((TestDb[])[bench.Db, beside, bench.Db, beside]).Select(node => Task.Run(() => node.Get<CarryOutDeeds>().HandleAsync())));
            Assert.Empty(await bench.DeedsAsync());
        }

        foreach (var key in keys) Assert.Equal((ProposalState.Published, 1), (await bench.StateAsync(key.Id), await bench.DecisionsAsync(key.Id)));
        Assert.Equal(30, (await bench.Db.MailsAsync()).Count);
        Assert.Equal(30, (await bench.Db.TrailAsync()).Count(e => e.Action == "proposal.published"));
    }

    [Fact]
    public async Task A_deed_and_a_decision_from_another_page_at_once_make_one()
    {
        for (var round = 0; round < 20; round++)
        {
            var key = await bench.CaseAsync(CaseKind.Proposal);
            await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
            // The job was away for so long that nobody keeps the case any more.
            bench.Db.Clock.Advance(TimeSpan.FromMinutes(2));
            var direct = Task.Run(() => bench.DirectlyAsync(bench.Mike, key, Bench.DeedOf(CaseKind.Proposal, DeedVerdict.Refuse)));
            await Task.WhenAll(direct, Task.Run(() => bench.Db.Get<CarryOutDeeds>().HandleAsync()));
            var refused = (await direct).Count == 0;
            Assert.Equal(refused ? ProposalState.Refused : ProposalState.Published, await bench.StateAsync(key.Id));
            Assert.Equal(1, await bench.DecisionsAsync(key.Id));
            Assert.Equal(refused, (await bench.DeedsAsync()).Any(d => d.SubjectId == key.Id && d.FailedAs == "DecidedMeanwhile"));
        }

        Assert.Equal(20, (await bench.Db.MailsAsync()).Count);
    }

    [Fact]
    public async Task What_is_broken_is_tried_for_ten_minutes_and_then_given_back_to_its_moderator()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        var id = await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
        await bench.Db.SqlAsync("ALTER TABLE \"Decisions\" RENAME TO \"Away\"");
        for (var minutes = 0; minutes < 10; minutes += 2)
        {
            await bench.CarryOutAsync();
            Assert.Equal("", Assert.Single(await bench.DeedsAsync()).FailedAs);
            bench.Db.Clock.Advance(TimeSpan.FromMinutes(1.5));
        }

        await bench.CarryOutAsync();
        await bench.Db.SqlAsync("ALTER TABLE \"Away\" RENAME TO \"Decisions\"");
        await ExpectFailureAsync(bench.Mona, id, Refusal.TryAgain);
        Assert.Equal(ProposalState.InReview, await bench.StateAsync(key.Id));
        await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
        await bench.CarryOutAsync();
        Assert.Equal(ProposalState.Published, await bench.StateAsync(key.Id));
    }

    private async Task ExpectFailureAsync(Participant who, Guid deed, Refusal refusal)
    {
        var line = (await bench.BrowseAsync(who)).Held.Single(h => h.Id == deed);
        Assert.Equal((refusal, true), (line.FailedAs, line.IsReaders));
    }
}
