using CitizenParticipation.Accounts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Voting;

/// <summary>A process in its Support phase, many people and proposals, and the count at the end.</summary>
internal sealed class RaceTrack(TestDb db, Process process, Participant author)
{
    public Process Process => process;

    public Participant Author => author;

    public static async Task<RaceTrack> LayAsync(TestDb db) => new(db, await db.AddAsync(A.Process().InSupportPhase()), await db.AddAsync(A.Participant()));

    /// <summary>All callers wait at one gate and run when it opens.</summary>
    public static async Task<T[]> AtOnceAsync<T>(int many, Func<int, Task<T>> act)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var callers = Enumerable.Range(0, many).Select(async i =>
        {
            await gate.Task;
            await Task.Yield();
            return await act(i);
        }).ToList();
        gate.SetResult();
        return await Task.WhenAll(callers);
    }

    public async Task<IReadOnlyList<Proposal>> AddProposalsAsync(int count, Process? of = null)
    {
        var proposals = Enumerable.Range(0, count).Select(_ => A.Proposal().In(of ?? process).By(author).Published().Build()).ToList();
        await db.AddAllAsync(proposals);
        return proposals;
    }

    public async Task<IReadOnlyList<Guid>> AddPeopleAsync(int count)
    {
        var people = Enumerable.Range(0, count).Select(_ => A.Participant().Build()).ToList();
        await db.AddAllAsync(people);
        return [.. people.Select(p => p.Id)];
    }

    public async Task<(int Rows, int Counter)> CountAsync(Proposal proposal)
    {
        await using var open = db.Open();
        var supports = open.Supports;
        // One statement, hence one instant.
        var count = await open.Proposals.Where(p => p.Id == proposal.Id).Select(p => new { Rows = supports.Count(s => s.ProposalId == p.Id), p.Supports }).SingleAsync();
        return (count.Rows, count.Supports);
    }

    /// <summary>Each proposal as the test expects it, and rows, counters and ledger as one.</summary>
    public async Task AgreeAsync(Action<(int Rows, int Counter)> expected)
    {
        await using var open = db.Open();
        var supports = open.Supports;
        var counts = await open.Proposals.Select(p => new { Rows = supports.Count(s => s.ProposalId == p.Id), p.Supports }).ToListAsync();
        Assert.NotEmpty(counts);
        Assert.All(counts, c => expected((c.Rows, c.Supports)));
        Assert.Empty((await db.Get<VerifyVotes>().HandleAsync()).Findings);
    }
}
