using System.Diagnostics;
using System.Globalization;
using CitizenParticipation.Live;
using CitizenParticipation.Web.Tests.House;
using CitizenParticipation.Web.Tests.Reliability;

namespace CitizenParticipation.Benchmarks;

/// <summary>
/// Claim: ten thousand open pages cost the server at most 25 KB of heap each, hear a new total within two seconds to the last of them, and
/// slow voting down by a fifth at most. The server runs in this process, the readers in one of their own.
/// </summary>
internal static class ReadersBenchmark
{
    private const string Process = "stadtteil-ideen";
    private const int Totals = 30;
    private static readonly TimeSpan Voting = TimeSpan.FromSeconds(20);

    /// <param name="arguments">How many (10000).</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10_000;
        Console.WriteLine($"{count:N0} bare WebSocket readers of one proposal, JSON protocol; 50 votes/s on other proposals for {Voting.TotalSeconds:N0} s without and with them; SQLite; on the same machine, readers at lowest priority");
        await using var app = new TestApp();
        using var voters = new Beside(humble: false, "readers-voters", app.Address.ToString());
        await voters.AskAsync("warm up");
        var alone = Read(await voters.AskAsync("vote"));
        Console.WriteLine($"votes alone: p95 {alone[0]:N1} ms");

        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var readers = new Beside(humble: true, "readers-beside", app.Address.ToString());
        var opened = await readers.AskAsync(count.ToString(CultureInfo.InvariantCulture));
        var heap = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / count;
        Console.WriteLine($"opened in {opened} s");
        var last = Read(await readers.AskAsync("totals"));
        Console.WriteLine($"a new total at the last of them: p50 {last[0]:N0}, p99 {last[1]:N0} ms");
        await readers.AskAsync("move");
        var watched = Read(await voters.AskAsync("vote"));
        var lost = Read(await readers.AskAsync("end"));
        Console.WriteLine($"votes with readers: p95 {watched[0]:N1} ms");

        var claims = new Claims();
        claims.AtMost("heap of a reader, KB", heap, 25);
        claims.AtMost($"the last of {count:N0} hears a new total, s (p99 of {Totals} totals)", last[1] / 1000, 2);
        claims.AtMost("p95 of votes with readers / without", watched[0] / alone[0], 1.2);
        claims.AtMost("connections lost", lost[0], 0);
        claims.AtMost("votes failed", watched[1], 0);
        return claims.ExitCode;
    }

    /// <summary>The process that votes: each line asks for one run.</summary>
    public static async Task<int> VotersAsync(string[] arguments)
    {
        using var voters = await Toggler.CreateAsync(new Uri(arguments[0]), Process, 50);
        while (await Console.In.ReadLineAsync() is { } word)
        {
            var times = await voters.VoteAsync(50, word == "vote" ? Voting : TimeSpan.FromSeconds(8));
            Say(times.At(0.95), voters.Failed);
        }

        return 0;
    }

    /// <summary>The process that plays the readers.</summary>
    public static async Task<int> BesideAsync(string[] arguments)
    {
        var address = new Uri(arguments[0]);
        using var voters = await Toggler.CreateAsync(address, Process, 2);
        await using var readers = new HubReaders(address, Topics.Proposal(voters.Slug(0)));
        using var stop = new CancellationTokenSource();
        var moving = Task.CompletedTask;
        while (await Console.In.ReadLineAsync() is { } word)
        {
            if (int.TryParse(word, CultureInfo.InvariantCulture, out var count))
            {
                var start = Stopwatch.GetTimestamp();
                await readers.OpenAsync(count);
                Say(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
            else if (word == "totals")
            {
                var last = await MeasureAsync(voters, readers);
                Say(last.At(0.5), last.At(0.99));
            }
            else if (word == "move")
            {
                moving = MoveAsync(voters, stop.Token);
                Say(0);
            }
            else
            {
                Say(readers.Lost);
            }
        }

        await stop.CancelAsync();
        await moving;
        return 0;
    }

    private static async Task<Latencies> MeasureAsync(Toggler voters, HubReaders readers)
    {
        var last = new Latencies();
        var total = await voters.ToggleAsync(0, 0);
        for (var i = 0; i < Totals; i++)
        {
            await Task.Delay(1_500);
            total += i % 2 == 0 ? -1 : 1;
            var heard = readers.WhenAllHear(total);
            await voters.ToggleAsync(0, 0);
            var committed = Stopwatch.GetTimestamp();
            last.Add(Stopwatch.GetElapsedTime(committed, await heard.WaitAsync(TimeSpan.FromSeconds(30))).TotalMilliseconds);
        }

        return last;
    }

    /// <summary>They hear of one more vote a second while others vote elsewhere.</summary>
    private static async Task MoveAsync(Toggler voters, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await voters.ToggleAsync(1, 0);
            await Task.Delay(1_000, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static void Say(params double[] figures) => Console.WriteLine(string.Join(';', figures.Select(f => f.ToString("F2", CultureInfo.InvariantCulture))));

    private static double[] Read(string line) => [.. line.Split(';').Select(f => double.Parse(f, CultureInfo.InvariantCulture))];
}
