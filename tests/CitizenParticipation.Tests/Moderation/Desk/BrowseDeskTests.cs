using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation.Desk;

public sealed class BrowseDeskTests : IAsyncLifetime
{
    private Bench bench = null!;

    public async ValueTask InitializeAsync() => bench = await Bench.OpenAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Everything_that_waits_stands_in_one_list()
    {
        var keys = await AllKindsAsync();
        var desk = await bench.BrowseAsync(bench.Mona);
        Assert.Equal(keys.ToHashSet(), desk.Lines.Select(l => l.Key).ToHashSet());
        Assert.Equal(keys.Count, desk.Total);
        Assert.Equal(Bench.Kinds.Order(), desk.Counts.Keys.Order());
        Assert.All(desk.Counts.Values, count => Assert.Equal(1, count));
        Assert.All(desk.Lines, l => Assert.Equal((bench.Floor.Process.Id, A.Altstadt, null), (l.ProcessId, l.DistrictKey, l.Claim)));
        Assert.Equal("Ideen für die Stadt", desk.Processes[bench.Floor.Process.Id]);
        Assert.Empty(desk.Held);
        Assert.Equal(0, desk.Mine);
    }

    [Fact]
    public async Task Nothing_waits_on_an_empty_desk()
    {
        var desk = await bench.BrowseAsync(bench.Mona);
        Assert.Empty(desk.Lines);
        Assert.Equal(0, desk.Total);
        Assert.All(desk.Counts.Values, count => Assert.Equal(0, count));
    }

    [Fact]
    public async Task What_is_decided_and_what_is_not_handed_in_waits_for_nobody()
    {
        var (process, author) = (bench.Floor.Process, bench.Floor.Author);
        await bench.Db.AddAllAsync([
            A.Proposal().In(process).By(author).Published().Build(), A.Proposal().In(process).By(author).Returned().Build(), A.Proposal().In(process).By(author).Refused().Build(),
            A.Proposal().In(process).By(author).Hidden().Build(), A.Proposal().In(process).By(author).Withdrawn().Build()]);
        var keys = await AllKindsAsync();
        foreach (var key in keys) Assert.Empty(await bench.DirectlyAsync(bench.Mona, key, Bench.DeedOf(key.Kind, Bench.All.First(p => p.Kind == key.Kind).Verdict)));
        Assert.Empty((await bench.BrowseAsync(bench.Mike)).Lines);
    }

    [Fact]
    public async Task What_hurts_people_stands_first_then_the_oldest()
    {
        var easy = await bench.CaseAsync(CaseKind.EasyVersion);
        var split = await bench.CaseAsync(CaseKind.Regrouping);
        var old = await AddAsync("seit einer Woche", -7);
        var young = await AddAsync("seit gestern", -1);
        var advertising = await bench.ReportAsync(ReportedKind.Proposal, bench.Floor.Proposal.Id, reason: "Advertising");
        var appeal = await bench.CaseAsync(CaseKind.Appeal);
        var second = await bench.CaseAsync(CaseKind.Second);
        var insult = await bench.CaseAsync(CaseKind.Report);
        var desk = await bench.BrowseAsync(bench.Mona);
        Assert.Equal([second, insult, Key(old), Key(young), advertising, appeal], desk.Lines.Take(6).Select(l => l.Key));
        Assert.Equal([Harm.High, Harm.High, Harm.Usual, Harm.Usual, Harm.Usual, Harm.Usual, Harm.Low, Harm.Low], desk.Lines.Select(l => l.Harm));
        Assert.Equal([easy, split], desk.Lines.Skip(6).Select(l => l.Key).OrderBy(k => k.Kind));
    }

    [Theory]
    [InlineData("Illegal", Harm.High)]
    [InlineData("PersonalData", Harm.High)]
    [InlineData("Insult", Harm.High)]
    [InlineData("Advertising", Harm.Usual)]
    [InlineData("Other", Harm.Usual)]
    public async Task A_report_weighs_as_much_as_what_it_speaks_of(string reason, Harm harm)
    {
        var key = await bench.ReportAsync(ReportedKind.Proposal, bench.Floor.Proposal.Id, reason: reason);
        Assert.Equal(harm, (await bench.LineAsync(bench.Mona, key)).Harm);
    }

