using System.Diagnostics;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Tests.Proposals.Scale;

namespace CitizenParticipation.Benchmarks;

/// <summary>
/// <c>scale [sqlite|postgres]</c>: with 100,000 proposals the page of a list or a search costs at most twice what it costs with 1,000, and 95 of 100 pages of searches
/// come within a second when 50 are asked for at once; what is similar to a draft is found in 0.3 s.
/// </summary>
internal static class ScaleBenchmark
{
    private const int Rounds = 60;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var postgres = arguments is ["postgres"];
        using var server = postgres ? DurableServer.Start() : null;
        var engine = postgres ? TestEngine.Postgres : TestEngine.Sqlite;
        await using var few = await TestDb.CreateAsync(votes: false, engine: engine);
        await using var many = await TestDb.CreateAsync(votes: false, engine: engine);
        var clock = Stopwatch.StartNew();
        await ManyProposals.FillAsync(few, 1_000);
        await ManyProposals.FillAsync(many, 100_000);
        Console.WriteLine($"{engine.GetType().Name}: 1,000 beside 100,000 published proposals (filled in {clock.Elapsed.TotalSeconds:N0} s)");
        var claims = new Claims();
        Console.WriteLine($"a page that must be drawn, Production, brotli, one at a time, median of {Rounds}");
        await using (var pages = await ListPages.StartAsync(few, many))
        {
            foreach (var figure in await pages.CompareAsync(await ListSpeed.ListsAsync(few), Rounds, warmUpRounds: 150))
                claims.AtMost($"{figure.Name}: {figure.Few:N1} ms become {figure.Many:N1} ms", figure.Many / figure.Few, 2);
            await pages.P95Async(atOnce: 50, each: 4);
            claims.AtMost("50 searches at once, p95 in ms", await pages.P95Async(atOnce: 50, each: 8), 1000);
        }

        Console.WriteLine($"of it the list and the numbers of its filters alone, median of {Rounds}");
        foreach (var figure in await ListSpeed.CompareAsync(few, many, Rounds))
            Console.WriteLine($"        {figure.Name}: {figure.Few:N2} ms become {figure.Many:N2} ms, {figure.Many / figure.Few:N1} times");

        var (small, large) = (await SimilarSpeed.MeasureAsync(few, Rounds), await SimilarSpeed.MeasureAsync(many, Rounds));
        Console.WriteLine($"similar to a draft of 30 words: median {small[Rounds / 2]:N1} ms become {large[Rounds / 2]:N1} ms, {large[Rounds / 2] / small[Rounds / 2]:N1} times");
        claims.AtMost("similar to a draft, p95 in ms", large[(int)(Rounds * 0.95)], 300);
        return claims.ExitCode;
    }
}
