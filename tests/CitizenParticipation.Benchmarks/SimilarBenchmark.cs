using System.Diagnostics;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Tests.Proposals.Similar;

namespace CitizenParticipation.Benchmarks;

/// <summary><c>similar [sqlite|postgres] [all]</c>: of 240 German drafts at least 85 % are shown the proposal that asks for the same among five, and others nothing.</summary>
internal static class SimilarBenchmark
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        using var server = arguments.Contains("postgres") ? DurableServer.Start() : null;
        await using var db = await TestDb.CreateAsync(votes: false, engine: server is null ? TestEngine.Sqlite : TestEngine.Postgres);
        var clock = Stopwatch.StartNew();
        var score = await SimilarSet.RunAsync(db);
        Console.WriteLine($"{score.Pairs.Count} pairs, {score.Unrelated.Count} unrelated drafts, {db.Database.Provider}, {clock.Elapsed.TotalSeconds:N1} s");
        foreach (var kind in score.Pairs.GroupBy(p => p.Kind)) Console.WriteLine($"        {kind.Key,-9} {kind.Count(p => p.Rank > 0),3} of {kind.Count()}");
        if (arguments.Contains("all"))
        {
            foreach (var pair in score.Pairs.Where(p => p.Rank == 0)) Console.WriteLine($"        not found: {pair.Expected} for \"{pair.Draft}\"");
            foreach (var (draft, shown, first) in score.Unrelated.Where(u => u.Shown > 0)) Console.WriteLine($"        shown {shown}, first \"{first}\", for \"{draft}\"");
        }

        var claims = new Claims();
        claims.AtLeast("recall at 5", score.Recall, 0.85);
        Console.WriteLine($"        the right one first: {score.RecallOfFirst:N3}");
        claims.AtLeast("share of unrelated drafts that are shown nothing", score.Quiet, 0.8);
        return claims.ExitCode;
    }
}
