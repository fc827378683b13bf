using CitizenParticipation.Merging;
using CitizenParticipation.Moderation;
using CitizenParticipation.Notifications;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Similar;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Tests.Merging;

public sealed class MergeTests : IAsyncLifetime
{
    private Pair pair = null!;

    public async ValueTask InitializeAsync() => pair = await Pair.CreateAsync();

    public ValueTask DisposeAsync() => pair.DisposeAsync();

    [Fact]
    public async Task With_the_consent_of_all_authors_one_goes_on_in_the_other_and_no_support_moves_with_it()
    {
        await pair.SupportAsync(pair.Supporter, pair.One);
        await pair.MergeAsync();
        var (source, target) = (await pair.ReadAsync(pair.One.Slug), await pair.ReadAsync(pair.Other.Slug));
        Assert.Equal((ProposalState.Merged, 1, "Mehr Bänke am Markt"), (source.State, source.Supports, source.Title));
        Assert.Equal((ProposalState.Published, 0), (target.State, target.Supports));
        Assert.Equal(["Olga"], target.CoAuthors);
        Assert.Equal(1, await pair.RowsAsync(pair.Supporter.Id));
        Assert.Equal(["proposal.merge-proposed", "regrouping.agreed", "regrouping.agreed", "proposal.merged"], (await pair.Db.TrailAsync()).Select(e => e.Action));
        Assert.Equal(1, await FoundAsync());
        Assert.Empty(await pair.Db.Get<FindSimilar>().HandleAsync("Mehr Bänke am Markt, auf denen man sich ausruhen kann.", "gibt-es-nicht"));
        Assert.Equal([pair.Other.Slug], (await pair.Db.Get<FindSimilar>().HandleAsync("Mehr Bänke am Markt. Am Markt fehlen Bänke, auf denen man sich ausruhen kann.")).Select(p => p.Slug));
        Assert.Empty((await pair.Db.Get<VerifyVotes>().HandleAsync()).Findings);
    }

    [Fact]
    public async Task Both_addresses_say_where_it_goes_on_and_what_came_in()
    {
        await pair.MergeAsync();
        var into = Assert.Single(await pair.KinAsync(pair.One));
        Assert.Equal((RegroupingKind.Merge, true, pair.Other.Slug, true, Pair.Reason, false), (into.Kind, into.IsSource, into.Slug, into.IsPublic, into.Reason, into.Asks));
        var from = Assert.Single(await pair.KinAsync(pair.Other));
        Assert.Equal((false, pair.One.Slug), (from.IsSource, from.Slug));
        Assert.Equal(Refusal.ProposalMerged, (await pair.Db.Get<SupportProposal>().HandleAsync(pair.Supporter.Id, pair.One.Slug)).Refusal);
    }

    [Fact]
    public async Task One_no_ends_it_and_everything_stays_as_it_is()
    {
        var id = (await pair.AskMergeAsync()).Value!.Id;
        Assert.Equal(RegroupingState.Declined, (await pair.AnswerAsync(pair.Paul, id, agree: false, "Es sind zwei Plätze.")).Value!.State);
        Assert.Equal(Refusal.DecidedMeanwhile, (await pair.AnswerAsync(pair.Olga, id)).Refusal);
        Assert.Equal(2, await FoundAsync());
        Assert.Empty(await pair.KinAsync(pair.One));
        Assert.Equal("Es sind zwei Plätze.", (await pair.Db.Get<ReadRegrouping>().HandleAsync(pair.Moderator.Id, id))!.DeclineWords);
        Assert.Equal("", (await pair.Db.Get<ReadRegrouping>().HandleAsync(pair.Olga.Id, id))!.DeclineWords);
        // Asked once more with better words, everybody answers anew.
        await pair.MergeAsync();
    }

