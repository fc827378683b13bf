using System.Diagnostics;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Tests.Proposals.Scale;

namespace CitizenParticipation.Benchmarks;

/// <summary>
/// <c>scale [sqlite|postgres]</c>: with 100,000 proposals a list or a search costs at most twice what it costs with 1,000, and 95 of 100 searches are answered
/// within a second when 50 are asked for at once; what is similar to a draft is found in 0.3 s. Only a search for a frequent word in one small place has to look at most of what the word matches.
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
        Console.WriteLine($"{engine.GetType().Name}: 1,000 beside 100,000 published proposals (filled in {clock.Elapsed.TotalSeconds:N0} s), a list with the numbers of its filters, median of {Rounds}");
        var claims = new Claims();
        foreach (var figure in await ListSpeed.CompareAsync(few, many, Rounds))
        {
            var what = $"{figure.Name}: {figure.Few:N2} ms become {figure.Many:N2} ms";
            // Any two words hardly ever stand together in one of 1,000 texts: finding nothing is compared with finding something.
            if (figure.Name.Contains("any", StringComparison.Ordinal)) Console.WriteLine($"        {what}: {figure.Many / figure.Few:N1}");
            else claims.AtMost(what, figure.Many / figure.Few, figure.Name.StartsWith("search in", StringComparison.Ordinal) ? 10 : 2);
        }

        var (small, large) = (await SimilarSpeed.MeasureAsync(few, Rounds), await SimilarSpeed.MeasureAsync(many, Rounds));
        Console.WriteLine($"similar to a draft of 30 words: median {small[Rounds / 2]:N1} ms become {large[Rounds / 2]:N1} ms, {large[Rounds / 2] / small[Rounds / 2]:N1} times");
        claims.AtMost("similar to a draft, p95 in ms", large[(int)(Rounds * 0.95)], 300);
        await ListSpeed.P95Async(many, atOnce: 50, each: 1);
        claims.AtMost("50 searches at once, p95 in ms", await ListSpeed.P95Async(many, atOnce: 50, each: 4), 1000);
        return claims.ExitCode;
    }
}
