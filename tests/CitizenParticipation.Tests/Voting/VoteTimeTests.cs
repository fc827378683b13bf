using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Tests.Voting;

/// <summary>The server's clock decides, in UTC; the city's wall clock only says where a phase begins and ends.</summary>
public sealed class VoteTimeTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Participant person = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync();
        person = await db.AddAsync(A.Participant());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task The_first_instant_of_a_phase_counts_and_its_end_does_not()
    {
        var (proposal, _) = await AddAsync(A.Now, A.Now.AddHours(1));
        Assert.True((await VoteAsync(proposal)).Changed);
        db.Clock.SetUtcNow(A.Now.AddHours(1).AddMilliseconds(-1));
        Assert.True((await VoteAsync(proposal, withdraws: true)).Changed);
        db.Clock.SetUtcNow(A.Now.AddHours(1));
        Assert.Equal(Refusal.NoSupportNow, (await VoteAsync(proposal)).Refusal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_autumn_hour_that_happens_twice_closes_in_the_turn_that_was_chosen(bool inTheSecondTurn)
    {
        // 31 October 2027: at 03:00 summer time the clocks go back to 02:00, so 02:30 happens at 00:30 and at 01:30 UTC.
        var clock = db.Get<CityClock>();
        var wall = new DateTime(2027, 10, 31, 2, 30, 0);
        Assert.True(db.City.Zone.IsAmbiguousTime(wall));
        var (proposal, _) = await AddAsync(A.Now, clock.Instant(wall, inTheSecondTurn));

        var firstTurn = new DateTimeOffset(2027, 10, 31, 0, 30, 0, TimeSpan.Zero);
        db.Clock.SetUtcNow(firstTurn.AddSeconds(-1));
        Assert.Null((await VoteAsync(proposal)).Refusal);
        db.Clock.SetUtcNow(firstTurn.AddMinutes(29));
        Assert.Equal(inTheSecondTurn ? null : Refusal.NoSupportNow, (await VoteAsync(proposal, withdraws: true)).Refusal);
        db.Clock.SetUtcNow(firstTurn.AddMinutes(60));
        Assert.Equal(wall, clock.Local(db.Clock.GetUtcNow()).DateTime);
        Assert.Equal(Refusal.NoSupportNow, (await VoteAsync(proposal)).Refusal);
    }

    [Fact]
    public async Task The_spring_night_is_one_hour_shorter_and_no_vote_falls_into_the_gap()
    {
        // 28 March 2027: at 02:00 the clocks go on to 03:00. A phase from 01:00 to 04:00 lasts two hours.
        var clock = db.Get<CityClock>();
        var (start, end) = (clock.Instant(new DateTime(2027, 3, 28, 1, 0, 0)), clock.Instant(new DateTime(2027, 3, 28, 4, 0, 0)));
        Assert.Equal(TimeSpan.FromHours(2), end - start);
        var (proposal, _) = await AddAsync(start, end);
        db.Clock.SetUtcNow(start.AddMilliseconds(-1));
        Assert.Equal(Refusal.NoSupportNow, (await VoteAsync(proposal)).Refusal);
        foreach (var minute in (int[])[0, 59, 60, 61, 119])
        {
            db.Clock.SetUtcNow(start.AddMinutes(minute));
            Assert.Null((await VoteAsync(proposal)).Refusal);
        }

        db.Clock.SetUtcNow(end);
        Assert.Equal(Refusal.NoSupportNow, (await VoteAsync(proposal)).Refusal);
    }

    [Fact]
    public async Task A_phase_edited_while_people_vote_is_obeyed_from_its_commit_on()
    {
        var (proposal, process) = await AddAsync(A.Now.AddDays(-1), A.Now.AddDays(1));
        var administrator = await db.AddAsync(A.Participant().Administrator());
        var people = Enumerable.Range(0, 300).Select(_ => A.Participant().Build()).ToList();
        await db.AddAllAsync(people);

        var saved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var votes = people.Select(async (p, i) =>
        {
            if (i == 150) _ = CloseAsync();
            var after = saved.Task.IsCompleted;
            return (After: after, Answer: await db.Get<VoteWriter>().CastAsync(new Vote(proposal.Id, p.Id, false)));
        }).ToList();
        await saved.Task;
        var late = await db.Get<VoteWriter>().CastAsync(new Vote(proposal.Id, person.Id, false));
        var answers = await Task.WhenAll(votes);

        Assert.Equal(Refusal.NoSupportNow, late.Refusal);
        Assert.All(answers.Where(a => a.After), a => Assert.Equal(Refusal.NoSupportNow, a.Answer.Refusal));
        // Once one is refused, none after it is counted: the writer takes them in order.
        var firstRefused = Array.FindIndex(answers, a => a.Answer.Refusal is not null);
        if (firstRefused >= 0) Assert.All(answers[firstRefused..], a => Assert.Equal(Refusal.NoSupportNow, a.Answer.Refusal));
        await using var open = db.Open();
        Assert.Equal(answers.Count(a => a.Answer.Refusal is null), open.Supports.Count(s => s.ProposalId == proposal.Id));

        async Task CloseAsync()
        {
            // The wall clock of the city stands at noon; the phase now ends an hour ago.
            var outcome = await db.Get<SaveProcess>().HandleAsync(administrator.Id, new(
                process.Id, null, "Zeit und Stunde", "Wann und wie lange?", "Alles hat seine Stunde.", Audience.Everyone, [A.City],
                [new(PhaseKind.Support, "2027-02-09T12:00", "2027-02-10T11:00", false)], process.Revision));
            Assert.True(outcome.Succeeded, string.Join(", ", outcome.Faults));
            saved.SetResult();
        }
    }

    [Fact]
    public async Task A_commit_that_would_come_after_the_end_is_judged_again()
    {
        var (proposal, _) = await AddAsync(A.Now, A.Now.AddSeconds(10));
        // The clock jumps over the end while the batch is between its judgement and its commit.
        db.Clock.AutoAdvanceAmount = TimeSpan.FromSeconds(6);
        Assert.Equal(Refusal.NoSupportNow, (await VoteAsync(proposal)).Refusal);
        await using var open = db.Open();
        Assert.Equal(0, open.Supports.Count());
        Assert.Empty((await db.Get<VerifyVotes>().HandleAsync()).Findings);
    }

    private Task<VoteAnswer> VoteAsync(Proposal proposal, bool withdraws = false) => db.Get<VoteWriter>().CastAsync(new Vote(proposal.Id, person.Id, withdraws));

    private async Task<(Proposal, Process)> AddAsync(DateTimeOffset start, DateTimeOffset end)
    {
        var process = new Process(A.Next("zeit"), A.Now);
        process.Describe("Zeit", "Wann?", "Bis wann?", Audience.Everyone);
        process.Cover([A.City]);
        process.Schedule([new Phase(PhaseKind.Support, start, end)]);
        await db.AddAllAsync([process]);
        return (await db.AddAsync(A.Proposal().In(process).By(person).Published()), process);
    }
}
