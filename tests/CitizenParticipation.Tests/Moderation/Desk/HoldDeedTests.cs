using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Proposals;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenParticipation.Tests.Moderation.Desk;

public sealed class HoldDeedTests : IAsyncLifetime
{
    private Bench bench = null!;

    public static TheoryData<CaseKind, DeedVerdict> Pairs => new(Bench.All);

    public static TheoryData<CaseKind> Kinds => new(Bench.Kinds);

    public async ValueTask InitializeAsync() => bench = await Bench.OpenAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_deed_waits_half_a_minute_with_all_that_was_typed_and_keeps_its_case()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        var deed = Bench.DeedOf(CaseKind.Proposal, DeedVerdict.Return) with { Revision = (await bench.LineAsync(bench.Mona, key)).Revision, Cause = DecisionCause.Hint };
        var held = (await bench.HoldAsync(bench.Mona, key, deed)).Value!;
        Assert.Equal((bench.Now.AddSeconds(30), false), (held.DueAt, held.AwaitsSecond));
        var row = Assert.Single(await bench.DeedsAsync());
        Assert.Equal((held.Id, key, deed, bench.Mona.Id, bench.Floor.Process.Id, A.Altstadt), (row.Id, row.Key, row.Deed, row.ModeratorId, row.ProcessId, row.DistrictKey));
        Assert.Equal((bench.Mona.Id, bench.Now.AddSeconds(90)), ((await bench.ClaimRowAsync(key))!.ModeratorId, (await bench.ClaimRowAsync(key))!.Until));
    }

    [Fact]
    public async Task It_says_when_a_second_person_is_needed()
    {
        var comment = await bench.InsultAsync();
        await bench.ReplyAsync(comment);
        var key = await bench.ReportAsync(ReportedKind.Comment, comment);
        Assert.True((await bench.HoldAsync(bench.Mona, key, Bench.DeedOf(CaseKind.Report, DeedVerdict.Hide))).Value!.AwaitsSecond);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_makes_no_sense_for_a_case_is_refused(CaseKind kind)
    {
        var key = await bench.CaseAsync(kind);
        foreach (var verdict in Enum.GetValues<DeedVerdict>().Where(v => !Bench.All.Contains((kind, v))))
            Assert.Equal(Refusal.NotInThisState, (await bench.HoldAsync(bench.Mona, key, new(verdict, "Insult", Bench.Words))).Refusal);
        Assert.Empty(await bench.DeedsAsync());
        Assert.Null(await bench.ClaimRowAsync(key));
    }

    [Theory]
    [InlineData(CaseKind.Proposal, DeedVerdict.Return, "Reason:Required Words:Required")]
    [InlineData(CaseKind.Proposal, DeedVerdict.Refuse, "Reason:Required Words:Required")]
    [InlineData(CaseKind.Proposal, DeedVerdict.Hide, "Reason:Required Words:Required")]
    [InlineData(CaseKind.Proposal, DeedVerdict.Restore, "Words:Required")]
    [InlineData(CaseKind.Change, DeedVerdict.Return, "Reason:Required Words:Required")]
    [InlineData(CaseKind.Report, DeedVerdict.Hide, "Reason:Required Words:Required")]
    [InlineData(CaseKind.Report, DeedVerdict.Dismiss, "Words:Required")]
    [InlineData(CaseKind.Report, DeedVerdict.Acted, "Reason:Required Words:Required")]
    [InlineData(CaseKind.Second, DeedVerdict.Decline, "Words:Required")]
    [InlineData(CaseKind.Appeal, DeedVerdict.Grant, "Words:Required")]
    [InlineData(CaseKind.Appeal, DeedVerdict.Uphold, "Words:Required")]
    public async Task A_missing_rule_or_word_is_said_at_once_beside_its_field(CaseKind kind, DeedVerdict verdict, string faults)
    {
        var key = await bench.CaseAsync(kind, verdict);
        var outcome = await bench.HoldAsync(bench.Mona, key, new(verdict));
        Assert.Equal(faults, string.Join(' ', outcome.Faults.Select(f => $"{f.Field}:{f.Refusal}")));
        Assert.Empty(await bench.DeedsAsync());
        Assert.Null(await bench.ClaimRowAsync(key));
        Assert.Equal(Refusal.TooShort, (await bench.HoldAsync(bench.Mona, key, new(verdict, "Insult", "kurz"))).Refusal);
    }

    [Fact]
    public async Task An_unknown_rule_is_said_at_once()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        Assert.Equal([new Fault(Refusal.UnknownReason, "Reason")], (await bench.HoldAsync(bench.Mona, key, new(DeedVerdict.Refuse, "Whim", Bench.Words))).Faults);
        Assert.Empty(await bench.DeedsAsync());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Everything_one_process_and_one_district_and_nobody_else(CaseKind kind, DeedVerdict verdict)
    {
        var (key, deed) = (await bench.CaseAsync(kind, verdict), Bench.DeedOf(kind, verdict));
        var other = await bench.Db.AddAsync(A.Process().InSupportPhase());
        Assert.Equal(Refusal.SignInRequired, (await bench.HoldAsync(null, key, deed)).Refusal);
        foreach (var nobody in (ParticipantBuilder[])[A.Participant(), A.Participant().Administrator(), A.Participant().ModeratorIn(A.Nord), A.Participant().ModeratorOf(other), A.Participant().CommitteeMemberOf(A.Mitte)])
            Assert.Equal(Refusal.NotFound, (await bench.HoldAsync(await bench.Floor.PersonAsync(nobody), key, deed)).Refusal);
        Assert.Empty(await bench.DeedsAsync());
        // What the first has hidden, another one shows again with a second person.
        foreach (var moderator in (ParticipantBuilder[])[A.Participant().ModeratorIn(A.Mitte), A.Participant().ModeratorOf(bench.Floor.Process)])
        {
            var who = await bench.Floor.PersonAsync(moderator);
            Assert.Equal(verdict == DeedVerdict.Restore, (await bench.HoldAsync(who, key, deed)).Value!.AwaitsSecond);
            Assert.True((await bench.TakeBackAsync(who, Assert.Single(await bench.DeedsAsync()).Id)).Succeeded);
            await bench.Db.Get<ReleaseCase>().HandleAsync(who.Id, key);
        }
    }

    [Fact]
    public async Task Nobody_decides_about_their_own()
    {
        var own = await bench.Db.AddAsync(A.Proposal().In(bench.Floor.Process).By(bench.Mona));
        Assert.Equal(Refusal.OwnProposal, (await bench.HoldAsync(bench.Mona, new(CaseKind.Proposal, own.Id), new(DeedVerdict.Publish))).Refusal);
        var shared = await bench.Floor.ProposalAsync(A.Proposal().Published());
        await bench.WriteAlongAsync(shared, bench.Mona);
        await bench.ChangeAsync(shared);
        Assert.Equal(Refusal.OwnProposal, (await bench.HoldAsync(bench.Mona, new(CaseKind.Change, shared.Id), new(DeedVerdict.Publish))).Refusal);
        var comment = await bench.ReportAsync(ReportedKind.Comment, await bench.Floor.SayAsync(bench.Mona, "Von mir selbst"));
        var offer = await bench.ReportAsync(ReportedKind.Offer, await bench.OfferAsync(bench.Mona));
        var reported = await bench.ReportAsync(ReportedKind.Comment, await bench.InsultAsync(), bench.Mona);
        foreach (var verdict in (DeedVerdict[])[DeedVerdict.Dismiss, DeedVerdict.Acted, DeedVerdict.Hide])
        {
            Assert.Equal(Refusal.OwnComment, (await bench.HoldAsync(bench.Mona, comment, Bench.DeedOf(CaseKind.Report, verdict))).Refusal);
            Assert.Equal(Refusal.OwnOffer, (await bench.HoldAsync(bench.Mona, offer, Bench.DeedOf(CaseKind.Report, verdict))).Refusal);
            Assert.Equal(Refusal.OwnReport, (await bench.HoldAsync(bench.Mona, reported, Bench.DeedOf(CaseKind.Report, verdict))).Refusal);
        }

        Assert.Empty(await bench.DeedsAsync());
    }

    [Fact]
    public async Task Nobody_agrees_to_themselves_nor_answers_an_appeal_against_themselves()
    {
        var second = await bench.CaseAsync(CaseKind.Second);
        Assert.Equal(Refusal.OwnDecision, (await bench.HoldAsync(bench.Mara, second, new(DeedVerdict.Agree))).Refusal);
        var appeal = await bench.CaseAsync(CaseKind.Appeal);
        foreach (var verdict in (DeedVerdict[])[DeedVerdict.Grant, DeedVerdict.Uphold])
            Assert.Equal(Refusal.OwnAppeal, (await bench.HoldAsync(bench.Mara, appeal, Bench.DeedOf(CaseKind.Appeal, verdict))).Refusal);
        Assert.Empty(await bench.DeedsAsync());
        // Who has proposed it takes it back without words.
        Assert.True((await bench.HoldAsync(bench.Mara, second, new(DeedVerdict.Decline))).Succeeded);
    }

    [Fact]
    public async Task The_second_to_decide_is_told_who_was_first()
    {
        foreach (var kind in Bench.Kinds)
        {
            var key = await bench.CaseAsync(kind);
            var deed = Bench.DeedOf(kind, Bench.All.First(p => p.Kind == kind).Verdict);
            await bench.HeldAsync(bench.Mona, key, deed);
            Assert.Equal([new Fault(Refusal.DecidedByOther, "", "Mona")], (await bench.HoldAsync(bench.Mike, key, deed)).Faults);
        }

        Assert.Equal(Bench.Kinds.Count, (await bench.DeedsAsync()).Count);
    }

    [Fact]
    public async Task A_proposal_and_the_reports_about_it_are_not_decided_at_the_same_time()
    {
        var proposal = await bench.Floor.ProposalAsync(A.Proposal().Published());
        var itself = new CaseKey(CaseKind.Proposal, proposal.Id);
        var report = await bench.ReportAsync(ReportedKind.Proposal, proposal.Id, bench.Floor.Bert);
        foreach (var (first, then) in ((CaseKey, CaseKey)[])[(itself, report), (report, itself)])
        {
            var id = await bench.HeldAsync(bench.Mona, first, Bench.DeedOf(first.Kind, DeedVerdict.Hide));
            Assert.Equal([new Fault(Refusal.DecidedByOther, "", "Mona")], (await bench.HoldAsync(bench.Mike, then, Bench.DeedOf(then.Kind, DeedVerdict.Hide))).Faults);
            Assert.True((await bench.TakeBackAsync(bench.Mona, id)).Succeeded);
            await bench.Db.Get<ReleaseCase>().HandleAsync(bench.Mona.Id, first);
        }

        // A report about a comment below it is another matter.
        var comment = await bench.ReportAsync(ReportedKind.Comment, await bench.InsultAsync(), bench.Floor.Bert);
        await bench.HeldAsync(bench.Mona, itself, Bench.DeedOf(CaseKind.Proposal, DeedVerdict.Hide));
        await bench.HeldAsync(bench.Mike, comment, Bench.DeedOf(CaseKind.Report, DeedVerdict.Hide));
    }

    [Fact]
    public async Task What_is_decided_already_is_not_decided_again()
    {
        foreach (var (kind, verdict) in Bench.All.Where(p => p.Verdict is not DeedVerdict.Settle))
        {
            var (key, deed) = (await bench.CaseAsync(kind, verdict), Bench.DeedOf(kind, verdict));
            Assert.Empty(await bench.DirectlyAsync(bench.Mona, key, deed));
            Assert.Equal(Refusal.DecidedMeanwhile, (await bench.HoldAsync(bench.Mike, key, deed)).Refusal);
        }

        foreach (var kind in (CaseKind[])[CaseKind.EasyVersion, CaseKind.Regrouping, CaseKind.Translation])
        {
            var key = await bench.CaseAsync(kind);
            Assert.Empty(await bench.DirectlyAsync(bench.Mona, key, new(DeedVerdict.Settle)));
            Assert.Equal(Refusal.DecidedMeanwhile, (await bench.HoldAsync(bench.Mike, key, new(DeedVerdict.Settle))).Refusal);
        }
    }

    [Fact]
    public async Task What_nobody_has_read_is_not_decided()
    {
        var comment = await bench.InsultAsync();
        var key = await bench.ReportAsync(ReportedKind.Comment, comment);
        var read = await bench.LineAsync(bench.Mona, key);
        await bench.ReportAsync(ReportedKind.Comment, comment, bench.Floor.Bert);
        var deed = Bench.DeedOf(CaseKind.Report, DeedVerdict.Dismiss) with { Newest = read.Newest };
        Assert.Equal(Refusal.MoreReported, (await bench.HoldAsync(bench.Mona, key, deed)).Refusal);
        Assert.Equal(Refusal.MoreReported, (await bench.HoldAsync(bench.Mona, key, Bench.DeedOf(CaseKind.Report, DeedVerdict.Hide) with { Newest = read.Newest })).Refusal);
        Assert.True((await bench.HoldAsync(bench.Mona, key, deed with { Newest = (await bench.LineAsync(bench.Mona, key)).Newest })).Succeeded);

        foreach (var (kind, verdict) in ((CaseKind, DeedVerdict)[])[(CaseKind.Proposal, DeedVerdict.Publish), (CaseKind.Change, DeedVerdict.Publish), (CaseKind.EasyVersion, DeedVerdict.Settle), (CaseKind.Translation, DeedVerdict.Settle)])
        {
            var other = await bench.CaseAsync(kind);
            var revision = (await bench.LineAsync(bench.Mona, other)).Revision;
            Assert.Equal(Refusal.DecidedMeanwhile, (await bench.HoldAsync(bench.Mona, other, new(verdict, Revision: revision + 1))).Refusal);
            Assert.True((await bench.HoldAsync(bench.Mona, other, new(verdict, Revision: revision))).Succeeded);
        }
    }

    [Fact]
    public async Task What_there_is_not_is_not_found()
    {
        foreach (var (kind, verdict) in Bench.All)
            Assert.Equal(Refusal.NotFound, (await bench.HoldAsync(bench.Mona, new(kind, Guid.CreateVersion7(), kind == CaseKind.Report ? 2 : 0), Bench.DeedOf(kind, verdict))).Refusal);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Without_time_to_undo_it_is_done_at_once(CaseKind kind, DeedVerdict verdict)
    {
        var (key, deed) = (await bench.CaseAsync(kind, verdict), Bench.DeedOf(kind, verdict));
        await bench.ClaimAsync(bench.Mona, key);
        await using var atOnce = bench.Db.Beside(s => s.AddSingleton(new DeskTimes(TimeSpan.Zero)));
        Assert.Equal(new HoldDeed.Held(null, bench.Now, false), (await atOnce.Get<HoldDeed>().HandleAsync(bench.Mona.Id, key, deed)).Value);
        Assert.Empty(await bench.DeedsAsync());
        Assert.Null(await bench.ClaimRowAsync(key));
        Assert.DoesNotContain(key, (await bench.BrowseAsync(bench.Mike)).Lines.Select(l => l.Key));
        Assert.Equal(Refusal.DecidedMeanwhile, (await atOnce.Get<HoldDeed>().HandleAsync(bench.Mike.Id, key, deed)).Refusal);
    }

    [Fact]
    public async Task Without_time_to_undo_faults_change_nothing_either()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        await using var atOnce = bench.Db.Beside(s => s.AddSingleton(new DeskTimes(TimeSpan.Zero)));
        Assert.Equal(Refusal.Required, (await atOnce.Get<HoldDeed>().HandleAsync(bench.Mona.Id, key, new(DeedVerdict.Return))).Refusal);
        Assert.Equal(ProposalState.InReview, await bench.StateAsync(key.Id));
    }

    [Fact]
    public async Task Open_desks_hear_of_it()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        using var ear = await bench.Db.ListenAsync();
        var id = await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
        Assert.Contains(await bench.Db.HeardAsync(ear), b => b.Topic == Topics.Moderation);
        await bench.TakeBackAsync(bench.Mona, id);
        Assert.Contains(await bench.Db.HeardAsync(ear), b => b.Topic == Topics.Moderation);
    }

    [Fact]
    public async Task Of_many_who_decide_at_once_one_does_and_the_others_hear_who()
    {
        Participant[] all = [bench.Mona, bench.Mike, bench.Mara];
        for (var round = 0; round < 20; round++)
        {
            var key = await bench.CaseAsync(round % 2 == 0 ? CaseKind.Proposal : CaseKind.Report);
            var deed = round % 2 == 0 ? new Deed(DeedVerdict.Publish) : Bench.DeedOf(CaseKind.Report, DeedVerdict.Hide);
            var outcomes = await Task.WhenAll(all.Select(who => Task.Run(() => bench.HoldAsync(who, key, deed))));
            Assert.Single(outcomes, o => o.Succeeded);
            var winner = all[Array.FindIndex(outcomes, o => o.Succeeded)];
            Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal([new Fault(Refusal.DecidedByOther, "", winner.DisplayName)], o.Faults));
            Assert.Equal(winner.Id, Assert.Single(await bench.DeedsAsync(), d => d.Key == key).ModeratorId);
        }

        await bench.CarryOutAsync();
        Assert.Empty(await bench.DeedsAsync());
    }

    [Fact]
    public async Task The_database_itself_keeps_one_deed_of_a_case_until_it_has_failed()
    {
        var key = await bench.CaseAsync(CaseKind.Report);
        await bench.HeldAsync(bench.Mona, key, Bench.DeedOf(CaseKind.Report, DeedVerdict.Hide));
        await using var db = bench.Db.Open();
        Assert.True(db.IsDuplicate(await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(db, key))));
        db.ChangeTracker.Clear();
        await db.HeldDeeds.ExecuteUpdateAsync(h => h.SetProperty(x => x.FailedAs, "DecidedMeanwhile"));
        Assert.Equal(1, await AddAsync(db, key));
    }

    [Theory]
    [InlineData("\"Kind\" = 0")]
    [InlineData("\"Kind\" = 8")]
    [InlineData("\"Part\" = 0")]
    [InlineData("\"Kind\" = 1")]
    [InlineData("\"Verdict\" = 0")]
    [InlineData("\"Verdict\" = 13")]
    [InlineData("\"Hints\" = -1")]
    [InlineData("\"At\" = \"DueAt\", \"DueAt\" = \"At\"")]
    [InlineData("\"ModeratorId\" = \"SubjectId\"")]
    [InlineData("\"ProposalId\" = \"ModeratorId\"")]
    public async Task The_database_itself_refuses_what_is_no_deed(string change)
    {
        await bench.HeldAsync(bench.Mona, await bench.CaseAsync(CaseKind.Report), Bench.DeedOf(CaseKind.Report, DeedVerdict.Hide));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => bench.Db.SqlAsync($"UPDATE \"HeldDeeds\" SET {change}"));
    }

    private Task<int> AddAsync(ParticipationDb db, CaseKey key)
    {
        var place = new CasePlace(bench.Floor.Proposal.Id, bench.Floor.Process.Id, A.Altstadt, bench.Floor.Proposal.Slug);
        db.Add(new HeldDeed(key, place, bench.Mike.Id, new(DeedVerdict.Dismiss), bench.Now, bench.Now));
        return db.SaveChangesAsync();
    }
}