    [Fact]
    public async Task Showing_something_again_and_ending_a_block_hurt_nobody_meanwhile()
    {
        var (comment, _) = await bench.Court.HideCommentAsync();
        var restore = (await bench.Court.RestoreAsync(bench.Mara, comment)).Value!.Decision;
        var line = await bench.LineAsync(bench.Mike, new CaseKey(CaseKind.Second, restore));
        Assert.Equal((Harm.Usual, DecisionVerdict.Restored, ContributionKind.Comment), (line.Harm, line.Verdict, line.About));

        var anna = await bench.Floor.SayAsync(bench.Floor.Anna, "Und noch ein Wort");
        var block = (await bench.Db.Get<BlockAuthor>().HandleAsync(bench.Mara.Id, ContributionKind.Comment, anna, new(Decisions.Court.Why, 1))).Value!.Decision;
        Assert.Equal(Harm.High, (await bench.LineAsync(bench.Mike, new CaseKey(CaseKind.Second, block))).Harm);
    }

    [Fact]
    public async Task Reports_of_one_contribution_are_one_case_with_all_they_say()
    {
        var comment = await bench.InsultAsync();
        var offer = await bench.OfferAsync(bench.Floor.Bert);
        var since = bench.Now;
        var aboutComment = await bench.ReportAsync(ReportedKind.Comment, comment, reason: "Other");
        await bench.ReportAsync(ReportedKind.Comment, comment, bench.Floor.Bert, "PersonalData");
        await bench.ReportAsync(ReportedKind.Comment, comment, bench.Floor.Author, "Other");
        var aboutOffer = await bench.ReportAsync(ReportedKind.Offer, offer, bench.Floor.Anna, "Advertising");
        var aboutProposal = await bench.ReportAsync(ReportedKind.Proposal, bench.Floor.Proposal.Id, bench.Floor.Anna, "Advertising");

        var desk = await bench.BrowseAsync(bench.Mona);
        Assert.Equal([aboutComment, aboutOffer, aboutProposal], desk.Lines.Select(l => l.Key));
        Assert.Equal(3, desk.Total);
        var first = desk.Lines[0];
        Assert.Equal((3, since, bench.Floor.Proposal.Slug, bench.Floor.Proposal.Title), (first.Reports, first.Since, first.Slug, first.Title));
        Assert.Equal(["PersonalData", "Other"], first.Reasons);
        Assert.Equal((await bench.Db.Get<ReadReports>().HandleAsync(bench.Mona.Id, ReportedKind.Comment, comment))!.Newest, first.Newest);
        Assert.Equal((1, "Advertising"), (desk.Lines[1].Reports, desk.Lines[1].Reasons.Single()));
    }

    [Fact]
    public async Task A_proposal_shows_which_text_it_is()
    {
        var returned = await bench.Floor.ProposalAsync(A.Proposal().Titled("alt und überarbeitet").Submitted(A.Now.AddDays(-30)).Returned());
        Assert.Empty((await bench.Db.Get<ReviseProposal>().HandleAsync(bench.Floor.Author.Id, returned.Slug, A.ProposalInput(title: "Jetzt überarbeitet"))).Faults);
        var line = Assert.Single((await bench.BrowseAsync(bench.Mona)).Lines);
        Assert.Equal((Key(returned), "Jetzt überarbeitet", 2, A.Now), (line.Key, line.Title, line.Version, line.Since));
        Assert.Equal(Refusal.DecidedMeanwhile, (await bench.HoldAsync(bench.Mona, line.Key, new(DeedVerdict.Publish, Revision: line.Revision - 1))).Refusal);
        Assert.True((await bench.HoldAsync(bench.Mona, line.Key, new(DeedVerdict.Publish, Revision: line.Revision))).Succeeded);
    }

    [Fact]
    public async Task A_change_stands_with_the_text_that_would_be_public_and_rests_while_the_proposal_is_hidden()
    {
        await bench.ChangeAsync(bench.Floor.Proposal);
        var line = Assert.Single((await bench.BrowseAsync(bench.Mona)).Lines);
        Assert.Equal((new CaseKey(CaseKind.Change, bench.Floor.Proposal.Id), "Fünf Bänke am Markt", 2), (line.Key, line.Title, line.Version));
        Assert.False((await bench.Court.HideProposalAsync(bench.Mona, bench.Floor.Proposal)).Value!.AwaitsSecond);
        Assert.Empty((await bench.BrowseAsync(bench.Mona)).Lines);
    }

