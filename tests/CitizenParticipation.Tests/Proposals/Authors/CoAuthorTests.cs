using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Proposals.Authors;

public sealed class CoAuthorTests : IAsyncLifetime
{
    private const string Words = "Ich kann die Stelle fotografieren und kenne den Verein.";

    private TestDb db = null!;
    private Process process = null!;
    private Participant author = null!;
    private Participant friend = null!;
    private Proposal proposal = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync();
        process = await db.AddAsync(A.Process().InSupportPhase());
        author = await db.AddAsync(A.Participant().Called("Anna").WithPassword());
        friend = await db.AddAsync(A.Participant().Called("Ben"));
        proposal = await db.AddAsync(A.Proposal().In(process).By(author).Published());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task An_invitation_that_is_accepted_makes_a_co_author_who_is_named_and_may_change_the_text()
    {
        var code = (await InviteAsync()).Value!.Code;
        Assert.Equal(("Mehr Bänke am Markt", "Anna"), (await db.Get<ReadInvitation>().HandleAsync(friend.Id, code)) is { } read ? (read.Title, read.AuthorName) : default);
        Assert.Equal(new AcceptInvitation.Joined(proposal.Slug), (await AcceptAsync(friend, code)).Value);

        var shown = (await db.Get<ReadProposal>().HandleAsync(null, proposal.Slug))!;
        Assert.Equal(("Anna", "Ben"), (shown.AuthorName, Assert.Single(shown.CoAuthors)));
        var own = (await db.Get<ReadProposal>().HandleAsync(friend.Id, proposal.Slug))!;
        Assert.Equal((true, false), (own.IsOwn, own.IsAuthor));
        Assert.False(Assert.Single(await db.Get<BrowseOwnProposals>().HandleAsync(friend.Id)).IsAuthor);
        Assert.True((await ChangeAsync(friend)).Succeeded);
        Assert.Equal(Refusal.NotFound, (await db.Get<WithdrawProposal>().HandleAsync(friend.Id, proposal.Slug, "Hat sich erledigt.")).Refusal);
        Assert.Equal(["coauthor.invited", "coauthor.accepted", "proposal.change-submitted"], (await db.TrailAsync()).Select(e => e.Action));
    }

    [Fact]
    public async Task An_invitation_is_for_one_person_and_for_two_weeks_and_only_its_hash_is_kept()
    {
        var other = await db.AddAsync(A.Participant());
        var (first, second) = ((await InviteAsync()).Value!, (await InviteAsync()).Value!);
        Assert.True((await AcceptAsync(friend, first.Code)).Succeeded);
        Assert.Equal(Refusal.LinkExpired, (await AcceptAsync(other, first.Code)).Refusal);
        Assert.Equal(Refusal.LinkExpired, (await AcceptAsync(other, "0000")).Refusal);
        Assert.Equal(Refusal.LinkExpired, (await AcceptAsync(other, null)).Refusal);
        Assert.Equal(Refusal.AlreadyAuthor, (await AcceptAsync(friend, second.Code)).Refusal);
        Assert.Equal(Refusal.AlreadyAuthor, (await AcceptAsync(author, second.Code)).Refusal);
        await using (var open = db.Open()) Assert.DoesNotContain(second.Code, (await open.Set<Invitation>().SingleAsync()).Hash, StringComparison.Ordinal);
        db.Clock.Advance(Invitation.Length);
        Assert.Equal(Refusal.LinkExpired, (await AcceptAsync(other, second.Code)).Refusal);
        Assert.Null(await db.Get<ReadInvitation>().HandleAsync(other.Id, second.Code));
    }

    [Fact]
    public async Task Only_the_author_invites_and_no_more_than_the_limits_say()
    {
        var invite = db.Get<InviteCoAuthor>();
        Assert.Equal(Refusal.SignInRequired, (await invite.HandleAsync(null, proposal.Slug)).Refusal);
        Assert.Equal(Refusal.NotFound, (await invite.HandleAsync(friend.Id, proposal.Slug)).Refusal);
        var withdrawn = await db.AddAsync(A.Proposal().In(process).By(author).Withdrawn());
        Assert.Equal(Refusal.NotInThisState, (await invite.HandleAsync(author.Id, withdrawn.Slug)).Refusal);
        var codes = new List<string>();
        for (var i = 0; i < CoAuthorLimits.MostInvitations; i++) codes.Add((await InviteAsync()).Value!.Code);
        Assert.Equal(Refusal.TooManyInvitations, (await InviteAsync()).Refusal);
        foreach (var code in codes) Assert.True((await AcceptAsync(await db.AddAsync(A.Participant()), code)).Succeeded);
        Assert.Equal(Refusal.TooManyCoAuthors, (await InviteAsync()).Refusal);
    }

