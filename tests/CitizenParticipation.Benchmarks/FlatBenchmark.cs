using System.Diagnostics;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Tests.Voting.Speed;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Benchmarks;

/// <summary><c>flat [sqlite|postgres]</c>: votes per second with 1,000,000 votes and 100,000 proposals in the database are at least 80 % of those with 1,000 votes.</summary>
internal static class FlatBenchmark
{
    private const int Rounds = 5;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var postgres = arguments is ["postgres"];
        using var server = postgres ? DurableServer.Start() : null;
        var engine = postgres ? TestEngine.Postgres : TestEngine.Sqlite;
        await using var small = await TestDb.CreateAsync(engine: engine);
        await using var big = await TestDb.CreateAsync(engine: engine);
        await FullDatabase.FillAsync(small, proposals: 200, people: 200, supportsEach: 5);
        var clock = Stopwatch.StartNew();
        await FullDatabase.FillAsync(big, proposals: 100_000, people: 50_000, supportsEach: 20);
        Console.WriteLine($"{engine.GetType().Name}: 1,000 votes on 200 proposals beside 1,000,000 votes by 50,000 people on 100,000 proposals (filled in {clock.Elapsed.TotalSeconds:N0} s)");
        var (few, many) = (new List<VoteFigure>(), new List<VoteFigure>());
        var (little, much) = (await Electorate.AddAsync(small, 50, 16_000), await Electorate.AddAsync(big, 50, 16_000));
        for (var round = 0; round < Rounds; round++)
        {
            few.Add(await VoteSpeed.MeasureAsync(small, new ThroughWriter(small), little, 32, Length));
            many.Add(await VoteSpeed.MeasureAsync(big, new ThroughWriter(big), much, 32, Length));
            Console.WriteLine($"  round {round + 1}: {few[^1].PerSecond:N0} and {many[^1].PerSecond:N0} votes/s, p99 {few[^1].P99:N1} and {many[^1].P99:N1} ms");
        }

        clock.Restart();
        var answer = await big.Get<VerifyVotes>().HandleAsync();
        Console.WriteLine($"verify of {answer.Supports:N0} supports: {answer.Findings.Count} findings in {clock.Elapsed.TotalSeconds:N1} s");
        var claims = new Claims();
        claims.AtLeast("full / nearly empty database", VoteFigure.Median(many).PerSecond / VoteFigure.Median(few).PerSecond, 0.8);
        claims.AtMost("findings of verify", answer.Findings.Count, 0);
        return claims.ExitCode;
    }
}
