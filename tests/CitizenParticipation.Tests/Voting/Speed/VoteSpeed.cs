using System.Diagnostics;
using CitizenParticipation.Accounts;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Voting.Speed;

/// <summary>What one run of one way to write votes has shown.</summary>
/// <param name="PerSecond">Votes answered with yes.</param>
/// <param name="P99">Milliseconds that 99 of 100 callers waited at most.</param>
/// <param name="Failures">Calls that ended with an exception or without being counted.</param>
public sealed record VoteFigure(double PerSecond, double P99, int Failures)
{
    /// <summary>The run in the middle by its speed, with the worst waiting and all failures.</summary>
    public static VoteFigure Median(IReadOnlyList<VoteFigure> runs) =>
        new(runs.Select(r => r.PerSecond).Order().ElementAt(runs.Count / 2), runs.Max(r => r.P99), runs.Sum(r => r.Failures));
}

/// <summary>One way to write a vote; made for one database, used by many callers at once.</summary>
public interface IVoteWay : IAsyncDisposable
{
    Task VoteAsync(Guid proposalId, Guid participantId);
}

/// <summary>Callers who each vote again as soon as the last vote is answered: distinct people on a handful of hot proposals.</summary>
public static class VoteSpeed
{
    public static async Task<VoteFigure> MeasureAsync(TestDb db, IVoteWay way, Electorate electorate, int callers, TimeSpan length)
    {
        _ = db;
        var next = electorate.Used - 1;
        var (times, failures) = (new List<double>[callers], 0);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var mine = times[caller] = [];
            while (clock.Elapsed < length)
            {
                var number = Interlocked.Increment(ref next);
                if (number >= electorate.Votes) throw new InvalidOperationException("There are not enough people for a run of this length.");
                var (proposal, person) = electorate.Pair(number);
                var start = Stopwatch.GetTimestamp();
                try
                {
                    await way.VoteAsync(proposal, person);
                    mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
                catch (Exception)
                {
                    Interlocked.Increment(ref failures);
                }
            }
        })));
        var elapsed = clock.Elapsed.TotalSeconds;
        electorate.Used = Math.Min(next + 1, electorate.Votes);
        var all = times.SelectMany(t => t).Order().ToList();
        return new VoteFigure(all.Count / elapsed, all.Count == 0 ? double.PositiveInfinity : all[(int)(all.Count * 0.99)], failures);
    }
}

/// <summary>Who may vote on what in a measurement. No pair is used twice.</summary>
public sealed class Electorate(IReadOnlyList<Guid> proposals, IReadOnlyList<Guid> people)
{
    public int Votes => proposals.Count * people.Count;

    public int Used { get; set; }

    public static async Task<Electorate> AddAsync(TestDb db, int proposals, int people)
    {
        var process = A.Process().InSupportPhase().Build();
        var author = A.Participant().Build();
        await db.AddAllAsync([process, author]);
        var made = Enumerable.Range(0, proposals).Select(_ => A.Proposal().In(process).By(author).Published().Build()).ToList();
        await db.AddAllAsync(made);
        return new Electorate([.. made.Select(p => p.Id)], await AddPeopleAsync(db, people));
    }

    public static async Task<IReadOnlyList<Guid>> AddPeopleAsync(TestDb db, int count)
    {
        var ids = new List<Guid>(count);
        foreach (var some in Enumerable.Range(0, count).Chunk(5_000))
        {
            var people = some.Select(_ => A.Participant().Build()).ToList();
            await db.AddAllAsync(people.Cast<Participant>());
            ids.AddRange(people.Select(p => p.Id));
        }

        return ids;
    }

    public (Guid Proposal, Guid Person) Pair(int number) => (proposals[number % proposals.Count], people[number / proposals.Count]);
}
