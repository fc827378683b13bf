using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Mail;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Tests.Moderation;

public sealed class DecideChangeTests : IAsyncLifetime
{
    private const string Words = "Bitte keine Namen von Nachbarn nennen.";

    private TestDb db = null!;
    private Process process = null!;
    private Participant author = null!;
    private Participant moderator = null!;
    private Proposal proposal = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync();
        process = await db.AddAsync(A.Process().InSupportPhase());
        author = await db.AddAsync(A.Participant().Reached("anna@example.org"));
        moderator = await db.AddAsync(A.Participant().Moderator());
        proposal = await db.AddAsync(A.Proposal().In(process).By(author).Published());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task A_published_change_is_the_text_that_everybody_reads_and_finds_with_its_history()
    {
        await ChangeAsync("Fünf Bänke am Markt");
        db.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(new DecideChange.Decided(proposal.Slug, true, false), (await DecideAsync(new(Publish: true))).Value);

        var read = (await db.Get<ReadProposal>().HandleAsync(null, proposal.Slug))!;
        Assert.Equal(("Fünf Bänke am Markt", proposal.PublishedAt), (read.Title, read.PublishedAt));
        Assert.Equal([new ReadProposal.Change(2, A.Now.AddHours(1), false)], read.Changes);
        Assert.Equal(1, (await db.Get<BrowseProposals>().HandleAsync(new(Words: "Fünf"))).Total);
        var versions = (await db.Get<BrowseVersions>().HandleAsync(null, proposal.Slug))!.Versions;
        Assert.Equal([(2, "Fünf Bänke am Markt", "Genauer gesagt."), (1, "Mehr Bänke am Markt", "")], versions.Select(v => (v.Number, v.Text!.Title, v.Note)));
        Assert.Equal(["proposal.change-submitted", "proposal.changed"], (await db.TrailAsync()).Select(e => e.Action));
        Assert.Equal(MailTexts.In("de", "ChangePublished.Subject", "Fünf Bänke am Markt"), Assert.Single(await db.MailsAsync()).Subject);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Who_supported_before_the_meaning_changed_is_told_beside_the_button_and_can_take_back(bool byAuthor, bool byModerator)
    {
        var (before, after) = (await db.AddAsync(A.Participant()), await db.AddAsync(A.Participant()));
        await db.Get<SupportProposal>().HandleAsync(before.Id, proposal.Slug);
        db.Clock.Advance(TimeSpan.FromMinutes(1));
        await ChangeAsync("Ein Brunnen am Markt", byAuthor);
        Assert.True((await DecideAsync(new(Publish: true, MeaningChanged: byModerator))).Succeeded);
        var changedAt = db.Clock.GetUtcNow();
        db.Clock.Advance(TimeSpan.FromMinutes(1));
        await db.Get<SupportProposal>().HandleAsync(after.Id, proposal.Slug);

        var changed = byAuthor || byModerator;
        Assert.Equal(changed ? changedAt : null, (await ReadSupportAsync(before)).MeaningChangedAt);
        Assert.Null((await ReadSupportAsync(after)).MeaningChangedAt);
        Assert.Equal(changed ? "proposal.meaning-changed" : "proposal.changed", (await db.TrailAsync())[^1].Action);
        Assert.Equal(new SupportProposal.Supported(true, 1), (await db.Get<SupportProposal>().HandleAsync(before.Id, proposal.Slug, withdraw: true)).Value);
        Assert.Null((await ReadSupportAsync(before)).MeaningChangedAt);
    }

    [Fact]
    public async Task A_change_that_is_sent_back_leaves_the_public_text_and_tells_the_author_why()
    {
        await ChangeAsync("Fünf Bänke am Markt");
        Assert.Equal([new Fault(Refusal.Required, "Reason"), new Fault(Refusal.Required, "Words")], (await DecideAsync(new(Publish: false))).Faults);
        Assert.Equal([new Fault(Refusal.UnknownReason, "Reason")], (await DecideAsync(new(Publish: false, Reason: "Whim", Words: Words))).Faults);
        Assert.True((await DecideAsync(new(Publish: false, Reason: "PersonalData", Words: Words))).Succeeded);

        Assert.Equal("Mehr Bänke am Markt", (await db.Get<ReadProposal>().HandleAsync(null, proposal.Slug))!.Title);
        var own = Assert.Single(await db.Get<BrowseOwnProposals>().HandleAsync(author.Id));
        Assert.Equal((VersionState.Returned, "1.1", Words), (own.Change, own.Reason, own.Words));
        var again = (await db.Get<ReadChange>().HandleAsync(author.Id, proposal.Slug))!;
        Assert.Equal(("Fünf Bänke am Markt", "1.1"), (again.Text.Title, again.Reason));
        var mail = Assert.Single(await db.MailsAsync());
        Assert.Contains(Words, mail.Body, StringComparison.Ordinal);
        Assert.Contains($"/me/proposals/{proposal.Slug}/change", mail.Body, StringComparison.Ordinal);
        Assert.Equal(("proposal.change-returned", $"1.1 {Words}"), ((await db.TrailAsync())[^1].Action, (await db.TrailAsync())[^1].Reason));
    }

    [Fact]
    public async Task Only_a_moderator_of_the_place_who_did_not_write_it_decides_and_only_once()
    {
        await ChangeAsync("Fünf Bänke am Markt");
        var elsewhere = await db.AddAsync(A.Participant().ModeratorIn(A.Nord));
        var resident = await db.AddAsync(A.Participant());
        Assert.Equal(Refusal.SignInRequired, (await db.Get<DecideChange>().HandleAsync(null, proposal.Slug, new(true))).Refusal);
        Assert.Equal(Refusal.NotFound, (await db.Get<DecideChange>().HandleAsync(elsewhere.Id, proposal.Slug, new(true))).Refusal);
        Assert.Equal(Refusal.NotFound, (await db.Get<DecideChange>().HandleAsync(resident.Id, proposal.Slug, new(true))).Refusal);
        Assert.Equal(Refusal.DecidedMeanwhile, (await DecideAsync(new(true, Revision: proposal.Revision))).Refusal);
        Assert.True((await DecideAsync(new(true))).Succeeded);
        Assert.Equal(Refusal.DecidedMeanwhile, (await DecideAsync(new(true))).Refusal);

        var own = await db.AddAsync(A.Proposal().In(process).By(moderator).Published());
        await db.Get<ChangeProposal>().HandleAsync(moderator.Id, own.Slug, new(A.ProposalInput(title: "Meine neuen Bänke"), "Genauer gesagt.", false));
        Assert.Equal(Refusal.OwnProposal, (await db.Get<DecideChange>().HandleAsync(moderator.Id, own.Slug, new(true))).Refusal);
    }

    [Theory]
    [InlineData(8.1, false, null)]
    [InlineData(8.1, true, Refusal.TooLateToChangeMeaning)]
    [InlineData(10, false, Refusal.TooLateToChange)]
    public async Task What_waited_too_long_is_not_published_any_more_but_can_be_sent_back(double day, bool meaning, Refusal? expected)
    {
        await ChangeAsync("Fünf Bänke am Markt");
        db.Clock.SetUtcNow(A.Now.AddDays(day));
        Assert.Equal(expected, (await DecideAsync(new(true, MeaningChanged: meaning))).Refusal);
        if (expected is not null) Assert.True((await DecideAsync(new(false, Reason: "Unclear", Words: "Dafür war es leider zu spät."))).Succeeded);
    }

    [Fact]
    public async Task The_queue_shows_changes_among_new_proposals_by_waiting_time()
    {
        await ChangeAsync("Fünf Bänke am Markt");
        var fresh = await db.AddAsync(A.Proposal().In(process).By(author).Titled("Neue Idee für alle").Submitted(A.Now.AddHours(-2)));
        var lines = (await db.Get<BrowseDesk>().HandleAsync(moderator.Id, new())).Value!.Lines;
        Assert.Equal([(fresh.Slug, "Neue Idee für alle", false), (proposal.Slug, "Fünf Bänke am Markt", true)], lines.Select(l => (l.Slug, l.Title, l.Key.Kind == CaseKind.Change)));

        var read = (await db.Get<ReadCase>().HandleAsync(moderator.Id, proposal.Slug)).Value!;
        Assert.Equal(("Mehr Bänke am Markt", "Fünf Bänke am Markt", "Genauer gesagt."), (read.Title, read.Waiting!.Text.Title, read.Waiting.Note));
        await db.Get<DropChange>().HandleAsync(author.Id, proposal.Slug);
        Assert.Equal(1, (await db.Get<BrowseDesk>().HandleAsync(moderator.Id, new())).Value!.Total);
    }

    [Fact]
    public async Task A_hidden_proposal_keeps_its_change_for_the_day_it_is_shown_again()
    {
        await ChangeAsync("Fünf Bänke am Markt");
        var decide = db.Get<DecideProposal>();
        Assert.True((await decide.HandleAsync(moderator.Id, proposal.Slug, new(DecideProposal.Verdict.Hide, "Unclear", Words))).Succeeded);
        Assert.Equal(Refusal.DecidedMeanwhile, (await DecideAsync(new(true))).Refusal);
        Assert.Equal(0, (await db.Get<BrowseDesk>().HandleAsync(moderator.Id, new())).Value!.Total);
        Assert.True((await decide.HandleAsync(moderator.Id, proposal.Slug, new(DecideProposal.Verdict.Restore, Words: "War ein Irrtum, entschuldigen Sie."))).Succeeded);
        Assert.True((await DecideAsync(new(true))).Succeeded);
    }

    [Fact]
    public async Task The_moderators_easy_version_is_not_lost_by_a_change_that_left_it_alone()
    {
        await ChangeAsync("Fünf Bänke am Markt");
        Assert.True((await db.Get<WriteEasyVersion>().HandleAsync(moderator.Id, proposal.Slug, new("Am Markt sollen mehr Bänke stehen.", true))).Succeeded);
        Assert.True((await DecideAsync(new(true))).Succeeded);
        var read = (await db.Get<ReadProposal>().HandleAsync(null, proposal.Slug))!;
        // Checked it was against the text before.
        Assert.Equal(("Am Markt sollen mehr Bänke stehen.", EasyState.Draft), (read.EasyText, read.EasyState));
    }

    [Fact]
    public async Task Of_a_decision_and_a_withdrawal_at_once_one_holds()
    {
        for (var round = 0; round < 10; round++)
        {
            var each = await db.AddAsync(A.Proposal().In(process).By(author).Published());
            await db.Get<ChangeProposal>().HandleAsync(author.Id, each.Slug, new(A.ProposalInput(title: "Fünf Bänke am Markt"), "Genauer gesagt.", false));
            var publish = Task.Run(() => db.Get<DecideChange>().HandleAsync(moderator.Id, each.Slug, new(true)));
            var drop = Task.Run(() => db.Get<DropChange>().HandleAsync(author.Id, each.Slug));
            var (published, dropped) = (await publish, await drop);
            Assert.NotEqual(published.Succeeded, dropped.Succeeded);
            Assert.Equal(published.Succeeded ? "Fünf Bänke am Markt" : "Mehr Bänke am Markt", (await db.Get<ReadProposal>().HandleAsync(null, each.Slug))!.Title);
        }
    }

    private Task ChangeAsync(string title, bool meaning = false) =>
        db.Get<ChangeProposal>().HandleAsync(author.Id, proposal.Slug, new(A.ProposalInput(title: title, category: "green"), "Genauer gesagt.", meaning));

    private Task<Outcome<DecideChange.Decided>> DecideAsync(DecideChange.Input input) => db.Get<DecideChange>().HandleAsync(moderator.Id, proposal.Slug, input);

    private Task<ReadSupport.Answer> ReadSupportAsync(Participant person) => db.Get<ReadSupport>().HandleAsync(person.Id, proposal.Id, ProposalState.Published, process);
}
