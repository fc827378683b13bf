using System.Globalization;
using CitizenParticipation.Web.Tests.Reliability;

namespace CitizenParticipation.Benchmarks;

/// <summary>
/// Claim: whenever the server is killed, every acknowledged vote is there exactly once, nothing refused is there, a vote without an
/// answer is there at most once, the files are whole, and it serves again within 15 seconds.
/// </summary>
internal static class CrashBenchmark
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(15);

    /// <param name="arguments">Database (sqlite), number of kills (20).</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var database = arguments.Length > 0 ? arguments[0] : "sqlite";
        var kills = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 20;
        Console.WriteLine($"{database}, {CrashRun.VotesPerSecond} votes/s, a tenth of them to be refused; {kills} times SIGKILL at a random moment and a start at once");
        var result = await new CrashRun(kills).RunAsync(database);
        foreach (var (end, count) in result.Ends.OrderBy(e => e.Key)) Console.WriteLine($"{count,7} {end}");
        var away = result.Away.Order().ToList();
        Console.WriteLine($"from the kill to the next acknowledged vote: median {away[away.Count / 2].TotalSeconds:N1} s, longest {away[^1].TotalSeconds:N1} s; bound {Bound.TotalSeconds} s");
        foreach (var wrong in result.Wrong) Console.WriteLine($"wrong: {wrong}");
        Console.WriteLine(result.Wrong.Count == 0 ? "every promise kept" : $"{result.Wrong.Count} promises broken");
        return result.Wrong.Count == 0 && away[^1] <= Bound ? 0 : 1;
    }
}
