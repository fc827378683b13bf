using System.Diagnostics;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>Somebody else holds the write lock of the database file: a backup, or an administrator with a forgotten transaction.</summary>
public sealed class LockedDatabaseTests
{
    private static readonly TimeSpan SlowestAnswer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SlowestPage = TimeSpan.FromSeconds(1);

    // Shorter than anybody's patience, and longer than that of every layer below.
    private static readonly IReadOnlyList<TimeSpan> Locks = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(45)];

    [Fact]
    public async Task While_the_database_is_locked_pages_answer_and_votes_say_try_again_in_time()
    {
        await using var server = await RunningServer.CreateAsync("sqlite", people: 200);
        using var client = server.NewClient(TimeSpan.FromSeconds(60));
        var sender = new VoteSender(client);
        await LoadPagesAsync(client, server);
        var attempts = new List<VoteAttempt> { await sender.SendAsync(server.People[0], server.Open[0]) };
        Assert.Equal(VoteEnd.Acknowledged, attempts[0].End);

        foreach (var length in Locks)
        {
            var (during, pages) = await LockAsync(server, sender, client, attempts.Count, length);
            attempts.AddRange(during);
            Assert.All(during, attempt =>
            {
                Assert.True(attempt.End is VoteEnd.Acknowledged or VoteEnd.PutOff, $"{attempt.End} {attempt.Status}");
                Assert.InRange(attempt.Milliseconds, 0, SlowestAnswer.TotalMilliseconds);
            });
            Assert.All(during.Where(a => a.End == VoteEnd.PutOff), attempt => Assert.True(attempt.RetryAfter));
            if (length > SlowestAnswer) Assert.Contains(during, a => a.End == VoteEnd.PutOff);
            // A page that waited for the lock would be slow each time, not once.
            Assert.InRange(pages.At(0.75), 0, SlowestPage.TotalMilliseconds);
            Assert.InRange(pages.At(1), 0, SlowestAnswer.TotalMilliseconds);
        }

        // Without a restart, and those who were told to try again may.
        foreach (var person in server.People.Take(10))
        {
            var again = await sender.SendAsync(person, server.Open[1]);
            Assert.Equal(VoteEnd.Acknowledged, again.End);
            attempts.Add(again);
        }

        await server.StopAsync();
        Assert.Empty(await VoteCheck.WrongAsync(server.Database, attempts));
        Assert.Empty(await server.VerifyAsync());
    }

    /// <summary>A vote by somebody else and three pages twice a second while the lock is held.</summary>
    private static async Task<(IReadOnlyList<VoteAttempt> Votes, Latencies Pages)> LockAsync(
        RunningServer server, VoteSender sender, HttpClient client, int firstPerson, TimeSpan length)
    {
        var (votes, pages) = (new List<Task<VoteAttempt>>(), new Latencies());
        await using (var other = await server.Database.OpenAsync())
        {
            await ExecuteAsync(other, "BEGIN EXCLUSIVE");
            var locked = Stopwatch.StartNew();
            while (locked.Elapsed < length)
            {
                votes.Add(sender.SendAsync(server.People[firstPerson + votes.Count], server.Open[0]));
                foreach (var time in await LoadPagesAsync(client, server)) pages.Add(time.TotalMilliseconds);
                await Task.Delay(500, TestContext.Current.CancellationToken);
            }

            await ExecuteAsync(other, "ROLLBACK");
        }

        return (await Task.WhenAll(votes), pages);
    }

    private static async Task<IReadOnlyList<TimeSpan>> LoadPagesAsync(HttpClient client, RunningServer server)
    {
        var times = new List<TimeSpan>();
        foreach (var path in (string[])["/", "/proposals", "/proposals/" + server.Open[0].Slug])
        {
            var clock = Stopwatch.StartNew();
            using var answer = await client.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
            times.Add(clock.Elapsed);
        }

        return times;
    }

    private static async Task ExecuteAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
