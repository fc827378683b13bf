using CitizenParticipation.Web.Tests.Reliability;

namespace CitizenParticipation.Benchmarks;

/// <summary>Claim: a whole vote request costs the server at most 30 times the processor time of a bare "hello", and none fails.</summary>
internal static class RequestBenchmark
{
    private const double Bound = 30;
    private const int Votes = 6000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        Console.WriteLine($"POST /proposals/{{slug}}/support, signed in, {RequestRun.Connections} connections, {Votes} votes of distinct people a round, Production, SQLite; hello: a bare Kestrel server that gets the same requests");
        var result = await new RequestRun(rounds: 3, Votes, warmUpRounds: 5).RunAsync("sqlite");
        foreach (var round in result.Rounds)
            Console.WriteLine($"hello {round.HelloMicroseconds,6:N1} us, vote {round.VoteMicroseconds,7:N1} us of processor time; {round.VotesPerSecond,7:N0} votes/s; ratio {round.Ratio:N1}");
        Console.WriteLine($"answers after: {result.Votes}; votes that renewed a session: {result.Renewed}");
        foreach (var (status, count) in result.Failed) Console.WriteLine($"status {status}: {count} times");
        Console.WriteLine($"ratio: median {result.Median:N1}, worst {result.Worst:N1}; bound {Bound}");
        return result.Worst <= Bound && result.Failed.Count == 0 ? 0 : 1;
    }
}