    [Fact]
    public async Task Of_many_who_open_one_link_at_once_one_joins()
    {
        for (var round = 0; round < 10; round++)
        {
            var each = await db.AddAsync(A.Proposal().In(process).By(author).Published());
            var code = (await db.Get<InviteCoAuthor>().HandleAsync(author.Id, each.Slug)).Value!.Code;
            var people = new List<Participant>();
            for (var i = 0; i < 5; i++) people.Add(await db.AddAsync(A.Participant()));
            var outcomes = await Task.WhenAll(people.Select(p => Task.Run(() => AcceptAsync(p, code))));
            Assert.Single(outcomes, o => o.Succeeded);
            Assert.Equal(4, outcomes.Count(o => o.Refusal == Refusal.LinkExpired));
        }
    }

    [Fact]
    public async Task Who_asks_waits_for_the_author_and_is_asked_only_once()
    {
        Assert.Equal([new Fault(Refusal.Required, "Words")], (await AskAsync(friend, "  ")).Faults);
        Assert.True((await AskAsync(friend)).Succeeded);
        Assert.Equal(Refusal.AlreadyAsked, (await AskAsync(friend)).Refusal);
        Assert.False((await db.Get<ReadProposal>().HandleAsync(friend.Id, proposal.Slug))!.IsOwn);
        Assert.Equal(1, Assert.Single(await db.Get<BrowseOwnProposals>().HandleAsync(author.Id)).Asking);

        var line = Assert.Single((await db.Get<BrowseCoAuthors>().HandleAsync(author.Id, proposal.Slug))!.Lines);
        Assert.Equal(("Ben", CoAuthorState.Asked, Words), (line.Name, line.State, line.Words));
        Assert.Null(await db.Get<BrowseCoAuthors>().HandleAsync(friend.Id, proposal.Slug));
        Assert.Equal(Refusal.NotFound, (await AnswerAsync(friend, accept: true, by: friend)).Refusal);
        Assert.True((await AnswerAsync(friend, accept: true)).Succeeded);
        Assert.Equal(Refusal.DecidedMeanwhile, (await AnswerAsync(friend, accept: false)).Refusal);
        Assert.True((await db.Get<ReadProposal>().HandleAsync(friend.Id, proposal.Slug))!.IsOwn);
        Assert.Equal("", Assert.Single((await db.Get<BrowseCoAuthors>().HandleAsync(friend.Id, proposal.Slug))!.Lines).Words);
    }

    [Fact]
    public async Task Who_was_declined_does_not_ask_again_but_can_be_invited()
    {
        await AskAsync(friend);
        Assert.True((await AnswerAsync(friend, accept: false)).Succeeded);
        Assert.Equal(Refusal.AuthorSaidNo, (await AskAsync(friend)).Refusal);
        Assert.Equal(Refusal.NotFound, (await EndAsync(friend, by: friend)).Refusal);
        Assert.Equal(Refusal.AuthorSaidNo, (await AskAsync(friend)).Refusal);
        Assert.True((await AcceptAsync(friend, (await InviteAsync()).Value!.Code)).Succeeded);
    }

    [Fact]
    public async Task Before_anything_is_written_it_is_said_why_somebody_cannot_ask()
    {
        var waiting = await db.AddAsync(A.Proposal().In(process).By(author));
        var read = db.Get<ReadRequest>();
        Assert.Null(await read.HandleAsync(friend.Id, proposal.Slug));
        Assert.Equal(Refusal.SignInRequired, await read.HandleAsync(null, proposal.Slug));
        Assert.Equal(Refusal.NotFound, await read.HandleAsync(friend.Id, waiting.Slug));
        Assert.Equal(Refusal.AlreadyAuthor, await read.HandleAsync(author.Id, proposal.Slug));
        await AskAsync(friend);
        Assert.Equal(Refusal.AlreadyAsked, await read.HandleAsync(friend.Id, proposal.Slug));
        await AnswerAsync(friend, accept: false);
        Assert.Equal(Refusal.AuthorSaidNo, await read.HandleAsync(friend.Id, proposal.Slug));
    }

    [Fact]
    public async Task Only_confirmed_people_ask_only_for_public_proposals_and_not_endlessly()
    {
        var unconfirmed = await db.AddAsync(A.Participant().Unconfirmed());
        var waiting = await db.AddAsync(A.Proposal().In(process).By(author));
        var ask = db.Get<AskToCoAuthor>();
        Assert.Equal(Refusal.SignInRequired, (await ask.HandleAsync(null, proposal.Slug, Words)).Refusal);
        Assert.Equal(Refusal.EmailNotConfirmed, (await ask.HandleAsync(unconfirmed.Id, proposal.Slug, Words)).Refusal);
        Assert.Equal(Refusal.NotFound, (await ask.HandleAsync(friend.Id, waiting.Slug, Words)).Refusal);
        Assert.Equal(Refusal.AlreadyAuthor, (await ask.HandleAsync(author.Id, proposal.Slug, Words)).Refusal);
        for (var i = 0; i < CoAuthorLimits.MostRequests; i++)
        {
            var each = await db.AddAsync(A.Proposal().In(process).By(author).Published());
            Assert.True((await ask.HandleAsync(friend.Id, each.Slug, Words)).Succeeded);
        }

        Assert.Equal(Refusal.SlowDown, (await AskAsync(friend)).Refusal);
    }

