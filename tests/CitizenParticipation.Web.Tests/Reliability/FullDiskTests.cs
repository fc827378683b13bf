namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>The disk below the database has no room left.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task On_a_full_disk_pages_answer_and_votes_say_try_again_until_there_is_room()
    {
        using var disk = SmallDisk.Mount(megabytes: 96);
        await using var server = await RunningServer.CreateAsync("sqlite", people: 500, disk.Folder);
        using var client = server.NewClient(TimeSpan.FromSeconds(30));
        var sender = new VoteSender(client);
        var attempts = new List<VoteAttempt>();
        async Task<VoteEnd> VoteAsync()
        {
            var (person, proposal) = server.Pair(attempts.Count);
            attempts.Add(await sender.SendAsync(person, proposal));
            return attempts[^1].End;
        }

        Assert.Equal(VoteEnd.Acknowledged, await VoteAsync());
        disk.Fill();
        // Files that are there already may have some room inside.
        while (attempts.Count < 2000 && await VoteAsync() == VoteEnd.Acknowledged) { }
        for (var i = 0; i < 20; i++) Assert.Equal(VoteEnd.PutOff, await VoteAsync());
        Assert.All(attempts.TakeLast(20), attempt => Assert.True(attempt.RetryAfter));
        foreach (var path in (string[])["/", "/proposals", "/proposals/" + server.Open[0].Slug])
        {
            using var answer = await client.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        }

        disk.MakeRoom();
        for (var i = 0; i < 20; i++) Assert.Equal(VoteEnd.Acknowledged, await VoteAsync());
        await server.StopAsync();
        Assert.Empty(await VoteCheck.WrongAsync(server.Database, attempts));
        Assert.Empty(await server.VerifyAsync());
    }
}
