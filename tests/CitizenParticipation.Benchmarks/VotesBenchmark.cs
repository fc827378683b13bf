using CitizenParticipation.Data;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Tests.Voting.Speed;

namespace CitizenParticipation.Benchmarks;

/// <summary>
/// <c>votes sqlite</c>: with every commit on the disk, 32 callers: at least 60 % of a bare group-commit loop, at least 50 times one EF save a vote, p99 at
/// most 25 ms. <c>votes postgres</c>: 32 callers at least 5 times one EF save a vote; 500 callers 20,000 a second or 80 % of a bare unnest loop.
/// </summary>
internal static class VotesBenchmark
{
    private const int Proposals = 50;
    private const int People = 8_000;
    private const int Rounds = 3;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var postgres = arguments is ["postgres"];
        using var server = postgres ? DurableServer.Start() : null;
        var engine = postgres ? TestEngine.Postgres : TestEngine.Sqlite;
        Console.WriteLine($"{engine.GetType().Name}: {Proposals} proposals, {People} people, {Length.TotalSeconds} s a run, {Rounds} rounds interleaved, each run in a fresh database");
        var (bare, writer, plain) = await CompareAsync(engine, 32, withPlain: true);
        var claims = new Claims();
        claims.AtLeast("32 callers: writer / one EF save a vote", writer.PerSecond / plain!.PerSecond, postgres ? 5 : 50);
        if (!postgres)
        {
            claims.AtLeast("32 callers: writer / bare loop", writer.PerSecond / bare.PerSecond, 0.6);
            claims.AtMost("32 callers: p99 of the writer, ms (worst run)", writer.P99, 25);
            return claims.ExitCode;
        }

        Console.WriteLine($"32 callers: writer / bare loop: {writer.PerSecond / bare.PerSecond:P0}");
        var (bare500, writer500, _) = await CompareAsync(engine, 500, withPlain: false);
        claims.AtLeast("500 callers: writer / bare loop, or 20,000 a second", writer500.PerSecond >= 20_000 ? 1 : writer500.PerSecond / bare500.PerSecond, 0.8);
        return claims.ExitCode;
    }

    private static async Task<(VoteFigure Bare, VoteFigure Writer, VoteFigure? Plain)> CompareAsync(TestEngine engine, int callers, bool withPlain)
    {
        var (bare, writer, plain) = (new List<VoteFigure>(), new List<VoteFigure>(), new List<VoteFigure>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await RunAsync(engine, callers, db => engine == TestEngine.Postgres ? new BarePostgres(db.ConnectionString) : new BareSqlite(db.ConnectionString)));
            writer.Add(await RunAsync(engine, callers, db => new ThroughWriter(db)));
            if (withPlain) plain.Add(await RunAsync(engine, callers, db => new PlainEf(db.Database)));
        }

        foreach (var (name, runs) in ((string, List<VoteFigure>)[])[("bare loop", bare), ("writer", writer), ("one EF save a vote", plain)])
        {
            if (runs.Count == 0) continue;
            var median = VoteFigure.Median(runs);
            Console.WriteLine($"  {callers,3} callers, {name,-18} {median.PerSecond,8:N0} votes/s (worst {runs.Min(r => r.PerSecond):N0}), p99 {runs.Select(r => r.P99).Order().ElementAt(runs.Count / 2):N1} ms (worst {median.P99:N1}), {median.Failures} failed");
        }

        return (VoteFigure.Median(bare), VoteFigure.Median(writer), withPlain ? VoteFigure.Median(plain) : null);
    }

    private static async Task<VoteFigure> RunAsync(TestEngine engine, int callers, Func<TestDb, IVoteWay> make)
    {
        await using var db = await TestDb.CreateAsync(engine: engine);
        var electorate = await Electorate.AddAsync(db, Proposals, People);
        await using var way = make(db);
        return await VoteSpeed.MeasureAsync(db, way, electorate, callers, Length);
    }
}
