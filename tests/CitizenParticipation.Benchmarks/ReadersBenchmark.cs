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
        Console.WriteLine($"{count:N0} bare WebSocket readers of one proposal, JSON protocol; 50 votes/s on other proposals for {Voting.TotalSeconds:N0} s without and with them; SQLite; readers and voters run on the same machine");
        await using var app = new TestApp();
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["readers-beside", app.Address.ToString(), count.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var beside = System.Diagnostics.Process.Start(start)!;
        var said = new Dictionary<string, double>();
        long before = 0;
        while (await beside.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "opening") before = GC.GetTotalMemory(forceFullCollection: true);
            else if (line == "open") said["heap"] = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / count;
            else if (line.Split('=') is [var name, var value]) said[name] = double.Parse(value, CultureInfo.InvariantCulture);
            else Console.WriteLine(line);
            if (line is "opening" or "open") await beside.StandardInput.WriteLineAsync();
        }

        await beside.WaitForExitAsync();
        var claims = new Claims();
        claims.AtMost("heap of a reader, KB", said["heap"], 25);
        claims.AtMost($"the last of {count:N0} hears a new total, s (p99 of {Totals} totals)", said["last"], 2);
        claims.AtMost("p95 of votes with readers / without", said["slower"], 1.2);
        claims.AtMost("connections lost", said["lost"], 0);
        claims.AtMost("votes failed", said["failed"], 0);
        return claims.ExitCode;
    }

    /// <summary>The other process: tells the first one when to look at its heap, and waits for it.</summary>
    public static async Task<int> BesideAsync(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var (address, count) = (new Uri(arguments[0]), int.Parse(arguments[1], CultureInfo.InvariantCulture));
        using var voters = await Toggler.CreateAsync(address, Process, 50);
        await voters.VoteAsync(50, TimeSpan.FromSeconds(8));
        var alone = await voters.VoteAsync(50, Voting);
        Console.WriteLine($"votes alone: {alone}");

        await TurnAsync("opening");
        await using var readers = new HubReaders(address, Topics.Proposal(voters.Slug(0)));
        var opening = Stopwatch.GetTimestamp();
        await readers.OpenAsync(count);
        Console.WriteLine($"opened in {Stopwatch.GetElapsedTime(opening).TotalSeconds:N1} s");
        await TurnAsync("open");

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

        Console.WriteLine($"a new total at the last of them: {last}");
        // They hear of one more vote a second while others vote elsewhere.
        using var stop = new CancellationTokenSource();
        var moving = MoveAsync(voters, stop.Token);
        var watched = await voters.VoteAsync(50, Voting);
        await stop.CancelAsync();
        await moving;
        Console.WriteLine($"votes with readers: {watched}");
        Console.WriteLine($"last={last.At(0.99) / 1000}");
        Console.WriteLine($"slower={watched.At(0.95) / alone.At(0.95)}");
        Console.WriteLine($"lost={readers.Lost}");
        Console.WriteLine($"failed={voters.Failed}");
        return 0;
    }

    private static async Task MoveAsync(Toggler voters, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await voters.ToggleAsync(1, 0);
            await Task.Delay(1_000, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task TurnAsync(string word)
    {
        Console.WriteLine(word);
        await Console.In.ReadLineAsync();
    }
}
