using System.Data.Common;
using System.Text.Json;
using CitizenParticipation.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CitizenParticipation.Live;

/// <summary>
/// Joins the pulses of all processes on one PostgreSQL. Totals of votes come with the commit itself, to this process as to every other, because only
/// so does each hear them in the order of the commits. Other beats are told to the others after they were published here.
/// </summary>
public sealed partial class PostgresPulse(DatabaseChoice database, Pulse pulse, TimeProvider clock, ILogger<PostgresPulse> log) : BackgroundService
{
    public const string Channel = "participation_beats";

    /// <summary>A notification may hold 7,999 bytes (PostgreSQL manual, NOTIFY).</summary>
    private const int LongestPayload = 7_500;

    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromMilliseconds(500);

    private readonly TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string self = Guid.NewGuid().ToString("N");

    /// <summary>Completes when this process hears the others for the first time.</summary>
    public Task Listening => listening.Task;

    /// <summary>Beats as the text of one or several notifications.</summary>
    /// <param name="beats">What has moved.</param>
    /// <param name="sender">Who has published them already and need not hear them again; empty for beats that everybody is to hear.</param>
    public static IEnumerable<string> Pack(IEnumerable<Beat> beats, string sender = "")
    {
        var some = new List<Beat>();
        var length = 0;
        foreach (var beat in beats)
        {
            // Topics are ASCII; names, number and signs of the JSON around them take less than sixty bytes.
            if (length + beat.Topic.Length + 60 > LongestPayload)
            {
                yield return JsonSerializer.Serialize(new Message(sender, some));
                some = [];
                length = 0;
            }

            some.Add(beat);
            length += beat.Topic.Length + 60;
        }

        if (some.Count > 0) yield return JsonSerializer.Serialize(new Message(sender, some));
    }

    /// <summary>Makes a command that tells the other processes with the commit of this transaction.</summary>
    internal void WriteNotification(DbCommand command, DbTransaction within, Beat beat)
    {
        command.Transaction = within;
        command.CommandText = "SELECT pg_notify($1, $2)";
        foreach (var value in (string[])[Channel, Pack([beat], self).Single()])
        {
            var parameter = command.CreateParameter();
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var telling = TellAsync(stoppingToken);
        DateTimeOffset? deafSince = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(deafSince, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                deafSince ??= clock.GetUtcNow();
                Log.Deaf(log, e.Message);
                await Task.Delay(BeforeNextTry, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await telling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        async Task ListenAsync(DateTimeOffset? since, CancellationToken stop)
        {
            await using var connection = await OpenAsync(stop);
            connection.Notification += (_, heard) => Hear(heard.Payload);
            await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(stop);
            // Only now: what was missed is read while everything new is heard already.
            if (since is { } instant) pulse.PassOn(new Beat(Topics.Missed, instant.ToUnixTimeMilliseconds()));
            deafSince = null;
            listening.TrySetResult();
            try
            {
                while (true) await connection.WaitAsync(stop);
            }
            finally
            {
                deafSince = clock.GetUtcNow();
            }
        }
    }

    private void Hear(string payload)
    {
        if (JsonSerializer.Deserialize<Message>(payload) is not { } message || message.Sender == self) return;
        foreach (var beat in message.Beats) pulse.PassOn(beat);
    }

    /// <summary>What cannot be told now is not told later: a beat is only the sign that something has moved, and the next one says the same.</summary>
    private async Task TellAsync(CancellationToken stop)
    {
        using var ear = pulse.ListenToOwn();
        while (await ear.Beats.WaitToReadAsync(stop))
        {
            var beats = new Dictionary<string, Beat>(StringComparer.Ordinal);
            while (ear.Beats.TryRead(out var beat)) beats[beat.Topic] = beat;
            try
            {
                await using var connection = await OpenAsync(stop);
                foreach (var payload in Pack(beats.Values, self))
                {
                    await using var notify = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection) { Parameters = { new() { Value = Channel }, new() { Value = payload } } };
                    await notify.ExecuteNonQueryAsync(stop);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.NotTold(log, e.Message, beats.Count);
            }
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken stop)
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(stop);
        return connection;
    }

    private sealed record Message(string Sender, IReadOnlyList<Beat> Beats);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Numbers that move elsewhere are not heard until the database is back: {Reason}")]
        public static partial void Deaf(ILogger log, string reason);

        [LoggerMessage(LogLevel.Warning, "{Count} beats were not told to other processes: {Reason}")]
        public static partial void NotTold(ILogger log, string reason, int count);
    }
}