    [Fact]
    public async Task Each_process_has_its_own_deadline_and_an_appeal_that_of_the_law()
    {
        var quick = A.Process().InSupportPhase();
        quick.Build().PromiseReview(24);
        var process = await bench.Db.AddAsync(quick);
        var usual = await AddAsync("in drei Tagen", -1);
        var soon = await AddAsync("in einem Tag", -1, inProcess: process);
        Assert.Equal(A.Now.AddDays(-1).AddHours(72), (await bench.LineAsync(bench.Mona, Key(usual))).DueAt);
        Assert.Equal(A.Now, (await bench.LineAsync(bench.Mona, Key(soon))).DueAt);

        var offer = await bench.Db.AddAsync(A.Proposal().In(process).By(bench.Floor.Author).Published());
        var report = await bench.LineAsync(bench.Mona, await bench.ReportAsync(ReportedKind.Proposal, offer.Id));
        Assert.Equal(report.Since.AddHours(24), report.DueAt);
        var second = await bench.LineAsync(bench.Mona, await bench.CaseAsync(CaseKind.Second));
        Assert.Equal(second.Since.AddHours(72), second.DueAt);
        var appeal = await bench.LineAsync(bench.Mona, await bench.CaseAsync(CaseKind.Appeal));
        Assert.Equal((bench.Now, bench.Now.AddDays(14)), (appeal.Since, appeal.DueAt));
    }

    [Fact]
    public async Task Looking_at_one_kind_still_counts_the_others()
    {
        var keys = await AllKindsAsync();
        await AddAsync("noch einer", -1);
        foreach (var key in keys)
        {
            var desk = await bench.BrowseAsync(bench.Mona, new(Kind: key.Kind));
            Assert.All(desk.Lines, l => Assert.Equal(key.Kind, l.Key.Kind));
            Assert.Contains(key, desk.Lines.Select(l => l.Key));
            Assert.Equal((key.Kind == CaseKind.Proposal ? 2 : 1, keys.Count + 1), (desk.Total, desk.Counts.Values.Sum()));
        }
    }

    [Fact]
    public async Task The_desk_is_filtered_by_process_and_by_district_with_its_children()
    {
        var other = await bench.Db.AddAsync(A.Process().InSupportPhase().Titled("Anderes Verfahren"));
        await AddAsync("Altstadt", -4);
        await AddAsync("Buer", -3, A.Buer);
        await AddAsync("anderswo", -2, A.Altstadt, other);
        Assert.Equal(["Altstadt", "Buer"], await TitlesAsync(bench.Mona, new(Process: bench.Floor.Process.Slug)));
        Assert.Equal(["Altstadt", "anderswo"], await TitlesAsync(bench.Mona, new(District: A.Mitte)));
        Assert.Equal(["Altstadt"], await TitlesAsync(bench.Mona, new(bench.Floor.Process.Slug, A.Mitte)));
        Assert.Empty(await TitlesAsync(bench.Mona, new(Process: "nowhere")));
        Assert.Empty(await TitlesAsync(bench.Mona, new(District: "GE-S99")));
        Assert.Equal("Anderes Verfahren", (await bench.BrowseAsync(bench.Mona)).Processes[other.Id]);
    }

    [Fact]
    public async Task The_filters_hold_for_every_kind()
    {
        var keys = await AllKindsAsync();
        var other = await bench.Db.AddAsync(A.Process().InSupportPhase());
        foreach (var inside in (DeskFilter[])[new(bench.Floor.Process.Slug), new(District: A.Mitte), new(bench.Floor.Process.Slug, A.Altstadt)])
            Assert.Equal(keys.ToHashSet(), (await bench.BrowseAsync(bench.Mona, inside)).Lines.Select(l => l.Key).ToHashSet());
        foreach (var outside in (DeskFilter[])[new(other.Slug), new(District: A.Nord), new(bench.Floor.Process.Slug, A.Nord)])
        {
            var desk = await bench.BrowseAsync(bench.Mona, outside);
            Assert.Empty(desk.Lines);
            Assert.Equal((0, 0), (desk.Total, desk.Counts.Values.Sum()));
        }
    }

