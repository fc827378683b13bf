using CitizenParticipation.Accounts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Voting;

/// <summary>Many at once, round after round: what the counter says is what the rows say, and every person counts once.</summary>
public sealed class VoteRaceTests : IAsyncLifetime
{
    private const int Many = 200;

    private TestDb db = null!;
    private Process process = null!;
    private Participant author = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync();
        process = await db.AddAsync(A.Process().InSupportPhase());
        author = await db.AddAsync(A.Participant());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task Two_hundred_supports_by_one_person_at_once_are_one_support()
    {
        const int rounds = 100;
        var proposals = await AddProposalsAsync(rounds);
        for (var round = 0; round < rounds; round++)
        {
            var slug = proposals[round].Slug;
            var answers = await AtOnceAsync(_ => db.Get<SupportProposal>().HandleAsync(author.Id, slug));
            Assert.All(answers, a => Assert.True(a.Succeeded));
            Assert.Single(answers, a => a.Value!.Changed);
            Assert.All(answers, a => Assert.Equal(1, a.Value!.Total));
        }

        Assert.All(await CountAsync(), c => Assert.Equal((1, 1), c));
    }

    [Fact]
    public async Task Two_hundred_people_at_once_are_two_hundred_supports()
    {
        const int rounds = 20;
        var proposals = await AddProposalsAsync(rounds);
        var people = await AddPeopleAsync();
        for (var round = 0; round < rounds; round++)
        {
            var slug = proposals[round].Slug;
            var answers = await AtOnceAsync(i => db.Get<SupportProposal>().HandleAsync(people[i], slug));
            Assert.All(answers, a => Assert.True(a.Value!.Changed));
            Assert.Equal(Many, answers.Max(a => a.Value!.Total));
        }

        Assert.All(await CountAsync(), c => Assert.Equal((Many, Many), c));
    }

    [Fact]
    public async Task Supports_and_withdrawals_of_one_person_at_once_leave_one_row_or_none()
    {
        const int rounds = 20;
        var proposals = await AddProposalsAsync(rounds);
        for (var round = 0; round < rounds; round++)
        {
            var slug = proposals[round].Slug;
            var answers = await AtOnceAsync(i => db.Get<SupportProposal>().HandleAsync(author.Id, slug, withdraw: i % 2 == 1));
            Assert.All(answers, a => Assert.True(a.Succeeded));
            var given = answers.Where((a, i) => i % 2 == 0 && a.Value!.Changed).Count();
            var taken = answers.Where((a, i) => i % 2 == 1 && a.Value!.Changed).Count();
            Assert.InRange(given - taken, 0, 1);
        }

        Assert.All(await CountAsync(), c =>
        {
            Assert.Equal(c.Rows, c.Counter);
            Assert.InRange(c.Rows, 0, 1);
        });
    }

    [Fact]
    public async Task People_who_support_and_take_back_in_turn_never_bend_the_counter()
    {
        var proposals = await AddProposalsAsync(5);
        var people = await AddPeopleAsync();
        await AtOnceAsync(async i =>
        {
            // Each person ends on every proposal as told: the odd ones stay, the even ones leave.
            foreach (var proposal in proposals)
            {
                await db.Get<SupportProposal>().HandleAsync(people[i], proposal.Slug);
                if (i % 2 == 0) await db.Get<SupportProposal>().HandleAsync(people[i], proposal.Slug, withdraw: true);
            }

            return true;
        });

        Assert.All(await CountAsync(), c => Assert.Equal((Many / 2, Many / 2), c));
    }

    /// <summary>All callers wait at one gate and run when it opens.</summary>
    private static async Task<T[]> AtOnceAsync<T>(Func<int, Task<T>> act)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var callers = Enumerable.Range(0, Many).Select(async i =>
        {
            await gate.Task;
            await Task.Yield();
            return await act(i);
        }).ToList();
        gate.SetResult();
        return await Task.WhenAll(callers);
    }

    private async Task<IReadOnlyList<Proposal>> AddProposalsAsync(int count)
    {
        var proposals = Enumerable.Range(0, count).Select(_ => A.Proposal().In(process).By(author).Published().Build()).ToList();
        await db.AddAllAsync(proposals);
        return proposals;
    }

    private async Task<IReadOnlyList<Guid>> AddPeopleAsync()
    {
        var people = Enumerable.Range(0, Many).Select(_ => A.Participant().Build()).ToList();
        await db.AddAllAsync(people);
        return [.. people.Select(p => p.Id)];
    }

    private async Task<IReadOnlyList<(int Rows, int Counter)>> CountAsync()
    {
        await using var open = db.Open();
        var supports = open.Supports;
        var counts = await open.Proposals.Select(p => new { Rows = supports.Count(s => s.ProposalId == p.Id), p.Supports }).ToListAsync();
        return [.. counts.Select(c => (c.Rows, c.Supports))];
    }
}
