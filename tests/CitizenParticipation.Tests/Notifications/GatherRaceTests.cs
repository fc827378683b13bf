using CitizenParticipation.Accounts;
using CitizenParticipation.Notifications;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;
using Verdict = CitizenParticipation.Moderation.DecideProposal.Verdict;

namespace CitizenParticipation.Tests.Notifications;

/// <summary>Each event once for each person, whoever gathers, however often, and wherever the process dies.</summary>
public sealed class GatherRaceTests : IAsyncLifetime
{
    private Square square = null!;

    public async ValueTask InitializeAsync() => square = await Square.LayAsync();

    public ValueTask DisposeAsync() => square.DisposeAsync();

    [Fact]
    public async Task Several_processes_that_gather_and_mail_at_once_while_things_happen_tell_everybody_once()
    {
        await using var second = square.Db.Beside();
        await using var third = square.Db.Beside();
        var people = await ManyAsync(40);
        foreach (var person in people.Take(10)) await square.ChooseAsync(person, MailRhythm.AtOnce);
        var over = false;
        var gatherers = ((TestDb[])[square.Db, second, third]).Select(node => Task.Run(async () =>
        {
            while (!Volatile.Read(ref over))
            {
                await node.Get<GatherNotices>().HandleAsync();
                await node.Get<SendNoticeMails>().HandleAsync();
            }
        })).ToList();
        const int events = 25;
        for (var i = 0; i < events; i++) await square.EnterAsync("proposal.changed", $"proposal:{square.Proposal.Id:N}");
        Volatile.Write(ref over, true);
        await Task.WhenAll(gatherers);
        await square.GatherAsync();
        await square.MailAsync();

        var rows = await square.RowsAsync();
        Assert.Equal((people.Count + 1) * events, rows.Count);
        Assert.All(rows.GroupBy(r => r.ParticipantId), own => Assert.Equal(events, own.Select(n => n.EventKey).Distinct().Count()));
        // Those who want them at once have each event in one mail, and only one.
        square.Db.Clock.Advance(NoticeChoice.BetweenMails);
        await square.MailAsync();
        var mails = (await square.Db.MailsAsync()).GroupBy(m => m.To).ToList();
        Assert.Equal(10, mails.Count);
        Assert.All(mails, own => Assert.Equal(events, own.Sum(m => Lines(m.Body))));
    }

    [Fact]
    public async Task A_process_that_dies_between_two_parts_of_a_large_audience_loses_nobody_and_tells_nobody_twice()
    {
        var people = await ManyAsync(TellConcerned.AtOnce * 2 + 7);
        await square.DecideAsync(square.Proposal, Verdict.Hide);
        await square.Db.Get<ListEvents>().HandleAsync();
        // The first part is told; then another process takes over, with memories of its own.
        Assert.NotNull(await square.Db.Get<TellConcerned>().HandleAsync());
        Assert.InRange((await square.RowsAsync()).Count, TellConcerned.AtOnce - 1, TellConcerned.AtOnce + 1);
        await using var fresh = square.Db.Beside();
        await fresh.Get<GatherNotices>().HandleAsync();
        var rows = await square.RowsAsync();
        Assert.Equal(people.Append(square.Author).Select(p => p.Id).Order(), rows.Select(r => r.ParticipantId).Order());
        await using var open = square.Db.Open();
        Assert.False(await open.NoticeEvents.AnyAsync());
    }

    [Fact]
    public async Task A_process_that_dies_before_the_commit_has_done_nothing()
    {
        await square.FollowAsync(square.Anna);
        await square.EnterAsync("proposal.changed", $"proposal:{square.Proposal.Id:N}");
        foreach (var table in (string[])["NoticeEvents", "Notices"])
        {
            // The write of one step fails after others of the same transaction have gone through.
            await using (var block = await Blocked.OnAsync(square.Db, table)) await Assert.ThrowsAnyAsync<Exception>(() => square.GatherAsync());
            Assert.Empty(await square.RowsAsync());
        }

        await square.GatherAsync();
        Assert.Single(await square.LinesAsync(square.Anna));
        Assert.Equal(0, await square.GatherAsync());
    }

    [Fact]
    public async Task A_digest_that_dies_before_the_commit_is_written_once_afterwards()
    {
        await square.FollowAsync(square.Anna);
        await square.SayAsync(square.Bert, "Ein Kommentar.");
        await square.GatherAsync();
        square.Db.Clock.Advance(TimeSpan.FromDays(1));
        await using (var block = await Blocked.OnAsync(square.Db, "OutgoingMails")) await Assert.ThrowsAnyAsync<Exception>(() => square.MailAsync());
        Assert.Empty(await square.Db.MailsAsync());
        Assert.Equal(2, await square.MailAsync());
        Assert.Equal(0, await square.MailAsync());
        Assert.Equal(2, (await square.Db.MailsAsync()).Count);
    }

    private async Task<IReadOnlyList<Participant>> ManyAsync(int count)
    {
        var people = Enumerable.Range(0, count).Select(_ => A.Participant().Build()).ToList();
        await square.Db.AddAllAsync(people);
        await square.Db.SupportAsync(square.Proposal, people.Select(p => p.Id));
        return people;
    }

    private static int Lines(string body) => body.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal));
}