    [Fact]
    public async Task A_co_author_leaves_or_is_asked_to_leave_and_loses_the_right_to_change()
    {
        var stranger = await db.AddAsync(A.Participant().Administrator());
        await AcceptAsync(friend, (await InviteAsync()).Value!.Code);
        Assert.Equal(Refusal.NotFound, (await EndAsync(friend, by: stranger)).Refusal);
        Assert.True((await EndAsync(friend, by: friend)).Succeeded);
        Assert.Equal(Refusal.NotFound, (await ChangeAsync(friend)).Refusal);
        await AcceptAsync(friend, (await InviteAsync()).Value!.Code);
        Assert.True((await EndAsync(friend, by: author)).Succeeded);
        Assert.Empty((await db.Get<ReadProposal>().HandleAsync(null, proposal.Slug))!.CoAuthors);
    }

    [Fact]
    public async Task A_moderator_who_writes_along_decides_nothing_about_it()
    {
        var moderator = await db.AddAsync(A.Participant().Moderator());
        await AcceptAsync(moderator, (await InviteAsync()).Value!.Code);
        await ChangeAsync(author);
        Assert.Equal(Refusal.OwnProposal, (await db.Get<DecideChange>().HandleAsync(moderator.Id, proposal.Slug, new(true))).Refusal);
        Assert.Equal(Refusal.OwnProposal, (await db.Get<DecideProposal>().HandleAsync(moderator.Id, proposal.Slug, new(DecideProposal.Verdict.Hide, "Unclear", "Das passt so nicht hierher."))).Refusal);
        Assert.True(Assert.Single((await db.Get<BrowseDesk>().HandleAsync(moderator.Id, new())).Value!.Lines).IsOwn);
        Assert.Equal(Refusal.OwnProposal, (await db.Get<ReadCase>().HandleAsync(moderator.Id, proposal.Slug)).Value!.Waiting!.Refusal);
    }

    [Fact]
    public async Task A_co_author_comments_as_an_author()
    {
        await AcceptAsync(friend, (await InviteAsync()).Value!.Code);
        Assert.True((await db.Get<AddComment>().HandleAsync(friend.Id, proposal.Slug, new(CommentKind.Addition, "Wir haben noch ein Bild davon."))).Succeeded);
        await using var open = db.Open();
        Assert.Equal(CommentVoice.Author, (await open.Comments.SingleAsync()).Voice);
    }

    [Fact]
    public async Task When_the_author_leaves_who_writes_along_the_longest_goes_on()
    {
        var waiting = await db.AddAsync(A.Proposal().In(process).By(author));
        var late = await db.AddAsync(A.Participant().Called("Cem"));
        foreach (var (slug, person) in ((string, Participant)[])[(proposal.Slug, friend), (proposal.Slug, late), (waiting.Slug, friend)])
        {
            var code = (await db.Get<InviteCoAuthor>().HandleAsync(author.Id, slug)).Value!.Code;
            Assert.True((await AcceptAsync(person, code)).Succeeded);
            db.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await AskAsync(late);
        Assert.True((await db.WithAsync<LeavePlatform, Outcome<LeavePlatform.Left>>(leave => leave.HandleAsync(author.Id, A.Password))).Succeeded);
        var read = (await db.Get<ReadProposal>().HandleAsync(friend.Id, proposal.Slug))!;
        Assert.Equal(("Ben", true, "Cem"), (read.AuthorName, read.IsAuthor, Assert.Single(read.CoAuthors)));
        Assert.Equal(ProposalState.InReview, (await db.Get<ReadProposal>().HandleAsync(friend.Id, waiting.Slug))!.State);

        Assert.True((await db.WithAsync<LeavePlatform, Outcome<LeavePlatform.Left>>(leave => leave.HandleAsync(late.Id, null))).Succeeded);
        Assert.Empty((await db.Get<ReadProposal>().HandleAsync(null, proposal.Slug))!.CoAuthors);
    }

    private Task<Outcome<InviteCoAuthor.Invited>> InviteAsync() => db.Get<InviteCoAuthor>().HandleAsync(author.Id, proposal.Slug);

    private Task<Outcome<AcceptInvitation.Joined>> AcceptAsync(Participant person, string? code) => db.Get<AcceptInvitation>().HandleAsync(person.Id, code);

    private Task<Outcome<AskToCoAuthor.Asked>> AskAsync(Participant person, string words = Words) => db.Get<AskToCoAuthor>().HandleAsync(person.Id, proposal.Slug, words);

    private Task<Outcome<AnswerCoAuthor.Answered>> AnswerAsync(Participant person, bool accept, Participant? by = null) =>
        db.Get<AnswerCoAuthor>().HandleAsync((by ?? author).Id, proposal.Slug, person.Id, accept);

    private Task<Outcome<EndCoAuthorship.Ended>> EndAsync(Participant person, Participant by) => db.Get<EndCoAuthorship>().HandleAsync(by.Id, proposal.Slug, person.Id);

    private Task<Outcome<ChangeProposal.Changed>> ChangeAsync(Participant person) =>
        db.Get<ChangeProposal>().HandleAsync(person.Id, proposal.Slug, new(A.ProposalInput(title: "Fünf Bänke am Markt"), "Genauer gesagt.", false));
}
