using System.Diagnostics;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>Somebody else holds the write lock of the database file: a backup, or an administrator with a forgotten transaction.</summary>
public sealed class LockedDatabaseTests
{
    private static readonly TimeSpan SlowestAnswer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SlowestPage = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(5)]
    [InlineData(45)]
    public async Task While_the_database_is_locked_pages_answer_and_votes_say_try_again_in_time(int seconds)
    {
        await using var server = await RunningServer.CreateAsync("sqlite", people: 200);
        using var client = server.NewClient(TimeSpan.FromSeconds(60));
        var sender = new VoteSender(client);
        await LoadPagesAsync(client, server);
        var attempts = new List<VoteAttempt> { await sender.SendAsync(server.People[0], server.Open[0]) };
        Assert.Equal(VoteEnd.Acknowledged, attempts[0].End);

        var waiting = new List<Task<VoteAttempt>>();
        await using (var other = await server.Database.OpenAsync())
        {
            await ExecuteAsync(other, "BEGIN EXCLUSIVE");
            var locked = Stopwatch.StartNew();
            while (locked.Elapsed.TotalSeconds < seconds)
            {
                waiting.Add(sender.SendAsync(server.People[waiting.Count + 1], server.Open[0]));
                foreach (var time in await LoadPagesAsync(client, server)) Assert.InRange(time, TimeSpan.Zero, SlowestPage);
                await Task.Delay(500, TestContext.Current.CancellationToken);
            }

            await ExecuteAsync(other, "ROLLBACK");
        }

        attempts.AddRange(await Task.WhenAll(waiting));
        Assert.All(attempts, attempt =>
        {
            Assert.True(attempt.End is VoteEnd.Acknowledged or VoteEnd.PutOff, $"{attempt.End} {attempt.Status}");
            Assert.InRange(attempt.Milliseconds, 0, SlowestAnswer.TotalMilliseconds);
        });
        Assert.All(attempts.Where(a => a.End == VoteEnd.PutOff), attempt => Assert.True(attempt.RetryAfter));
        if (TimeSpan.FromSeconds(seconds) > SlowestAnswer) Assert.Contains(attempts, a => a.End == VoteEnd.PutOff);

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
