using CitizenParticipation.Web.Tests.Reliability;

namespace CitizenParticipation.Benchmarks;

/// <summary>Claim: a kept page costs at most 5 times the processor time of a bare "hello", a list of 20 that must be drawn at most 80 times.</summary>
internal static class PagesBenchmark
{
    /// <param name="arguments">Database (sqlite).</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var database = arguments.Length > 0 ? arguments[0] : "sqlite";
        Console.WriteLine($"anonymous pages of the demonstration on {database}, Production, brotli, 64 connections; hello: a bare Kestrel server");
        var claims = new Claims();
        foreach (var page in await new PagesRun(rounds: 5, pagesPerRound: 1_000).RunAsync(database))
        {
            var what = $"{page.Name,-18} {page.Cost,8:N0} us; times hello, median (worst {page.Worst:N1})";
            if (page.Name.EndsWith("kept", StringComparison.Ordinal)) claims.AtMost(what, page.Ratio, 5);
            else if (page.Name.StartsWith("list", StringComparison.Ordinal)) claims.AtMost(what, page.Ratio, 80);
            else Console.WriteLine($"        {what}: {page.Ratio:N1}");
        }

        return claims.ExitCode;
    }
}
