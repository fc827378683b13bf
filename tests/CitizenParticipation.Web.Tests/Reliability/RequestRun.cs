namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>
/// What a vote costs the server's processors, from the first byte of the request to the answer after the commit, and what a
/// bare "hello" costs a server beside it. Both are sent by the same callers, in turns, and only the servers' own time is counted.
/// </summary>
public sealed class RequestRun(int rounds, int votesPerRound, int warmUpRounds)
{
    public const int Connections = 64;
    private const int HelloPerVote = 5;

    /// <param name="HelloMicroseconds">Processor time of one answer of the bare server.</param>
    /// <param name="VoteMicroseconds">Processor time of one vote.</param>
    public sealed record Round(double HelloMicroseconds, double VoteMicroseconds, double VotesPerSecond)
    {
        public double Ratio => VoteMicroseconds / HelloMicroseconds;
    }

    /// <param name="Failed">Statuses other than 200, with how often each occurred; 0 stands for no answer.</param>
    /// <param name="Renewed">How many of the votes also renewed a session.</param>
    public sealed record Result(IReadOnlyList<Round> Rounds, Latencies Votes, IReadOnlyDictionary<int, int> Failed, int Renewed)
    {
        public double Worst => Rounds.Max(r => r.Ratio);

        public double Median => Rounds.Select(r => r.Ratio).Order().ElementAt(Rounds.Count / 2);
    }

    public async Task<Result> RunAsync(string database)
    {
        // Within a round everybody votes once; in the next round for something else.
        await using var server = await RunningServer.CreateAsync(database, votesPerRound);
        await using var hello = new ServerProcess("CitizenParticipation.Hello.dll", "/");
        await hello.StartAsync([]);
        using var toHello = hello.NewClient(TimeSpan.FromSeconds(30), Connections);
        using var toServer = server.NewClient(TimeSpan.FromSeconds(30), Connections);
        var (helloSender, sender) = (new VoteSender(toHello), new VoteSender(toServer));
        var (attempts, times) = (new List<VoteAttempt>(), new Latencies());

        async Task VoteAsync(int first, int i)
        {
            var (person, proposal) = server.Pair(first + i);
            var attempt = await sender.SendAsync(person, proposal);
            times.Add(attempt.Milliseconds);
            lock (attempts) attempts.Add(attempt);
        }

        Task HelloAsync(int i) => helloSender.SendAsync(server.People[i % server.People.Count], server.Open[0]);

        var measured = new List<Round>();
        for (var round = 0; round < warmUpRounds + rounds; round++)
        {
            if (round == warmUpRounds)
            {
                // What came before was also paid for compiling.
                measured.Clear();
                (attempts, times) = ([], new Latencies());
            }

            var (helloTime, _) = await CostAsync(() => hello.CpuTime, votesPerRound * HelloPerVote, HelloAsync);
            var (voteTime, perSecond) = await CostAsync(() => server.CpuTime, votesPerRound, i => VoteAsync(round * server.People.Count, i));
            measured.Add(new Round(helloTime, voteTime, perSecond));
        }

        return new Result(measured, times, attempts.Where(a => a.Status != 200).CountBy(a => a.Status).ToDictionary(), attempts.Count(a => a.Renewed));
    }

    private static async Task<(double Microseconds, double PerSecond)> CostAsync(Func<TimeSpan> cpuTime, int count, Func<int, Task> send)
    {
        var (before, start) = (cpuTime(), System.Diagnostics.Stopwatch.GetTimestamp());
        await Pace.CallersAsync(Connections, count, send);
        return ((cpuTime() - before).TotalMicroseconds / count, count / System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
