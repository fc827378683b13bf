using CitizenParticipation.Accounts;
using CitizenParticipation.Live;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Voting;

public sealed class SupportProposalTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Process process = null!;
    private Proposal proposal = null!;
    private Participant person = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync();
        process = await db.AddAsync(A.Process().InSupportPhase());
        person = await db.AddAsync(A.Participant());
        proposal = await db.AddAsync(A.Proposal().In(process).By(await db.AddAsync(A.Participant())).Published());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task A_support_is_counted_once_and_again_changes_nothing()
    {
        var first = await Support(person);
        var again = await Support(person);

        Assert.Equal(new SupportProposal.Supported(true, 1), first.Value);
        Assert.Equal(new SupportProposal.Supported(false, 1), again.Value);
        Assert.Equal((1, 1), await CountAsync());
    }

    [Fact]
    public async Task A_support_is_taken_back_and_given_again()
    {
        await Support(person);
        Assert.Equal(new SupportProposal.Supported(true, 0), (await Support(person, withdraw: true)).Value);
        Assert.Equal(new SupportProposal.Supported(false, 0), (await Support(person, withdraw: true)).Value);
        Assert.Equal((0, 0), await CountAsync());
        Assert.Equal(new SupportProposal.Supported(true, 1), (await Support(person)).Value);
        Assert.Equal((1, 1), await CountAsync());
    }

    [Fact]
    public async Task Taking_back_what_was_never_given_takes_nothing_from_others()
    {
        await Support(person);
        var other = await db.AddAsync(A.Participant());
        Assert.Equal(new SupportProposal.Supported(false, 1), (await Support(other, withdraw: true)).Value);
        Assert.Equal((1, 1), await CountAsync());
    }

    [Fact]
    public async Task The_support_carries_the_instant_at_which_it_was_written()
    {
        db.Clock.Advance(TimeSpan.FromHours(5));
        await Support(person);
        await using var open = db.Open();
        Assert.Equal(A.Now.AddHours(5), (await open.Supports.SingleAsync()).At);
    }

    [Fact]
    public async Task A_guest_is_asked_to_sign_in() =>
        Assert.Equal(Refusal.SignInRequired, (await db.Get<SupportProposal>().HandleAsync(null, proposal.Slug)).Refusal);

    [Fact]
    public async Task An_account_that_no_longer_exists_is_asked_to_sign_in() =>
        Assert.Equal(Refusal.SignInRequired, (await db.Get<SupportProposal>().HandleAsync(Guid.NewGuid(), proposal.Slug)).Refusal);

    [Fact]
    public async Task An_unknown_proposal_is_not_found()
    {
        Assert.Equal(Refusal.NotFound, (await db.Get<SupportProposal>().HandleAsync(person.Id, "nowhere")).Refusal);
        Assert.Equal(Refusal.NotFound, (await db.Get<VoteWriter>().CastAsync(new Vote(Guid.NewGuid(), person.Id, Withdraws: false))).Refusal);
    }

    [Fact]
    public async Task A_hidden_or_waiting_proposal_answers_like_one_that_does_not_exist()
    {
        var author = await db.AddAsync(A.Participant());
        foreach (var builder in (ProposalBuilder[])[A.Proposal().Hidden(), A.Proposal(), A.Proposal().Withdrawn(), A.Proposal().Refused()])
        {
            var other = await db.AddAsync(builder.In(process).By(author));
            Assert.Equal(Refusal.NotFound, (await db.Get<SupportProposal>().HandleAsync(person.Id, other.Slug)).Refusal);
            Assert.Equal(Refusal.NotFound, (await db.Get<SupportProposal>().HandleAsync(null, other.Slug)).Refusal);
            Assert.Equal(Refusal.ProposalNotPublished, (await db.Get<VoteWriter>().CastAsync(new Vote(other.Id, person.Id, Withdraws: false))).Refusal);
            Assert.Equal(Refusal.ProposalNotPublished, (await db.Get<VoteWriter>().CastAsync(new Vote(other.Id, person.Id, Withdraws: true))).Refusal);
        }
    }

    [Fact]
    public async Task Outside_the_support_phase_nothing_is_counted_and_nothing_taken_back()
    {
        await Support(person);
        db.Clock.SetUtcNow(A.Now.AddDays(10));
        var other = await db.AddAsync(A.Participant());
        Assert.Equal(Refusal.NoSupportNow, (await Support(other)).Refusal);
        Assert.Equal(Refusal.NoSupportNow, (await Support(person, withdraw: true)).Refusal);
        Assert.Equal((1, 1), await CountAsync());
    }

    [Fact]
    public async Task Who_has_not_confirmed_the_address_is_not_counted()
    {
        var fresh = await db.AddAsync(A.Participant().Unconfirmed());
        Assert.Equal(Refusal.EmailNotConfirmed, (await Support(fresh)).Refusal);
        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task Who_lives_elsewhere_is_not_counted_in_a_process_for_residents()
    {
        var local = await db.AddAsync(A.Process().InSupportPhase().ForResidents().In(A.Sued));
        var idea = await db.AddAsync(A.Proposal().In(local).By(person).At(A.Ueckendorf).Published());
        var neighbour = await db.AddAsync(A.Participant().LivingIn(A.Ueckendorf));
        Assert.Equal(Refusal.OutsideAudience, (await db.Get<SupportProposal>().HandleAsync(person.Id, idea.Slug)).Refusal);
        Assert.True((await db.Get<SupportProposal>().HandleAsync(neighbour.Id, idea.Slug)).Value!.Changed);
    }

    [Fact]
    public async Task The_box_beside_a_proposal_says_what_the_writer_would_say()
    {
        var read = db.Get<ReadSupport>();
        var end = A.Now.AddDays(10);
        var fresh = await db.AddAsync(A.Participant().Unconfirmed());
        await Support(person);

        Assert.Equal(new ReadSupport.Answer(true, null, end), await read.HandleAsync(person.Id, proposal.Id, proposal.State, process));
        Assert.Equal(new ReadSupport.Answer(false, Refusal.SignInRequired, end), await read.HandleAsync(null, proposal.Id, proposal.State, process));
        Assert.Equal(new ReadSupport.Answer(false, Refusal.EmailNotConfirmed, end), await read.HandleAsync(fresh.Id, proposal.Id, proposal.State, process));
        db.Clock.SetUtcNow(end);
        Assert.Equal(new ReadSupport.Answer(true, Refusal.NoSupportNow, null), await read.HandleAsync(person.Id, proposal.Id, proposal.State, process));
    }

    [Fact]
    public async Task Totals_are_told_for_published_proposals_only()
    {
        var secret = await db.AddAsync(A.Proposal().In(process).By(person).Hidden());
        await Support(person);
        var totals = await db.Get<ReadTotals>().HandleAsync([Topics.Proposal(proposal.Slug), Topics.Proposal(secret.Slug), Topics.Moderation, "nonsense"]);
        Assert.Equal([new Beat(Topics.Proposal(proposal.Slug), 1)], totals);
        Assert.Empty(await db.Get<ReadTotals>().HandleAsync([Topics.Moderation]));
    }

    [Fact]
    public async Task The_database_itself_keeps_a_second_row_and_a_negative_counter_out()
    {
        await Support(person);
        await Assert.ThrowsAsync<DbUpdateException>(() => db.AddAllAsync([new Support(proposal.Id, person.Id, A.Now)]));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.SqlAsync("UPDATE \"Proposals\" SET \"Supports\" = -1"));
    }

    private Task<Outcome<SupportProposal.Supported>> Support(Participant who, bool withdraw = false) =>
        db.Get<SupportProposal>().HandleAsync(who.Id, proposal.Slug, withdraw);

    private async Task<(int Rows, int Counter)> CountAsync()
    {
        await using var open = db.Open();
        return (await open.Supports.CountAsync(s => s.ProposalId == proposal.Id), await open.Proposals.Where(p => p.Id == proposal.Id).Select(p => p.Supports).SingleAsync());
    }
}
