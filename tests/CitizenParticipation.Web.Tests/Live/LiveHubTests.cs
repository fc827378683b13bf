using System.Threading.Channels;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Demonstration;
using CitizenParticipation.Live;
using CitizenParticipation.Notifications;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Tests.House;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Live;

public sealed class LiveHubTests(TestApp app)
{
    private static readonly TimeSpan TwoSeconds = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_watcher_hears_the_present_total_and_then_each_new_one_within_two_seconds()
    {
        var slug = await PublishedAsync(8);
        await using var hub = app.Hub();
        var beats = await WatchAsync(hub, Topics.Proposal(slug));
        var present = await NextAsync(beats);
        using var resident = await app.SignInAsync("resident-7");
        using var answer = await resident.PostForJsonAsync($"/proposals/{slug}/support");
        var next = await NextAsync(beats);
        Assert.Equal((Topics.Proposal(slug), present.Total + 1), (next.Topic, next.Total));
    }

    [Fact]
    public async Task What_is_not_published_beats_for_nobody()
    {
        await using var hub = app.Hub();
        var beats = await WatchAsync(hub, Topics.Proposal(await UnpublishedAsync()), "proposal-doesnotexist", "process-stadtteil-ideen", "");
        app.Get<Pulse>().Publish(new Beat(Topics.Proposal(await UnpublishedAsync()), 5));
        Assert.False(await HearsAnythingAsync(beats));
    }

    [Fact]
    public async Task The_review_queue_beats_for_moderators_only()
    {
        using var resident = await app.SignInAsync("resident-8");
        using var moderator = await app.SignInAsync("moderator-1");
        await using var outside = app.Hub(resident);
        await using var inside = app.Hub(moderator);
        var nothing = await WatchAsync(outside, Topics.Moderation);
        var something = await WatchAsync(inside, Topics.Moderation);
        app.Get<Pulse>().Publish(new Beat(Topics.Moderation, 1));
        Assert.Equal(Topics.Moderation, (await NextAsync(something)).Topic);
        Assert.False(await HearsAnythingAsync(nothing));
    }

    [Fact]
    public async Task A_persons_own_topic_beats_for_that_person_alone()
    {
        var (mine, other) = (await IdAsync("resident-9"), await IdAsync("resident-10"));
        using var resident = await app.SignInAsync("resident-9");
        await using var hub = app.Hub(resident);
        var beats = await WatchAsync(hub, Topics.Participant(mine), Topics.Participant(other));
        app.Get<Pulse>().Publish(new Beat(Topics.Participant(other), 1));
        app.Get<Pulse>().Publish(new Beat(Topics.Participant(mine), 2));
        Assert.Equal(new Beat(Topics.Participant(mine), 2), await NextAsync(beats));
        Assert.False(await HearsAnythingAsync(beats));
    }

    [Fact]
    public async Task The_number_of_unread_notices_is_told_to_its_person_alone_now_and_when_it_moves()
    {
        var (mine, other) = (await IdAsync("resident-12"), await IdAsync("resident-13"));
        using var resident = await app.SignInAsync("resident-12");
        await using var hub = app.Hub(resident);
        var beats = await WatchAsync(hub, Topics.Notices(mine), Topics.Notices(other), Topics.NoticesMoved);
        var present = await NextAsync(beats);
        Assert.Equal(Topics.Notices(mine), present.Topic);
        await using (var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync())
        {
            foreach (var person in (Guid[])[mine, other]) db.Add(new Notice(person, new NoticeEvent("test:" + Guid.NewGuid(), NoticeKind.ProcessCreated, DateTimeOffset.UtcNow), Because.Own, null));
            await db.SaveChangesAsync();
        }

        app.Get<Pulse>().Publish(new Beat(Topics.NoticesMoved, 1));
        Assert.Equal(new Beat(Topics.Notices(mine), present.Total + 1), await NextAsync(beats));
        Assert.False(await HearsAnythingAsync(beats));
    }

    [Fact]
    public async Task Nonsense_does_not_hurt()
    {
        await using var hub = app.Hub();
        await hub.StartAsync();
        await hub.InvokeAsync("Watch", (string[]?)null);
        await hub.InvokeAsync("Watch", Enumerable.Range(0, 1000).Select(i => $"proposal-{i}").ToArray());
        Assert.Equal(HubConnectionState.Connected, hub.State);
    }

    private static async Task<ChannelReader<Beat>> WatchAsync(HubConnection hub, params string[] topics)
    {
        var beats = Channel.CreateUnbounded<Beat>();
        hub.On<string, long>("beat", (topic, total) => beats.Writer.TryWrite(new Beat(topic, total)));
        await hub.StartAsync();
        await hub.InvokeAsync("Watch", topics);
        return beats.Reader;
    }

    private static async Task<Beat> NextAsync(ChannelReader<Beat> beats)
    {
        using var limit = new CancellationTokenSource(TwoSeconds);
        return await beats.ReadAsync(limit.Token);
    }

    private static async Task<bool> HearsAnythingAsync(ChannelReader<Beat> beats)
    {
        await Task.Delay(TimeSpan.FromSeconds(1.2));
        return beats.TryRead(out _);
    }

    private async Task<string> PublishedAsync(int index) =>
        (await app.Get<BrowseProposals>().HandleAsync(new BrowseProposals.Query(Process: "stadtteil-ideen"))).Proposals[index].Slug;

    private async Task<string> UnpublishedAsync()
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        return await db.Proposals.Where(p => p.State == ProposalState.Hidden).Select(p => p.Slug).FirstAsync();
    }

    private async Task<Guid> IdAsync(string name)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        var email = DemoPeople.Email(name);
        return await db.Participants.Where(p => p.Email == email).Select(p => p.Id).SingleAsync();
    }
}
