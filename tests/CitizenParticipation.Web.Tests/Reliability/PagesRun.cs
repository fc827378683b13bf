namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>What a page costs the server's processors when it is kept, and when it must be drawn, beside a bare "hello" in the same run.</summary>
public sealed class PagesRun(int rounds, int pagesPerRound)
{
    private const int Connections = 64;
    private const int WarmUpRounds = 3;

    /// <param name="Cost">Processor time of one answer in microseconds, the median of the rounds.</param>
    /// <param name="Ratio">How many hellos that is, the median of the rounds.</param>
    public sealed record Page(string Name, double Cost, double Ratio, double Worst);

    public async Task<IReadOnlyList<Page>> RunAsync(string database)
    {
        await using var server = await RunningServer.CreateAsync(database, 1);
        await using var hello = new ServerProcess("CitizenParticipation.Hello.dll", "/");
        await hello.StartAsync([]);
        using var toHello = hello.NewClient(TimeSpan.FromSeconds(60), Connections);
        using var toServer = server.NewClient(TimeSpan.FromSeconds(60), Connections);
        var number = 0;
        // A word that no page reads makes each address new to the server, and the page the same.
        var kinds = new (string Name, Func<string> Address, int Count)[]
        {
            ("home, kept", () => "/", pagesPerRound * 5),
            ("list, kept", () => "/proposals", pagesPerRound * 5),
            ("proposal, kept", () => $"/proposals/{server.Open[0].Slug}", pagesPerRound * 5),
            ("frame alone, drawn", () => $"/view?new={Interlocked.Increment(ref number)}", pagesPerRound),
            ("home, drawn", () => $"/?new={Interlocked.Increment(ref number)}", pagesPerRound),
            ("list of 20, drawn", () => $"/proposals?sort=newest&new={Interlocked.Increment(ref number)}", pagesPerRound),
            ("proposal, drawn", () => $"/proposals/{server.Open[0].Slug}?new={Interlocked.Increment(ref number)}", pagesPerRound),
        };
        var ratios = kinds.ToDictionary(k => k.Name, _ => new List<(double Cost, double Ratio)>());
        for (var round = 0; round < WarmUpRounds + rounds; round++)
        {
            var helloCost = await CostAsync(() => hello.CpuTime, pagesPerRound * 10, () => ReadAsync(toHello, "/"));
            foreach (var (name, address, count) in kinds)
            {
                var cost = await CostAsync(() => server.CpuTime, count, () => ReadAsync(toServer, address()));
                if (round >= WarmUpRounds) ratios[name].Add((cost, cost / helloCost));
            }
        }

        return [.. kinds.Select(k => ratios[k.Name]).Zip(kinds, (all, kind) => new Page(kind.Name, Median(all.Select(a => a.Cost)), Median(all.Select(a => a.Ratio)), all.Max(a => a.Ratio)))];
    }

    private static async Task ReadAsync(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        request.Headers.TryAddWithoutValidation("Accept-Language", "de");
        using var answer = await client.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<double> CostAsync(Func<TimeSpan> cpuTime, int count, Func<Task> send)
    {
        var before = cpuTime();
        await Pace.CallersAsync(Connections, count, _ => send());
        return (cpuTime() - before).TotalMicroseconds / count;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
