using System.Diagnostics;
using System.Globalization;
using CitizenParticipation.Live;
using CitizenParticipation.Web.Live;
using CitizenParticipation.Web.Tests.House;
using CitizenParticipation.Web.Tests.Reliability;

namespace CitizenParticipation.Benchmarks;

/// <summary>
/// Claim: ten thousand open pages cost the server at most 25 KB of heap each, hear a new total within two seconds to the last of them, and
/// slow voting down by a fifth at most. The server runs in this process, the readers in one of their own. They come and go in turns with votes that
/// nobody watches, and the median of the turns counts. The database lies in memory where the machine has such a folder: a disk that others use too
/// stalls for longer than anything that is looked for here, and without its waiting the comparison is only stricter.
/// </summary>
internal static class ReadersBenchmark
{
    private const string Process = "stadtteil-ideen";
    private const int Rounds = 9;
    private const int Totals = 30;
    private const string Memory = "/dev/shm";
    private static readonly TimeSpan Voting = TimeSpan.FromSeconds(8);

    /// <param name="arguments">How many (10000).</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10_000;
        Console.WriteLine($"{count:N0} bare WebSocket readers of one proposal, JSON protocol; 50 votes/s on other proposals for {Voting.TotalSeconds:N0} s without and with them, {Rounds} times; SQLite{(Directory.Exists(Memory) ? " in memory" : "")}; on the same machine, readers when nobody else wants the processor");
        if (Directory.Exists(Memory)) Environment.SetEnvironmentVariable("TMPDIR", Memory);
        await using var app = new TestApp();
        using var voters = new Beside(humble: false, "readers-voters", app.Address.ToString());
        using var readers = new Beside(humble: true, "readers-beside", app.Address.ToString());
        await voters.AskAsync("warm up");
        var (alone, watched, heap, last) = (new Latencies(), new Latencies(), 0.0, Array.Empty<double>());
        var (lost, failed) = (0.0, 0.0);
        for (var round = 1; round <= Rounds; round++)
        {
            var without = Read(await voters.AskAsync("vote"));
            var before = round == 1 ? GC.GetTotalMemory(forceFullCollection: true) : 0;
            var opened = await readers.AskAsync(count.ToString(CultureInfo.InvariantCulture));
            if (round == 1)
            {
                heap = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / count;
                last = Read(await readers.AskAsync("totals"));
            }

            await readers.AskAsync("move");
            var with = Read(await voters.AskAsync("vote"));
            lost += Read(await readers.AskAsync("close"))[0];
            while (app.Get<Readers>().Count > 0) await Task.Delay(100);
            Console.WriteLine($"  opened in {opened} s; votes p50 {without[0]:N1}, p95 {without[1]:N1} ms alone, p50 {with[0]:N1}, p95 {with[1]:N1} ms while a total moves each second");
            alone.Add(without[1]);
            watched.Add(with[1]);
            failed += without[2] + with[2];
        }

        var claims = new Claims();
        claims.AtMost("heap of a reader, KB", heap, 25);
        claims.AtMost($"the last of {count:N0} hears a new total, s (p99 of {Totals} totals, p50 {last[0] / 1000:N2})", last[1] / 1000, 2);
        claims.AtMost($"p95 of votes with readers / without ({watched.At(0.5):N1} / {alone.At(0.5):N1} ms)", watched.At(0.5) / alone.At(0.5), 1.2);
        claims.AtMost("connections lost", lost, 0);
        claims.AtMost("votes failed", failed, 0);
        return claims.ExitCode;
    }

    /// <summary>The process that votes: each line asks for one run.</summary>
    public static async Task<int> VotersAsync(string[] arguments)
    {
        using var voters = await Toggler.CreateAsync(new Uri(arguments[0]), Process, 50);
        while (await Console.In.ReadLineAsync() is { } word)
        {
            var failed = voters.Failed;
            var times = await voters.VoteAsync(50, word == "vote" ? Voting : TimeSpan.FromSeconds(8));
            Say(times.At(0.5), times.At(0.95), voters.Failed - failed);
        }

        return 0;
    }

    /// <summary>The process that plays the readers: a number opens so many, "close" ends them.</summary>
    public static async Task<int> BesideAsync(string[] arguments)
    {
        var address = new Uri(arguments[0]);
        using var voters = await Toggler.CreateAsync(address, Process, 2);
        var (readers, stop, moving) = (new HubReaders(address, Topics.Proposal(voters.Slug(0))), new CancellationTokenSource(), Task.CompletedTask);
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
                await stop.CancelAsync();
                await moving;
                var lost = readers.Lost;
                await readers.DisposeAsync();
                stop.Dispose();
                (readers, stop) = (new HubReaders(address, Topics.Proposal(voters.Slug(0))), new CancellationTokenSource());
                Say(lost);
            }
        }

        await readers.DisposeAsync();
        stop.Dispose();
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
