using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>
/// Many people who have one page open: each holds the hub connection that the page's script would open, bare, so that the machine
/// that plays them has memory for all. They note the newest total and when it came.
/// </summary>
public sealed class HubReaders(Uri address, string topic) : IAsyncDisposable
{
    private const byte EndOfMessage = 0x1e;
    private static readonly byte[] Ping = [.. "{\"type\":6}"u8, EndOfMessage];
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(10);

    private readonly List<ClientWebSocket> sockets = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly List<Task> loops = [];
    private long awaited = -1;
    private int missing;
    private TaskCompletionSource<long>? done;

    public int Count => sockets.Count;

    /// <summary>Connections that broke although nobody closed them.</summary>
    public int Lost { get; private set; }

    public async Task OpenAsync(int count)
    {
        await Pace.CallersAsync(32, count, _ => OpenOneAsync());
        loops.Add(PingAsync());
    }

    /// <summary>Call it before the total moves.</summary>
    /// <returns>The timestamp at which the last reader heard this total.</returns>
    public Task<long> WhenAllHear(long total)
    {
        lock (gate)
        {
            (awaited, missing, done) = (total, sockets.Count, new(TaskCreationOptions.RunContinuationsAsynchronously));
            return done.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(loops);
        foreach (var socket in sockets) socket.Dispose();
        stop.Dispose();
    }

    private async Task OpenOneAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.SetBuffer(1024, 256);
        var builder = new UriBuilder(new Uri(address, "/hubs/live")) { Scheme = "ws" };
        await socket.ConnectAsync(builder.Uri, stop.Token);
        await SendAsync(socket, "{\"protocol\":\"json\",\"version\":1}");
        await SendAsync(socket, $"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"Watch\",\"arguments\":[[\"{topic}\"]]}}");
        var ready = new TaskCompletionSource();
        lock (gate)
        {
            sockets.Add(socket);
            loops.Add(ListenAsync(socket, ready));
        }

        await ready.Task;
    }

    private ValueTask SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(new ReadOnlyMemory<byte>([.. Encoding.UTF8.GetBytes(message), EndOfMessage]), WebSocketMessageType.Text, endOfMessage: true, stop.Token);

    private async Task ListenAsync(ClientWebSocket socket, TaskCompletionSource ready)
    {
        var buffer = new byte[1024];
        var held = 0;
        try
        {
            while (true)
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(held), stop.Token);
                if (got.MessageType == WebSocketMessageType.Close) throw new WebSocketException("closed by the server");
                held += got.Count;
                for (var end = buffer.AsSpan(0, held).IndexOf(EndOfMessage); end >= 0; end = buffer.AsSpan(0, held).IndexOf(EndOfMessage))
                {
                    Hear(buffer.AsSpan(0, end), ready);
                    buffer.AsSpan(end + 1, held - end - 1).CopyTo(buffer);
                    held -= end + 1;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            if (stop.IsCancellationRequested) return;
            lock (gate) Lost++;
            ready.TrySetException(e);
        }
    }

    private void Hear(ReadOnlySpan<byte> message, TaskCompletionSource ready)
    {
        if (message.IndexOf("\"beat\""u8) < 0)
        {
            // The answer to Watch: from now on this reader is told.
            if (message.IndexOf("\"invocationId\""u8) >= 0) ready.TrySetResult();
            return;
        }

        var reader = new Utf8JsonReader(message);
        long total = -1;
        while (reader.Read())
        {
            // The arguments are the topic and the total; the type of the message comes before them.
            if (reader.TokenType == JsonTokenType.Number) total = reader.GetInt64();
        }

        lock (gate)
        {
            if (total == awaited && --missing == 0) done!.TrySetResult(Stopwatch.GetTimestamp());
        }
    }

    /// <summary>A server closes connections that say nothing for half a minute.</summary>
    private async Task PingAsync()
    {
        try
        {
            while (true)
            {
                // Real readers have come at different times.
                foreach (var some in sockets.Where(s => s.State == WebSocketState.Open).Chunk(1 + sockets.Count / 200))
                {
                    await Task.Delay(BetweenPings / 200, stop.Token);
                    foreach (var socket in some) await socket.SendAsync(Ping, WebSocketMessageType.Text, endOfMessage: true, stop.Token);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // Who is lost is counted where they listen.
        }
    }
}
