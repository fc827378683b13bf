using System.Diagnostics;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>
/// 50 votes a second, a tenth of which must be refused, while the server is killed again and again at random moments and started
/// again at once. After each start, what people were told is compared with what the database holds.
/// </summary>
public sealed class CrashRun(int kills)
{
    public const int VotesPerSecond = 50;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<VoteAttempt> attempts = [];

    /// <param name="Away">From each kill until a vote sent after the new start was acknowledged.</param>
    /// <param name="Ends">How often each end occurred.</param>
    /// <param name="Wrong">Every promise that was broken; empty when all held.</param>
    public sealed record Result(IReadOnlyList<TimeSpan> Away, IReadOnlyDictionary<VoteEnd, int> Ends, IReadOnlyList<string> Wrong);

    public async Task<Result> RunAsync(string database)
    {
        await using var server = await RunningServer.CreateAsync(database, people: 200 + kills * 20);
        using var client = server.NewClient(TimeSpan.FromSeconds(30));
        using var enough = new CancellationTokenSource();
        var load = SendAsync(server, new VoteSender(client), enough.Token);
        var (away, wrong) = (new List<TimeSpan>(), new List<string>());
        try
        {
            await AcknowledgedAsync();
            for (var kill = 1; kill <= kills; kill++)
            {
                await Task.Delay(Shortest + (Longest - Shortest) * Random.Shared.NextDouble(), CancellationToken.None);
                var killed = Stopwatch.GetTimestamp();
                await server.KillAsync();
                await server.StartAsync();
                await AcknowledgedAsync();
                away.Add(Stopwatch.GetElapsedTime(killed));
                wrong.AddRange((await CheckAsync(server)).Select(fault => $"after kill {kill}: {fault}"));
            }
        }
        finally
        {
            await enough.CancelAsync();
            await load;
        }

        await server.StopAsync();
        wrong.AddRange(await CheckAsync(server));
        wrong.AddRange(await server.VerifyAsync());
        return new Result(away, attempts.CountBy(a => a.End).ToDictionary(), wrong);
    }

    private async Task SendAsync(RunningServer server, VoteSender sender, CancellationToken enough)
    {
        var number = -1;
        await Pace.SteadyAsync(VotesPerSecond, TimeSpan.MaxValue, async due =>
        {
            var mine = Interlocked.Increment(ref number);
            var (person, proposal) = server.Pair(mine);
            if (mine % 10 == 9) proposal = server.Closed[mine % server.Closed.Count];
            var attempt = await sender.SendAsync(person, proposal, due);
            lock (attempts) attempts.Add(attempt);
        }, enough);
    }

    /// <summary>Completes when a vote is acknowledged that was sent after this call.</summary>
    private async Task AcknowledgedAsync()
    {
        var start = Stopwatch.GetTimestamp();
        bool IsServed()
        {
            lock (attempts) return attempts.Exists(a => a.End == VoteEnd.Acknowledged && a.Sent > start);
        }

        while (!IsServed())
        {
            if (Stopwatch.GetElapsedTime(start) > Patience) throw new InvalidOperationException($"No vote was acknowledged for {Patience.TotalSeconds} s.");
            await Task.Delay(5);
        }
    }

    private async Task<IReadOnlyList<string>> CheckAsync(RunningServer server)
    {
        List<VoteAttempt> ended;
        lock (attempts) ended = [.. attempts];
        return await VoteCheck.WrongAsync(server.Database, ended);
    }
}
