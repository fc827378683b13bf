using System.Globalization;
using CitizenParticipation.Web.Tests.Reliability;

namespace CitizenParticipation.Benchmarks;

/// <summary>Claim: 50 votes and 200 page loads a second for ten minutes bring no error; 95 of 100 votes are answered within 500 ms, 99 within 2 s.</summary>
internal static class RushBenchmark
{
    /// <param name="arguments">Minutes (10), database (sqlite), strength (1: the whole rush).</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var minutes = arguments.Length > 0 ? double.Parse(arguments[0], CultureInfo.InvariantCulture) : 10;
        var database = arguments.Length > 1 ? arguments[1] : "sqlite";
        var strength = arguments.Length > 2 ? double.Parse(arguments[2], CultureInfo.InvariantCulture) : 1;
        Console.WriteLine($"{minutes} minutes, {database}, {RushRun.VotesPerSecond * strength} votes/s and {RushRun.PagesPerSecond * strength} page loads/s at fixed times, a quarter of the pages signed in, after 40 s of building up; the sender runs on the same machine");
        var result = await new RushRun(TimeSpan.FromMinutes(minutes), buildUp: TimeSpan.FromSeconds(40), strength).RunAsync(database);
        Console.WriteLine($"{result.Votes.Count,7} votes: {result.Votes}; {result.Renewed} also renewed a session");
        foreach (var (kind, times) in result.PageTimes) Console.WriteLine($"{times.Count,7} {kind}: {times}");
        Console.WriteLine($"the server kept {result.BusyCores:N2} of {Environment.ProcessorCount} cores busy");
        foreach (var (what, count) in result.Failures) Console.WriteLine($"failed: {what}: {count} times");
        foreach (var wrong in result.Wrong) Console.WriteLine($"wrong: {wrong}");
        var held = result.Failures.Count == 0 && result.Wrong.Count == 0 && result.Votes.At(0.95) <= 500 && result.Votes.At(0.99) <= 2000;
        Console.WriteLine(held ? "held" : "NOT held");
        return held ? 0 : 1;
    }
}