    [Fact]
    public async Task Only_who_writes_one_of_the_two_is_asked_and_may_answer_and_read()
    {
        var helper = await pair.Db.AddAsync(A.Participant().Called("Hanna"));
        await pair.WriteAlongAsync(pair.Other, pair.Paul, helper);
        var id = (await pair.AskMergeAsync()).Value!.Id;
        Assert.Equal(Refusal.NotFound, (await pair.AnswerAsync(pair.Supporter, id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await pair.AnswerAsync(pair.Moderator, id)).Refusal);
        Assert.Equal(Refusal.SignInRequired, (await pair.Db.Get<AnswerRegrouping>().HandleAsync(null, id, new(true))).Refusal);
        Assert.Equal(Refusal.NotFound, (await pair.AnswerAsync(pair.Olga, Guid.NewGuid())).Refusal);
        Assert.Null(await pair.Db.Get<ReadRegrouping>().HandleAsync(pair.Supporter.Id, id));
        Assert.Null(await pair.Db.Get<ReadRegrouping>().HandleAsync(null, id));
        Assert.Empty(await pair.Db.Get<BrowseRegroupings>().HandleAsync(pair.Supporter.Id));
        Assert.Empty(await pair.Db.Get<BrowseRegroupings>().HandleAsync(pair.Olga.Id, pair.One.Slug));
        await pair.AnswerAsync(pair.Olga, id);
        await pair.AnswerAsync(pair.Paul, id);
        Assert.Equal(Refusal.DecidedMeanwhile, (await pair.AnswerAsync(pair.Paul, id)).Refusal);
        Assert.Equal((2, 3), Assert.Single(await pair.Db.Get<BrowseRegroupings>().HandleAsync(pair.Moderator.Id, pair.One.Slug)) is var line ? (line.Agreed, line.Asked) : default);
        Assert.Equal(RegroupingState.Done, (await pair.AnswerAsync(helper, id)).Value!.State);
    }

    [Fact]
    public async Task What_cannot_be_merged_is_refused_next_to_its_field()
    {
        var elsewhere = await pair.Db.AddAsync(A.Process().InSupportPhase());
        var foreign = await pair.Db.AddAsync(A.Proposal().In(elsewhere).By(pair.Paul).Published());
        var hidden = await pair.Db.AddAsync(A.Proposal().In(pair.Process).By(pair.Paul).Hidden());
        var own = await pair.Db.AddAsync(A.Proposal().In(pair.Process).By(pair.Moderator).Published());
        Assert.Equal([new Fault(Refusal.SameProposal, "Target")], (await pair.AskMergeAsync(target: pair.One.Slug)).Faults);
        Assert.Equal([new Fault(Refusal.OtherProcess, "Target")], (await pair.AskMergeAsync(target: foreign.Slug)).Faults);
        Assert.Equal([new Fault(Refusal.NoSuchProposal, "Target")], (await pair.AskMergeAsync(target: hidden.Slug)).Faults);
        Assert.Equal([new Fault(Refusal.OwnProposal, "Target")], (await pair.AskMergeAsync(target: own.Slug)).Faults);
        Assert.Equal(Refusal.OwnProposal, (await pair.AskMergeAsync(own)).Refusal);
        Assert.Equal(Refusal.DecidedMeanwhile, (await pair.AskMergeAsync(hidden)).Refusal);
        Assert.Equal(["Target", "Reason"], (await pair.AskMergeAsync(target: " ", reason: "weil")).Faults.Select(f => f.Field).OrderDescending());
        Assert.True((await pair.AskMergeAsync(target: $"https://stadt.example/proposals/{pair.Other.Slug}/")).Succeeded);
        Assert.Equal(Refusal.AlreadyProposed, (await pair.AskMergeAsync()).Refusal);
    }

    [Fact]
    public async Task Only_moderators_of_both_places_ask_and_only_while_supporters_have_time_to_answer()
    {
        var nearby = await pair.Db.AddAsync(A.Participant().ModeratorIn(A.Mitte));
        var far = await pair.Db.AddAsync(A.Proposal().In(pair.Process).By(pair.Paul).At(A.Buer).Published());
        Assert.Equal(Refusal.NotFound, (await pair.AskMergeAsync(by: pair.Olga)).Refusal);
        Assert.Equal([new Fault(Refusal.NotAllowed, "Target")], (await pair.AskMergeAsync(target: far.Slug, by: nearby)).Faults);
        Assert.Equal(Refusal.SignInRequired, (await pair.Db.Get<ProposeMerge>().HandleAsync(null, pair.One.Slug, new(pair.Other.Slug, Pair.Reason))).Refusal);
        pair.Db.Clock.Advance(TimeSpan.FromDays(8.5));
        Assert.Equal(Refusal.TooLateToChangeMeaning, (await pair.AskMergeAsync()).Refusal);
    }

    [Fact]
    public async Task Each_author_is_asked_by_mail_in_their_language_and_who_has_left_is_not_waited_for()
    {
        await pair.WriteAlongAsync(pair.Other, pair.Paul, pair.Olga);
        var id = (await pair.AskMergeAsync()).Value!.Id;
        var mails = await pair.Db.MailsAsync();
        Assert.Equal(2, mails.Count);
        Assert.All(mails, m => Assert.Contains($"/me/regroupings/{id:N}", m.Body, StringComparison.Ordinal));
        Assert.Contains(mails, m => m.To == pair.Olga.Email && m.Subject.StartsWith("Zwei Vorschläge zusammenlegen?", StringComparison.Ordinal));
        Assert.Contains(mails, m => m.To == pair.Paul.Email && m.Subject.StartsWith("Merge two proposals?", StringComparison.Ordinal));
        Assert.Empty((await pair.Db.Get<TakeBackRegrouping>().HandleAsync(pair.Moderator.Id, id)).Faults);

        Assert.Empty((await pair.Db.WithAsync<LeavePlatform, Outcome<LeavePlatform.Left>>(l => l.HandleAsync(pair.Olga.Id, ""))).Faults);
        var again = (await pair.AskMergeAsync()).Value!.Id;
        Assert.Equal(RegroupingState.Done, (await pair.AnswerAsync(pair.Paul, again)).Value!.State);
    }

    [Fact]
    public async Task Nothing_is_merged_when_nobody_is_left_to_agree()
    {
        foreach (var person in new[] { pair.Olga, pair.Paul }) await pair.Db.WithAsync<LeavePlatform, Outcome<LeavePlatform.Left>>(l => l.HandleAsync(person.Id, ""));
        Assert.Equal(Refusal.NobodyToAsk, (await pair.AskMergeAsync()).Refusal);
    }

    [Fact]
    public async Task What_was_taken_back_or_overtaken_no_longer_happens()
    {
        var first = (await pair.AskMergeAsync()).Value!.Id;
        Assert.Equal(Refusal.NotFound, (await pair.Db.Get<TakeBackRegrouping>().HandleAsync(pair.Olga.Id, first)).Refusal);
        Assert.Empty((await pair.Db.Get<TakeBackRegrouping>().HandleAsync(pair.Moderator.Id, first)).Faults);
        Assert.Equal(Refusal.DecidedMeanwhile, (await pair.Db.Get<TakeBackRegrouping>().HandleAsync(pair.Moderator.Id, first)).Refusal);
        Assert.Equal(Refusal.DecidedMeanwhile, (await pair.AnswerAsync(pair.Olga, first)).Refusal);

        var second = (await pair.AskMergeAsync()).Value!.Id;
        await pair.AnswerAsync(pair.Olga, second);
        await DecideAsync(pair.Other, DecideProposal.Verdict.Hide);
        Assert.Equal(new AnswerRegrouping.Answered(RegroupingState.TakenBack, null), (await pair.AnswerAsync(pair.Paul, second)).Value);
        Assert.Equal(ProposalState.Published, (await pair.ReadAsync(pair.One.Slug)).State);
        Assert.Equal("regrouping.overtaken", (await pair.Db.TrailAsync())[^1].Action);
    }

    [Fact]
    public async Task A_merged_proposal_that_was_hidden_comes_back_as_merged()
    {
        await pair.MergeAsync();
        await DecideAsync(pair.One, DecideProposal.Verdict.Hide);
        Assert.Null(await pair.Db.Get<ReadProposal>().HandleAsync(null, pair.One.Slug));
        Assert.Equal((false, "", ""), Assert.Single(await pair.KinAsync(pair.Other)) is var kin ? (kin.IsPublic, kin.Slug, kin.Title) : default);
        await DecideAsync(pair.One, DecideProposal.Verdict.Restore);
        Assert.Equal(ProposalState.Merged, (await pair.ReadAsync(pair.One.Slug)).State);
    }

    [Fact]
    public async Task Supporters_of_the_one_that_went_are_told()
    {
        await pair.SupportAsync(pair.Supporter, pair.One);
        await pair.MergeAsync();
        await pair.Db.Get<GatherNotices>().HandleAsync();
        var told = Assert.Single((await pair.Db.Get<BrowseNotices>().HandleAsync(pair.Supporter.Id)).Notices);
        Assert.Equal((NoticeKind.ProposalMerged, Because.Supports), (told.Kind, told.Because));
    }

    [Fact]
    public async Task When_all_answer_at_the_same_time_it_happens_once()
    {
        for (var round = 0; round < 15; round++)
        {
            var source = await pair.Db.AddAsync(A.Proposal().In(pair.Process).By(pair.Olga).Published());
            var id = (await pair.AskMergeAsync(source)).Value!.Id;
            var answers = await Task.WhenAll(new[] { pair.Olga, pair.Paul, pair.Olga, pair.Paul }.Select(who => Task.Run(() => pair.AnswerAsync(who, id))));
            Assert.Equal(2, answers.Count(a => a.Succeeded));
            Assert.Single(answers, a => a.Value?.State == RegroupingState.Done);
            Assert.Equal(ProposalState.Merged, (await pair.ReadAsync(source.Slug)).State);
        }

        Assert.Equal(15, (await pair.Db.TrailAsync()).Count(e => e.Action == "proposal.merged"));
    }

    [Fact]
    public async Task The_database_holds_the_rules_too()
    {
        await pair.MergeAsync();
        await RefusesAsync($"""UPDATE "Regroupings" SET "TargetId" = "SourceId" """);
        await RefusesAsync("""UPDATE "Regroupings" SET "TargetId" = NULL""");
        await RefusesAsync("""UPDATE "Regroupings" SET "EndedAt" = NULL""");
        await RefusesAsync("""UPDATE "Regroupings" SET "State" = 7""");
    }

    private Task RefusesAsync(string sql) => Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => pair.Db.SqlAsync(sql));

    private async Task<int> FoundAsync() => (await pair.Db.Get<BrowseProposals>().HandleAsync(new(Words: "Markt"))).Total;

    private async Task DecideAsync(Proposal proposal, DecideProposal.Verdict verdict)
    {
        Assert.Empty((await pair.Db.Get<DecideProposal>().HandleAsync(pair.Moderator.Id, proposal.Slug, new(verdict, "Unclear", "So ist es besser für alle."))).Faults);
        await pair.Db.AgreeToAllAsync();
    }
}
