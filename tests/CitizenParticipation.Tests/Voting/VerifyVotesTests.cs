using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Ledger;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;
using static CitizenParticipation.Voting.VerifyVotes.Fault;

namespace CitizenParticipation.Tests.Voting;

/// <summary>Somebody with the database in their hands: what they change by hand is named.</summary>
public sealed class VerifyVotesTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Proposal proposal = null!;
    private Proposal other = null!;
    private List<Participant> people = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync();
        var process = await db.AddAsync(A.Process().InSupportPhase());
        people = [.. Enumerable.Range(0, 6).Select(_ => A.Participant().Build())];
        await db.AddAllAsync(people);
        proposal = await db.AddAsync(A.Proposal().In(process).By(people[0]).Published());
        other = await db.AddAsync(A.Proposal().In(process).By(people[0]).Published());
        foreach (var person in people.Take(4)) Assert.True((await VoteAsync(proposal, person)).Changed);
        Assert.True((await VoteAsync(other, people[0])).Changed);
        Assert.True((await VoteAsync(proposal, people[3], withdraws: true)).Changed);
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task What_people_did_through_the_platform_agrees()
    {
        var answer = await VerifyAsync();
        Assert.Equal((4, 2, 6), (answer.Supports, answer.Proposals, answer.Head!.Value.Number));
        Assert.Empty(answer.Findings);
    }

    [Fact]
    public async Task A_refused_vote_and_one_that_changes_nothing_leave_no_entry()
    {
        var head = (await VerifyAsync()).Head;
        Assert.False((await VoteAsync(proposal, people[0])).Changed);
        Assert.NotNull((await VoteAsync(proposal, A.Participant().Build())).Refusal);
        Assert.Equal(head, (await VerifyAsync()).Head);
    }

    [Fact]
    public async Task A_row_added_by_hand_is_named_even_with_its_counter()
    {
        await using (var open = db.Open())
        {
            open.Add(new Support(proposal.Id, people[5].Id, A.Now));
            await open.SaveChangesAsync();
        }

        Assert.Equal([RowAdded, CounterWrong], (await VerifyAsync()).Findings.Select(f => f.Fault));
        await SetCounterAsync(proposal, 4);
        var finding = Assert.Single((await VerifyAsync()).Findings);
        Assert.Equal((RowAdded, $"proposal {proposal.Slug}", $"participant {people[5].Id}"), (finding.Fault, finding.Where, finding.Detail));
    }

    [Fact]
    public async Task A_row_removed_by_hand_is_named_with_the_entry_that_counted_it()
    {
        await RemoveAsync(proposal, people[1]);
        await SetCounterAsync(proposal, 2);
        var finding = Assert.Single((await VerifyAsync()).Findings);
        Assert.Equal((RowRemoved, $"proposal {proposal.Slug}"), (finding.Fault, finding.Where));
        Assert.Contains("ledger entry 2", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_moved_to_another_proposal_person_or_time_is_named()
    {
        await using (var open = db.Open())
        {
            await open.Supports.Where(s => s.ProposalId == proposal.Id && s.ParticipantId == people[0].Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.At, A.Now.AddDays(-1)));
            await open.Supports.Where(s => s.ProposalId == proposal.Id && s.ParticipantId == people[1].Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.ParticipantId, people[5].Id));
            await open.Supports.Where(s => s.ProposalId == other.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.ProposalId, proposal.Id).SetProperty(x => x.ParticipantId, people[4].Id));
        }

        Assert.Equal(
            new[] { RowChanged, RowAdded, RowAdded, RowRemoved, RowRemoved, CounterWrong, CounterWrong }.Order(),
            (await VerifyAsync()).Findings.Select(f => f.Fault).Order());
    }

    [Fact]
    public async Task A_counter_set_by_hand_is_named()
    {
        await SetCounterAsync(other, 100);
        var finding = Assert.Single((await VerifyAsync()).Findings);
        Assert.Equal((CounterWrong, $"proposal {other.Slug}", "shows 100, has 1"), (finding.Fault, finding.Where, finding.Detail));
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_or_remove_an_entry()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => db.SqlAsync("UPDATE \"LedgerEntries\" SET \"Hash\" = 'x'"));
        await Assert.ThrowsAnyAsync<Exception>(() => db.SqlAsync("DELETE FROM \"LedgerEntries\""));
        await Assert.ThrowsAnyAsync<Exception>(() => db.SqlAsync("DELETE FROM \"LedgerSecrets\""));
        Assert.Empty((await VerifyAsync()).Findings);
    }

    [Fact]
    public async Task Whoever_gets_past_that_lock_is_found_by_the_chain()
    {
        await UnlockLedgerAsync();
        await db.SqlAsync("DELETE FROM \"LedgerEntries\" WHERE \"Number\" = 3");
        await using (var open = db.Open())
        {
            var content = LedgerLine.Write([new LedgerLine(true, other.Id, Guid.NewGuid(), 1)]);
            await open.LedgerEntries.Where(e => e.Number == 5).ExecuteUpdateAsync(e => e.SetProperty(x => x.Content, content));
        }

        var found = (await VerifyAsync()).Findings.Select(f => (f.Fault, f.Where)).ToList();
        Assert.Contains((EntryMissing, "ledger entry 3"), found);
        Assert.Contains((EntryChanged, "ledger entry 5"), found);
        Assert.Contains((RowAdded, $"proposal {proposal.Slug}"), found);
    }

    [Fact]
    public async Task A_tail_cut_off_with_its_rows_is_found_by_a_head_noted_down_before()
    {
        var noted = (await VerifyAsync()).Head;
        Assert.Empty((await VerifyAsync(noted)).Findings);
        await UnlockLedgerAsync();
        await db.SqlAsync("DELETE FROM \"LedgerEntries\" WHERE \"Number\" > 4");
        await RemoveAsync(other, people[0]);
        await SetCounterAsync(other, 0);
        await using (var open = db.Open())
        {
            open.Add(new Support(proposal.Id, people[3].Id, A.Now));
            await open.SaveChangesAsync();
        }

        await SetCounterAsync(proposal, 4);
        // Without the noted head nothing is left that could contradict: this is the limit of a chain, and why the head is printed.
        Assert.Empty((await VerifyAsync()).Findings);
        Assert.Equal(NotTheKnownLedger, Assert.Single((await VerifyAsync(noted)).Findings).Fault);
    }

    [Fact]
    public async Task Supports_from_before_the_ledger_are_entered_once()
    {
        await UnlockLedgerAsync();
        await db.SqlAsync("DELETE FROM \"LedgerEntries\"");
        Assert.Equal(4, (await VerifyAsync()).Findings.Count(f => f.Fault == RowAdded));
        await db.Get<OpenLedger>().HandleAsync();
        await db.Get<OpenLedger>().HandleAsync();
        var answer = await VerifyAsync();
        Assert.Empty(answer.Findings);
        Assert.Equal(1, answer.Head!.Value.Number);
        Assert.True((await VoteAsync(other, people[1])).Changed);
        Assert.Empty((await VerifyAsync()).Findings);
    }

    private Task<VerifyVotes.Answer> VerifyAsync(LedgerHead? known = null) => db.Get<VerifyVotes>().HandleAsync(known);

    private Task<VoteAnswer> VoteAsync(Proposal on, Participant by, bool withdraws = false) => db.Get<VoteWriter>().CastAsync(new Vote(on.Id, by.Id, withdraws));

    private async Task SetCounterAsync(Proposal of, int count)
    {
        await using var open = db.Open();
        await open.Proposals.Where(p => p.Id == of.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Supports, count));
    }

    private async Task RemoveAsync(Proposal from, Participant person)
    {
        await using var open = db.Open();
        Assert.Equal(1, await open.Supports.Where(s => s.ProposalId == from.Id && s.ParticipantId == person.Id).ExecuteDeleteAsync());
    }

    private Task UnlockLedgerAsync() => db.DropTriggersAsync("LedgerEntries");
}