    [Fact]
    public async Task Mine_is_what_I_work_on_and_what_I_was_handed()
    {
        foreach (var key in await AllKindsAsync())
        {
            Assert.True((await bench.ClaimAsync(bench.Mona, key)).Succeeded);
            var mine = await bench.BrowseAsync(bench.Mona, new(Mine: true));
            Assert.Equal((key, 1, 1), (Assert.Single(mine.Lines).Key, mine.Total, mine.Mine));
            Assert.Equal((await bench.BrowseAsync(bench.Mona)).Counts, mine.Counts);
            Assert.Empty((await bench.BrowseAsync(bench.Mike, new(Mine: true))).Lines);
            Assert.True((await bench.GiveAsync(bench.Mona, key, bench.Mike)).Succeeded);
            Assert.Empty((await bench.BrowseAsync(bench.Mona, new(Mine: true))).Lines);
            Assert.Equal(key, Assert.Single((await bench.BrowseAsync(bench.Mike, new(Mine: true))).Lines).Key);
            await bench.Db.Get<ReleaseCase>().HandleAsync(bench.Mike.Id, key, alsoGiven: true);
            Assert.Equal(0, (await bench.BrowseAsync(bench.Mike)).Mine);
        }
    }

    [Fact]
    public async Task What_I_have_decided_is_not_mine_any_more()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        await bench.ClaimAsync(bench.Mona, key);
        await bench.HeldAsync(bench.Mona, key, new(DeedVerdict.Publish));
        var desk = await bench.BrowseAsync(bench.Mona, new(Mine: true));
        Assert.Equal((0, 0), (desk.Total, desk.Mine));
    }

    [Fact]
    public async Task A_moderator_sees_their_scope_and_nothing_else()
    {
        var keys = (await AllKindsAsync()).ToHashSet();
        var other = await bench.Db.AddAsync(A.Process().InSupportPhase());
        var there = Key(await AddAsync("anderswo", -2, A.Ueckendorf, other));

        async Task ExpectAsync(ParticipantBuilder person, params HashSet<CaseKey> seen)
        {
            var desk = await bench.BrowseAsync(await bench.Floor.PersonAsync(person));
            Assert.Equal(seen, desk.Lines.Select(l => l.Key).ToHashSet());
            Assert.Equal((seen.Count, seen.Count), (desk.Total, desk.Counts.Values.Sum()));
        }

        await ExpectAsync(A.Participant().Moderator(), [.. keys, there]);
        await ExpectAsync(A.Participant().ModeratorOf(bench.Floor.Process), keys);
        await ExpectAsync(A.Participant().ModeratorIn(A.Mitte), keys);
        await ExpectAsync(A.Participant().ModeratorIn(A.Altstadt), keys);
        await ExpectAsync(A.Participant().ModeratorIn(A.Nord));
        await ExpectAsync(A.Participant().ModeratorOf(other), there);
        await ExpectAsync(A.Participant().ModeratorIn(A.Nord).ModeratorOf(other), there);
        await ExpectAsync(A.Participant().ModeratorIn(A.Sued).ModeratorIn(A.Schalke), there);
        Assert.Empty(await TitlesAsync(await bench.Floor.PersonAsync(A.Participant().ModeratorIn(A.Nord)), new(District: A.Mitte)));
    }

    [Fact]
    public async Task Only_moderators_read_the_desk()
    {
        await AllKindsAsync();
        Assert.Equal(Refusal.SignInRequired, (await bench.TryBrowseAsync(null)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await bench.TryBrowseAsync(bench.Floor.Author)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await bench.TryBrowseAsync(await bench.Floor.PersonAsync(A.Participant().Administrator().CommitteeMemberOf(A.Mitte)))).Refusal);
    }

    [Fact]
    public async Task What_I_have_written_or_reported_or_decided_is_marked_because_somebody_else_must_take_it()
    {
        var author = await bench.Floor.PersonAsync(A.Participant().Moderator().Called("Mina"));
        var (process, floor) = (bench.Floor.Process, bench.Floor);
        var own = await bench.Db.AddAsync(A.Proposal().In(process).By(author));
        var shared = await floor.ProposalAsync(A.Proposal().Published());
        await bench.WriteAlongAsync(shared, author);
        await bench.ChangeAsync(shared);
        var comment = await floor.SayAsync(author, "Von mir selbst geschrieben");
        var offer = await bench.OfferAsync(author);
        var reported = await bench.InsultAsync();
        CaseKey[] marked =
        [
            Key(own), new(CaseKind.Change, shared.Id), await bench.ReportAsync(ReportedKind.Comment, comment), await bench.ReportAsync(ReportedKind.Offer, offer),
            await bench.ReportAsync(ReportedKind.Proposal, shared.Id), await bench.ReportAsync(ReportedKind.Comment, reported, author),
        ];
        var others = await AllKindsAsync();
        var lines = (await bench.BrowseAsync(author)).Lines;
        Assert.Equal(marked.ToHashSet(), lines.Where(l => l.IsOwn).Select(l => l.Key).ToHashSet());
        Assert.Equal(others.ToHashSet(), lines.Where(l => !l.IsOwn).Select(l => l.Key).ToHashSet());
        Assert.DoesNotContain((await bench.BrowseAsync(bench.Mona)).Lines, l => l.IsOwn);
        // Mara has decided what waits for a second person and what is appealed against, and has written the translation.
        Assert.Equal([CaseKind.Appeal, CaseKind.Second, CaseKind.Translation], (await bench.BrowseAsync(bench.Mara)).Lines.Where(l => l.IsOwn).Select(l => l.Key.Kind).Order());
    }

    [Fact]
    public async Task A_decision_about_what_I_have_written_with_others_is_marked_as_mine()
    {
        var author = await bench.Floor.PersonAsync(A.Participant().Moderator());
        var shared = await bench.Floor.ProposalAsync(A.Proposal().Published());
        await bench.WriteAlongAsync(shared, author);
        await bench.Db.SupportAsync(shared, bench.Floor.Anna.Id);
        var second = new CaseKey(CaseKind.Second, (await bench.Court.HideProposalAsync(bench.Mara, shared)).Value!.Decision);
        Assert.True((await bench.LineAsync(author, second)).IsOwn);
        Assert.Equal(Refusal.OwnProposal, (await bench.HoldAsync(author, second, new(DeedVerdict.Agree))).Refusal);
        Assert.False((await bench.LineAsync(bench.Mike, second)).IsOwn);

        Assert.Empty(await bench.DirectlyAsync(bench.Mike, second, new(DeedVerdict.Agree)));
        Assert.True((await bench.Court.AppealAsync(bench.Floor.Author, second.Id)).Succeeded);
        var appeal = second with { Kind = CaseKind.Appeal };
        Assert.True((await bench.LineAsync(author, appeal)).IsOwn);
        Assert.Equal(Refusal.OwnProposal, (await bench.HoldAsync(author, appeal, Bench.DeedOf(CaseKind.Appeal, DeedVerdict.Grant))).Refusal);
        Assert.True((await bench.LineAsync(bench.Mike, appeal)).IsOwn);
    }

    [Fact]
    public async Task A_long_desk_shows_its_first_and_counts_all()
    {
        await bench.Db.AddAllAsync(Enumerable.Range(0, BrowseDesk.Longest + 5).Select(i =>
            A.Proposal().In(bench.Floor.Process).By(bench.Floor.Author).Titled($"Vorschlag {i:000}").Submitted(A.Now.AddMinutes(i - 300)).Build()));
        var report = await bench.CaseAsync(CaseKind.Report);
        var desk = await bench.BrowseAsync(bench.Mona);
        Assert.Equal((BrowseDesk.Longest, BrowseDesk.Longest + 6, BrowseDesk.Longest + 5), (desk.Lines.Count, desk.Total, desk.Counts[CaseKind.Proposal]));
        Assert.Equal(report, desk.Lines[0].Key);
        Assert.Equal("Vorschlag 000", desk.Lines[1].Title);
        var proposals = await bench.BrowseAsync(bench.Mona, new(Kind: CaseKind.Proposal));
        Assert.Equal((BrowseDesk.Longest, BrowseDesk.Longest + 5, "Vorschlag 099"), (proposals.Lines.Count, proposals.Total, proposals.Lines[^1].Title));
    }

    [Fact]
    public async Task What_was_decided_a_moment_ago_waits_no_more_and_stands_apart()
    {
        var keys = await AllKindsAsync();
        foreach (var key in keys)
        {
            bench.Db.Clock.Advance(TimeSpan.FromSeconds(1));
            await bench.HeldAsync(bench.Mona, key, Bench.DeedOf(key.Kind, Bench.All.First(p => p.Kind == key.Kind).Verdict));
        }

        var own = await bench.BrowseAsync(bench.Mona);
        Assert.Empty(own.Lines);
        Assert.Equal((0, 0), (own.Total, own.Counts.Values.Sum()));
        Assert.Equal(keys.Reverse(), own.Held.Select(h => h.Key));
        Assert.All(own.Held, h => Assert.Equal(("Mona", true, null), (h.ModeratorName, h.IsReaders, h.FailedAs)));
        Assert.Equal((bench.Now.AddSeconds(30), keys[^1]), (own.Held[0].DueAt, own.Held[0].Key));

        var mike = await bench.BrowseAsync(bench.Mike);
        Assert.Empty(mike.Lines);
        Assert.All(mike.Held, h => Assert.Equal(("Mona", false), (h.ModeratorName, h.IsReaders)));
        Assert.Equal(keys.Count, mike.Held.Count);
        Assert.Empty((await bench.BrowseAsync(await bench.Floor.PersonAsync(A.Participant().ModeratorIn(A.Nord)))).Held);
        Assert.Equal(keys.Count, (await bench.BrowseAsync(await bench.Floor.PersonAsync(A.Participant().ModeratorIn(A.Mitte)))).Held.Count);
    }

    [Fact]
    public async Task What_is_held_names_what_it_is_about()
    {
        var proposal = await AddAsync("Ein Brunnen", -1);
        var id = await bench.HeldAsync(bench.Mona, Key(proposal), Bench.DeedOf(CaseKind.Proposal, DeedVerdict.Refuse));
        Assert.Equal(
            new HeldLine(id, Key(proposal), proposal.Slug, "Ein Brunnen", DeedVerdict.Refuse, "Mona", false, bench.Now.AddSeconds(30), null),
            Assert.Single((await bench.BrowseAsync(bench.Mike)).Held));
    }

    [Fact]
    public async Task Who_works_on_what_is_shown_to_all_until_it_ends()
    {
        var (one, other) = (Key(await AddAsync("eins", -2)), Key(await AddAsync("zwei", -1)));
        await bench.ClaimAsync(bench.Mona, one);
        await bench.ClaimAsync(bench.Mona, other);
        await bench.GiveAsync(bench.Mona, other, bench.Mike);
        Assert.Equal(new Claimant(bench.Mona.Id, "Mona", true, ""), (await bench.LineAsync(bench.Mona, one)).Claim);
        Assert.Equal(new Claimant(bench.Mona.Id, "Mona", false, ""), (await bench.LineAsync(bench.Mike, one)).Claim);
        Assert.Equal(new Claimant(bench.Mike.Id, "Mike", true, "Mona"), (await bench.LineAsync(bench.Mike, other)).Claim);
        Assert.Equal(new Claimant(bench.Mike.Id, "Mike", false, "Mona"), (await bench.LineAsync(bench.Mara, other)).Claim);
        bench.Db.Clock.Advance(Claim.Lasts);
        Assert.Null((await bench.LineAsync(bench.Mike, one)).Claim);
        Assert.NotNull((await bench.LineAsync(bench.Mike, other)).Claim);
        bench.Db.Clock.Advance(Claim.LastsWhenGiven);
        Assert.Null((await bench.LineAsync(bench.Mike, other)).Claim);
    }

    private static CaseKey Key(Proposal proposal) => new(CaseKind.Proposal, proposal.Id);

    private async Task<IReadOnlyList<CaseKey>> AllKindsAsync()
    {
        var keys = new List<CaseKey>();
        foreach (var kind in Bench.Kinds) keys.Add(await bench.CaseAsync(kind));
        return keys;
    }

    private Task<Proposal> AddAsync(string title, int day, string district = A.Altstadt, Process? inProcess = null) =>
        bench.Db.AddAsync(A.Proposal().In(inProcess ?? bench.Floor.Process).By(bench.Floor.Author).Titled(title).At(district).Submitted(A.Now.AddDays(day)));

    private async Task<IEnumerable<string>> TitlesAsync(Participant who, DeskFilter filter) => (await bench.BrowseAsync(who, filter)).Lines.Select(l => l.Title);
}
