using System.Diagnostics;
using System.Net;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>The database server goes away and comes back while people vote.</summary>
public sealed class PostgresRestartTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task After_a_restart_of_the_database_votes_count_again_without_a_restart_of_the_platform()
    {
        await using var server = await RunningServer.CreateAsync("postgres", people: 200);
        using var client = server.NewClient(TimeSpan.FromSeconds(30));
        using var enough = new CancellationTokenSource();
        var (attempts, number) = (new List<VoteAttempt>(), -1);
        var sender = new VoteSender(client);
        var load = Pace.SteadyAsync(50, TimeSpan.FromSeconds(60), async due =>
        {
            var (person, proposal) = server.Pair(Interlocked.Increment(ref number));
            var attempt = await sender.SendAsync(person, proposal, due);
            lock (attempts) attempts.Add(attempt);
        }, enough.Token);

        await AcknowledgedAfterAsync(0);
        await RestartAsync((TestedPostgres)server.Database, client);
        var back = Stopwatch.GetTimestamp();
        await AcknowledgedAfterAsync(back);
        Assert.InRange(Stopwatch.GetElapsedTime(back), TimeSpan.Zero, Bound);
        await enough.CancelAsync();
        await load;

        await server.StopAsync();
        // A commit that was under way when the server went is answered with "we do not know" where the server does not come back in time to be asked.
        Assert.All(attempts, a => Assert.True(a.End is VoteEnd.Acknowledged or VoteEnd.PutOff || a.Status == (int)HttpStatusCode.GatewayTimeout, $"{a.End} {a.Status}"));
        Assert.Empty(await VoteCheck.WrongAsync(server.Database, attempts));
        Assert.Empty(await server.VerifyAsync());

        async Task AcknowledgedAfterAsync(long timestamp)
        {
            bool IsServed()
            {
                lock (attempts) return attempts.Exists(a => a.End == VoteEnd.Acknowledged && a.Sent > timestamp);
            }

            while (!IsServed())
            {
                Assert.False(load.IsCompleted, "No vote was acknowledged.");
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>Meanwhile a page either answers or says when to come back.</summary>
    private static async Task RestartAsync(TestedPostgres database, HttpClient client)
    {
        var restart = Task.Run(database.Restart);
        do
        {
            using var page = await client.GetAsync("/proposals");
            Assert.True(page.IsSuccessStatusCode || (page.StatusCode == HttpStatusCode.ServiceUnavailable && page.Headers.RetryAfter is not null), page.StatusCode.ToString());
        }
        while (!restart.IsCompleted);
        await restart;
    }
}
