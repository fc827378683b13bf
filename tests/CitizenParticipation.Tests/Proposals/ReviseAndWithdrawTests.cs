using CitizenParticipation.Accounts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Proposals;

public sealed class ReviseAndWithdrawTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Process process = null!;
    private Participant author = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().InProposePhase().In(A.Mitte));
        author = await db.AddAsync(A.Participant());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task A_returned_proposal_is_revised_and_waits_again_at_the_end_of_the_queue()
    {
        var proposal = await AddAsync(A.Proposal().Returned());
        // Who was asked to revise may do so after the phase too.
        db.Clock.SetUtcNow(A.Now.AddDays(15));
        Assert.True((await ReviseAsync(proposal, A.ProposalInput(title: "Jetzt viel genauer"))).Succeeded);

        var read = (await db.Get<ReadProposal>().HandleAsync(author.Id, proposal.Slug))!;
        Assert.Equal(("Jetzt viel genauer", ProposalState.InReview, 2), (read.Title, read.State, read.Versions));
        Assert.Equal("proposal.revised", Assert.Single(await db.TrailAsync()).Action);
        await using var open = db.Open();
        Assert.Equal(A.Now.AddDays(15), open.Proposals.Single().WaitingSince);
    }

    [Fact]
    public async Task Only_the_author_revises_and_only_what_was_returned()
    {
        var returned = await AddAsync(A.Proposal().Returned());
        var waiting = await AddAsync(A.Proposal());
        var published = await AddAsync(A.Proposal().Published());
        var other = await db.AddAsync(A.Participant().Administrator().Moderator());
        var revise = db.Get<ReviseProposal>();

        Assert.Equal(Refusal.SignInRequired, (await revise.HandleAsync(null, returned.Slug, A.ProposalInput())).Refusal);
        Assert.Equal(Refusal.NotFound, (await revise.HandleAsync(other.Id, returned.Slug, A.ProposalInput())).Refusal);
        Assert.Equal(Refusal.NotFound, (await revise.HandleAsync(author.Id, "nowhere", A.ProposalInput())).Refusal);
        Assert.Equal(Refusal.NotInThisState, (await ReviseAsync(waiting, A.ProposalInput())).Refusal);
        Assert.Equal(Refusal.NotInThisState, (await ReviseAsync(published, A.ProposalInput())).Refusal);
        Assert.Empty(await db.TrailAsync());
    }

    [Fact]
    public async Task A_revision_is_checked_like_a_new_proposal()
    {
        var proposal = await AddAsync(A.Proposal().Returned());
        Assert.Equal([new Fault(Refusal.TooShort, "Title", "8")], (await ReviseAsync(proposal, A.ProposalInput(title: "kurz"))).Faults);
        Assert.Equal([new Fault(Refusal.DistrictNotInProcess, "District")], (await ReviseAsync(proposal, A.ProposalInput(district: A.Ueckendorf))).Faults);
        Assert.Equal(ProposalState.Returned, (await db.Get<ReadProposal>().HandleAsync(author.Id, proposal.Slug))!.State);
    }

    [Fact]
    public async Task A_revision_sent_twice_at_once_is_taken_once()
    {
        var proposal = await AddAsync(A.Proposal().Returned());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => ReviseAsync(proposal, A.ProposalInput()))));
        Assert.Single(outcomes, o => o.Succeeded);
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal(Refusal.NotInThisState, o.Refusal));
    }

    [Fact]
    public async Task The_author_takes_a_proposal_back_and_it_is_gone_for_others()
    {
        var proposal = await AddAsync(A.Proposal().Published());
        Assert.True((await WithdrawAsync(proposal, "Die Bank steht inzwischen.")).Succeeded);
        Assert.Null(await db.Get<ReadProposal>().HandleAsync(null, proposal.Slug));
        Assert.Empty((await db.Get<BrowseProposals>().HandleAsync(new())).Proposals);
        Assert.Equal(0, (await db.Get<BrowseProposals>().HandleAsync(new(Words: "Bänke"))).Total);

        var own = Assert.Single(await db.Get<BrowseOwnProposals>().HandleAsync(author.Id));
        Assert.Equal((ProposalState.Withdrawn, "Die Bank steht inzwischen."), (own.State, own.Words));
        Assert.Equal(("proposal.withdrawn", "Die Bank steht inzwischen."), ((await db.TrailAsync())[0].Action, (await db.TrailAsync())[0].Reason));
    }

    [Fact]
    public async Task A_withdrawal_says_why()
    {
        var proposal = await AddAsync(A.Proposal());
        Assert.Equal([new Fault(Refusal.Required, "Reason")], (await WithdrawAsync(proposal, " ")).Faults);
        Assert.Equal([new Fault(Refusal.TooShort, "Reason", "5")], (await WithdrawAsync(proposal, "nö")).Faults);
        Assert.Equal([new Fault(Refusal.TooLong, "Reason", "500")], (await WithdrawAsync(proposal, new string('x', 501))).Faults);
    }

    [Fact]
    public async Task Nobody_else_takes_it_back_and_nobody_twice()
    {
        var proposal = await AddAsync(A.Proposal());
        var moderator = await db.AddAsync(A.Participant().Moderator());
        Assert.Equal(Refusal.SignInRequired, (await db.Get<WithdrawProposal>().HandleAsync(null, proposal.Slug, "Ich mag sie nicht.")).Refusal);
        Assert.Equal(Refusal.NotFound, (await db.Get<WithdrawProposal>().HandleAsync(moderator.Id, proposal.Slug, "Ich mag sie nicht.")).Refusal);
        Assert.True((await WithdrawAsync(proposal, "Hat sich erledigt.")).Succeeded);
        Assert.Equal(Refusal.NotInThisState, (await WithdrawAsync(proposal, "Hat sich erledigt.")).Refusal);
    }

    [Fact]
    public async Task A_person_sees_all_of_their_own_and_nothing_of_others()
    {
        await AddAsync(A.Proposal().Titled("Die älteste von allen").Submitted(A.Now.AddDays(-9)).Hidden("Insult", "Das ist beleidigend."));
        await AddAsync(A.Proposal().Titled("Die jüngste von allen").Submitted(A.Now.AddDays(-1)));
        await AddAsync(A.Proposal().Titled("Eine dazwischen").Submitted(A.Now.AddDays(-5)).Returned());
        await db.AddAsync(A.Proposal().In(process).By(await db.AddAsync(A.Participant())).Published());

        var own = await db.Get<BrowseOwnProposals>().HandleAsync(author.Id);
        Assert.Equal(
            [("Die jüngste von allen", ProposalState.InReview, ""), ("Eine dazwischen", ProposalState.Returned, "Unclear"), ("Die älteste von allen", ProposalState.Hidden, "Insult")],
            own.Select(p => (p.Title, p.State, p.Reason)));
        Assert.All(own, p => Assert.Equal((process.Slug, process.Title), (p.ProcessSlug, p.ProcessTitle)));
        Assert.Empty(await db.Get<BrowseOwnProposals>().HandleAsync(Guid.NewGuid()));
    }

    private Task<Proposal> AddAsync(ProposalBuilder proposal) => db.AddAsync(proposal.In(process).By(author));

    private Task<Outcome<ReviseProposal.Revised>> ReviseAsync(Proposal proposal, ProposalInput input) =>
        db.Get<ReviseProposal>().HandleAsync(author.Id, proposal.Slug, input);

    private Task<Outcome<WithdrawProposal.Withdrawn>> WithdrawAsync(Proposal proposal, string reason) =>
        db.Get<WithdrawProposal>().HandleAsync(author.Id, proposal.Slug, reason);
}
