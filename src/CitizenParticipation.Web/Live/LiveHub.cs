using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Live;
using CitizenParticipation.Notifications;
using CitizenParticipation.Voting;
using CitizenParticipation.Web.Shell;
using Microsoft.AspNetCore.SignalR;

namespace CitizenParticipation.Web.Live;

/// <summary>
/// The one hub for readers: <c>Watch(topics)</c> answers with the present totals and from then on with <c>beat(topic, total)</c>.
/// A topic that the reader may not know is ignored without a word, like one that does not exist.
/// </summary>
public sealed class LiveHub(ReadTotals totals, ReadCommentTotals comments, ReadRights rights, ReadUnread unread, Readers readers, NoticeReaders noticeReaders) : Hub
{
    public const string Address = "/hubs/live";
    public const int MostTopics = 200;

    public override Task OnConnectedAsync()
    {
        readers.Joined();
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        readers.Left();
        noticeReaders.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    public async Task Watch(string[]? topics)
    {
        try
        {
            await AnswerAsync(topics);
        }
        catch (OperationCanceledException) when (Context.ConnectionAborted.IsCancellationRequested)
        {
            // The reader has gone on to another page: nobody is left to be answered, and nothing is wrong.
        }
    }

    private async Task AnswerAsync(string[]? topics)
    {
        var wanted = (topics ?? []).Where(t => t is { Length: > 0 and < 100 }).Distinct().Take(MostTopics).ToList();
        var (supports, discussions) = (await totals.HandleAsync(wanted, Context.ConnectionAborted), await comments.HandleAsync(wanted, Context.ConnectionAborted));
        foreach (var beat in supports.Concat(discussions))
        {
            await JoinAsync(beat.Topic);
            await Clients.Caller.SendAsync(LiveRelay.BeatEvent, beat.Topic, beat.Total, Context.ConnectionAborted);
        }

        if (Context.User?.ParticipantId() is not { } reader) return;
        if (wanted.Contains(Topics.Participant(reader))) await JoinAsync(Topics.Participant(reader));
        if (wanted.Contains(Topics.Notices(reader))) await WatchNoticesAsync(reader);
        if (wanted.Contains(Topics.Moderation) && (await rights.HandleAsync(reader, Context.ConnectionAborted)).ModeratesAnything) await JoinAsync(Topics.Moderation);
    }

    /// <summary>Not a group that is told the number: one event may give notices to fifty thousand people, and only those who watch are asked about (<see cref="NoticeRelay"/>).</summary>
    private async Task WatchNoticesAsync(Guid reader)
    {
        noticeReaders.Add(Context.ConnectionId, reader);
        if (Context.ConnectionAborted.IsCancellationRequested) noticeReaders.Remove(Context.ConnectionId);
        var count = await unread.HandleAsync(reader, Context.ConnectionAborted);
        noticeReaders.Told(Context.ConnectionId, reader, count);
        await Clients.Caller.SendAsync(LiveRelay.BeatEvent, Topics.Notices(reader), (long)count, Context.ConnectionAborted);
    }

    private Task JoinAsync(string topic) => Groups.AddToGroupAsync(Context.ConnectionId, LiveRelay.Group(topic, Context.ConnectionId), Context.ConnectionAborted);
}

public static class LiveHubRoute
{
    /// <summary>
    /// A way of its own past everything that pages need: each open page of a reader holds its request for as long as it is open, and with it
    /// what every middleware in between remembers (a fifth of the memory of a reader).
    /// </summary>
    public static void UseLiveHub(this IApplicationBuilder app) =>
        app.MapWhen(http => http.Request.Path.StartsWithSegments(LiveHub.Address), hub =>
        {
            hub.UseRouting();
            hub.UseSecurityHeaders();
            hub.UseAuthentication();
            hub.UseEndpoints(routes => routes.MapHub<LiveHub>(LiveHub.Address));
        });
}
