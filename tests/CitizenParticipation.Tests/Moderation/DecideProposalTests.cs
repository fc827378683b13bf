using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Live;
using CitizenParticipation.Mail;
using CitizenParticipation.Moderation;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using Verdict = CitizenParticipation.Moderation.DecideProposal.Verdict;

namespace CitizenParticipation.Tests.Moderation;

public sealed class DecideProposalTests : IAsyncLifetime
{
    private const string Words = "Der Text nennt einen Nachbarn mit Namen.";

    private TestDb db = null!;
    private Process process = null!;
    private Participant author = null!;
    private Participant moderator = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().InSupportPhase());
        author = await db.AddAsync(A.Participant().Reached("anna@example.org").Called("Anna"));
        moderator = await db.AddAsync(A.Participant().Moderator());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task Publishing_opens_the_proposal_tells_the_author_and_stands_in_the_trail()
    {
        var proposal = await AddAsync(A.Proposal().Titled("Bänke & Bäume"));
        using var ear = db.Get<Pulse>().Listen();
        var decided = await DecideAsync(proposal, new(Verdict.Publish));
        Assert.Equal(new DecideProposal.Decided(proposal.Slug, ProposalState.Published), decided.Value);

        var read = (await db.Get<ReadProposal>().HandleAsync(null, proposal.Slug))!;
        Assert.Equal(A.Now, read.PublishedAt);
        Assert.Equal(1, (await db.Get<BrowseProposals>().HandleAsync(new(Words: "Bäume"))).Total);

        var mail = Assert.Single(await db.MailsAsync());
        Assert.Equal(("anna@example.org", MailTexts.In("de", "Published.Subject", "Bänke & Bäume")), (mail.To, mail.Subject));
        Assert.Contains($"https://mitmachen.example.org/proposals/{proposal.Slug}", mail.Body, StringComparison.Ordinal);

        var entry = Assert.Single(await db.TrailAsync());
        Assert.Equal((moderator.Id, "proposal.published", $"proposal:{proposal.Id:N}", ""), (entry.ActorId, entry.Action, entry.Subject, entry.Reason));
        var topics = new List<string>();
        while (ear.Beats.TryRead(out var beat)) topics.Add(beat.Topic);
        Assert.Equal([Topics.Content, Topics.Moderation, Topics.Participant(author.Id)], topics);
    }

    [Fact]
    public async Task A_hidden_proposal_comes_back_with_its_supports_and_its_date()
    {
        var proposal = await AddAsync(A.Proposal().Published());
        await db.SupportAsync(proposal, author.Id);
        await DecideAsync(proposal, new(Verdict.Hide, "Unclear", Words));
        await db.AgreeToAllAsync();
        Assert.Null(await db.Get<ReadProposal>().HandleAsync(null, proposal.Slug));
        Assert.Equal(Refusal.TooShort, (await DecideAsync(proposal, new(Verdict.Restore, Words: "Gut."))).Refusal);

        db.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((ProposalState.Hidden, true), (await DecideAsync(proposal, new(Verdict.Restore, Words: "Das war ein Irrtum von uns."))).Value is { } restored ? (restored.State, restored.AwaitsSecond) : default);
        await db.AgreeToAllAsync();
        var read = (await db.Get<ReadProposal>().HandleAsync(null, proposal.Slug))!;
        Assert.Equal((1, proposal.PublishedAt), (read.Supports, read.PublishedAt));
        Assert.Contains("Das war ein Irrtum von uns.", (await db.MailsAsync())[^1].Body, StringComparison.Ordinal);
        Assert.Equal(("proposal.restored", "Das war ein Irrtum von uns."), ((await db.TrailAsync())[^1].Action, (await db.TrailAsync())[^1].Reason));
        Assert.Equal(Refusal.DecidedMeanwhile, (await DecideAsync(proposal, new(Verdict.Restore, Words: "Noch einmal, zur Sicherheit."))).Refusal);
    }

    [Theory]
    [InlineData(Verdict.Return, ProposalState.Returned, "proposal.returned")]
    [InlineData(Verdict.Refuse, ProposalState.Refused, "proposal.refused")]
    [InlineData(Verdict.Hide, ProposalState.Hidden, "proposal.hidden")]
    public async Task Every_other_verdict_carries_its_reason_to_the_author_and_into_the_trail(Verdict verdict, ProposalState state, string action)
    {
        var proposal = await AddAsync(verdict == Verdict.Hide ? A.Proposal().Published() : A.Proposal());
        Assert.Equal(state, (await DecideAsync(proposal, new(verdict, "PersonalData", Words))).Value!.State);

        Assert.Null(await db.Get<ReadProposal>().HandleAsync(null, proposal.Slug));
        var own = (await db.Get<ReadProposal>().HandleAsync(author.Id, proposal.Slug))!.History[^1];
        Assert.Equal((state, "1.1", Words, A.Now), (own.State, own.Reason, own.Words, own.At));
        var mail = Assert.Single(await db.MailsAsync());
        Assert.Equal(MailTexts.In("de", state + ".Subject", proposal.Title), mail.Subject);
        Assert.Contains("Regel 1: Keine persönlichen Daten. Nennen Sie keine Namen von Privatpersonen", mail.Body, StringComparison.Ordinal);
        Assert.Contains(Words, mail.Body, StringComparison.Ordinal);
        Assert.Contains("https://mitmachen.example.org/me/decisions/", mail.Body, StringComparison.Ordinal);
        var entry = Assert.Single(await db.TrailAsync());
        Assert.Equal((action, "1.1 " + Words), (entry.Action, entry.Reason));
    }

    [Fact]
    public async Task The_mail_speaks_the_language_of_the_author()
    {
        var john = await db.AddAsync(A.Participant().Speaking("en"));
        var proposal = await db.AddAsync(A.Proposal().In(process).By(john));
        await DecideAsync(proposal, new(Verdict.Return, "Unclear", "Please tell us where."));
        var mail = Assert.Single(await db.MailsAsync());
        Assert.Equal(MailTexts.In("en", "Returned.Subject", proposal.Title), mail.Subject);
        Assert.Contains("Rule 5: Write clearly.", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Braces_in_a_title_or_in_words_are_only_words()
    {
        var proposal = await AddAsync(A.Proposal().Titled("Die {0} Bänke {links}"));
        Assert.True((await DecideAsync(proposal, new(Verdict.Return, "Unclear", "Was heißt {0} und {1:d}?"))).Succeeded);
        Assert.Contains("Was heißt {0} und {1:d}?", Assert.Single(await db.MailsAsync()).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, Words, Refusal.Required, "Reason")]
    [InlineData("", Words, Refusal.Required, "Reason")]
    [InlineData("Langweilig", Words, Refusal.UnknownReason, "Reason")]
    [InlineData("Insult", null, Refusal.Required, "Words")]
    [InlineData("Insult", "Nein.", Refusal.TooShort, "Words")]
    [InlineData("Insult", "Ein unsichtbares \0 Zeichen", Refusal.ControlCharacters, "Words")]
    public async Task A_verdict_against_a_proposal_needs_a_reason_and_words(string? reason, string? words, Refusal refusal, string field)
    {
        var waiting = await AddAsync(A.Proposal());
        var open = await AddAsync(A.Proposal().Published());
        foreach (var (proposal, verdict) in ((Proposal, Verdict)[])[(waiting, Verdict.Return), (waiting, Verdict.Refuse), (open, Verdict.Hide)])
        {
            var fault = Assert.Single((await DecideAsync(proposal, new(verdict, reason, words))).Faults);
            Assert.Equal((refusal, field), (fault.Refusal, fault.Field));
        }

        Assert.Empty(await db.MailsAsync());
        Assert.Empty(await db.TrailAsync());
        Assert.NotNull(await db.Get<ReadProposal>().HandleAsync(null, open.Slug));
    }

    [Fact]
    public async Task What_is_hidden_is_gone_from_lists_and_search_at_once()
    {
        var proposal = await AddAsync(A.Proposal().Titled("Bänke für alle").Published());
        Assert.Equal(1, (await db.Get<BrowseProposals>().HandleAsync(new(Words: "Bänke"))).Total);
        await DecideAsync(proposal, new(Verdict.Hide, "Insult", Words));
        Assert.Equal(0, (await db.Get<BrowseProposals>().HandleAsync(new(Words: "Bänke"))).Total);
        Assert.Equal(0, (await db.Get<BrowseProposals>().HandleAsync(new())).Total);
    }

    [Fact]
    public async Task Nobody_reviews_their_own_and_nobody_outside_their_scope()
    {
        var own = await db.AddAsync(A.Proposal().In(process).By(moderator));
        var ownPublished = await db.AddAsync(A.Proposal().In(process).By(moderator).Published());
        Assert.Equal(Refusal.OwnProposal, (await DecideAsync(own, new(Verdict.Publish))).Refusal);
        Assert.Equal(Refusal.OwnProposal, (await DecideAsync(ownPublished, new(Verdict.Hide, "Unclear", Words))).Refusal);

        var proposal = await AddAsync(A.Proposal());
        var elsewhere = await db.AddAsync(A.Participant().ModeratorIn(A.Nord));
        var administrator = await db.AddAsync(A.Participant().Administrator());
        var decide = db.Get<DecideProposal>();
        Assert.Equal(Refusal.SignInRequired, (await decide.HandleAsync(null, proposal.Slug, new(Verdict.Publish))).Refusal);
        foreach (var actor in (Guid[])[author.Id, elsewhere.Id, administrator.Id])
        {
            Assert.Equal(Refusal.NotFound, (await decide.HandleAsync(actor, proposal.Slug, new(Verdict.Publish))).Refusal);
            Assert.Equal(Refusal.NotFound, (await db.Get<ReadCase>().HandleAsync(actor, proposal.Slug)).Refusal);
        }

        Assert.Equal(Refusal.NotFound, (await DecideAsync("nowhere", new(Verdict.Publish))).Refusal);
        Assert.Empty(await db.TrailAsync());
    }

    [Fact]
    public async Task The_second_moderator_hears_that_it_is_decided()
    {
        var second = await db.AddAsync(A.Participant().Moderator());
        var proposal = await AddAsync(A.Proposal());
        await DecideAsync(proposal, new(Verdict.Publish));
        Assert.Equal(Refusal.DecidedMeanwhile, (await db.Get<DecideProposal>().HandleAsync(second.Id, proposal.Slug, new(Verdict.Refuse, "Unclear", Words))).Refusal);
        Assert.Single(await db.MailsAsync());
    }

    [Fact]
    public async Task Of_many_moderators_at_once_one_decides()
    {
        var second = await db.AddAsync(A.Participant().Moderator());
        for (var round = 0; round < 10; round++)
        {
            var proposal = await AddAsync(A.Proposal());
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => db.Get<DecideProposal>().HandleAsync(
                i % 2 == 0 ? moderator.Id : second.Id, proposal.Slug, i % 3 == 0 ? new(Verdict.Publish) : new(Verdict.Refuse, "Unclear", Words)))));
            Assert.Single(outcomes, o => o.Succeeded);
            Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal(Refusal.DecidedMeanwhile, o.Refusal));
        }

        Assert.Equal(10, (await db.MailsAsync()).Count);
        Assert.Equal(10, (await db.TrailAsync()).Count);
    }

    [Fact]
    public async Task Every_decision_is_chained_to_the_one_before()
    {
        for (var i = 0; i < 4; i++)
        {
            await DecideAsync(await AddAsync(A.Proposal()), i % 2 == 0 ? new(Verdict.Publish) : new(Verdict.Refuse, "Unclear", Words));
            db.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var trail = await db.TrailAsync();
        Assert.Equal(["", .. trail.Take(3).Select(e => e.Hash)], trail.Select(e => e.PreviousHash));
        Assert.All(trail, e => Assert.Equal(EntryHash.Of(e), e.Hash));
    }

    [Fact]
    public async Task A_case_shows_the_whole_way_with_names_and_says_why_somebody_cannot_decide_it()
    {
        var proposal = await AddAsync(A.Proposal());
        await DecideAsync(proposal, new(Verdict.Return, "Unclear", "Bitte sagen Sie, wo."));
        db.Clock.Advance(TimeSpan.FromHours(1));
        await db.Get<ReviseProposal>().HandleAsync(author.Id, proposal.Slug, A.ProposalInput());

        var read = (await db.Get<ReadCase>().HandleAsync(moderator.Id, proposal.Slug)).Value!;
        Assert.Equal(
            [(ProposalState.InReview, "Anna", ""), (ProposalState.Returned, moderator.DisplayName, "1.5"), (ProposalState.InReview, "Anna", "")],
            read.History.Select(h => (h.State, h.ActorName, h.Reason)));
        Assert.Equal([2, 1], read.Versions.Select(v => v.Number));
        Assert.Equal([A.ProposalInput().Title, proposal.Title], read.Versions.Select(v => v.Title));
        Assert.Null(read.Refusal);
        // What is public can still be hidden, and what is hidden shown again.
        await DecideAsync(proposal, new(Verdict.Publish));
        Assert.Null((await db.Get<ReadCase>().HandleAsync(moderator.Id, proposal.Slug)).Value!.Refusal);
        await DecideAsync(proposal, new(Verdict.Hide, "Unclear", Words));
        Assert.Null((await db.Get<ReadCase>().HandleAsync(moderator.Id, proposal.Slug)).Value!.Refusal);
        var refused = await db.AddAsync(A.Proposal().In(process).By(author).Refused());
        Assert.Equal(Refusal.DecidedMeanwhile, (await db.Get<ReadCase>().HandleAsync(moderator.Id, refused.Slug)).Value!.Refusal);
        var own = await db.AddAsync(A.Proposal().In(process).By(moderator));
        Assert.Equal(Refusal.OwnProposal, (await db.Get<ReadCase>().HandleAsync(moderator.Id, own.Slug)).Value!.Refusal);
        Assert.Equal(Refusal.SignInRequired, (await db.Get<ReadCase>().HandleAsync(null, own.Slug)).Refusal);
    }

    [Fact]
    public async Task A_text_that_has_changed_since_it_was_read_is_not_decided()
    {
        var proposal = await AddAsync(A.Proposal());
        var read = (await db.Get<ReadCase>().HandleAsync(moderator.Id, proposal.Slug)).Value!.Revision;
        await DecideAsync(proposal, new(Verdict.Return, "Unclear", "Bitte sagen Sie, wo.", read));
        await db.Get<ReviseProposal>().HandleAsync(author.Id, proposal.Slug, A.ProposalInput(title: "Ein ganz anderer Text"));
        Assert.Equal(Refusal.DecidedMeanwhile, (await DecideAsync(proposal, new(Verdict.Publish, Revision: read))).Refusal);
        Assert.True((await DecideAsync(proposal, new(Verdict.Publish, Revision: read + 2))).Succeeded);
    }

    [Fact]
    public async Task The_numbers_of_the_platform_are_for_administrators()
    {
        var administrator = await db.AddAsync(A.Participant().Administrator());
        await db.AddAsync(A.Participant().Unconfirmed());
        await AddAsync(A.Proposal());
        await AddAsync(A.Proposal());
        var open = await AddAsync(A.Proposal().Published());
        await db.SupportAsync(open, author.Id, moderator.Id);
        Assert.Equal(new ReadPlatformCounts.Counts(3, 1, 2, 2), (await db.Get<ReadPlatformCounts>().HandleAsync(administrator.Id)).Value);
        foreach (var actor in (Guid?[])[null, author.Id, moderator.Id]) Assert.Equal(Refusal.NotAllowed, (await db.Get<ReadPlatformCounts>().HandleAsync(actor)).Refusal);
    }

    [Fact]
    public async Task A_verdict_that_does_not_exist_is_refused()
    {
        var proposal = await AddAsync(A.Proposal());
        Assert.Equal([new Fault(Refusal.Required, "Verdict")], (await DecideAsync(proposal, new((Verdict)9, "Unclear", Words))).Faults);
        Assert.Empty(await db.TrailAsync());
    }

    private Task<Proposal> AddAsync(ProposalBuilder proposal) => db.AddAsync(proposal.In(process).By(author));

    private Task<Outcome<DecideProposal.Decided>> DecideAsync(Proposal proposal, DecideProposal.Input input) => DecideAsync(proposal.Slug, input);

    private Task<Outcome<DecideProposal.Decided>> DecideAsync(string slug, DecideProposal.Input input) => db.Get<DecideProposal>().HandleAsync(moderator.Id, slug, input);
}
