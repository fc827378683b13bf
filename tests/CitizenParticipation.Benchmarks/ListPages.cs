using System.Diagnostics;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Tests.Proposals.Scale;
using CitizenParticipation.Web.Proposals;
using CitizenParticipation.Web.Tests.Reliability;

namespace CitizenParticipation.Benchmarks;

/// <summary>
/// How long a visitor waits for the page of a list or of a search that must be drawn, from two servers whose databases differ in size.
/// They are asked in turn, so that both see the same machine.
/// </summary>
internal sealed class ListPages : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("participation-pages-");
    private readonly ServerProcess few = NewProcess();
    private readonly ServerProcess many = NewProcess();
    private readonly HttpClient toFew;
    private readonly HttpClient toMany;
    private int number;

    private ListPages() => (toFew, toMany) = (few.NewClient(TimeSpan.FromSeconds(60)), many.NewClient(TimeSpan.FromSeconds(60)));

    public static async Task<ListPages> StartAsync(TestDb few, TestDb many)
    {
        var pages = new ListPages();
        await pages.few.StartAsync(pages.Arguments(pages.few, few, "few"));
        await pages.many.StartAsync(pages.Arguments(pages.many, many, "many"));
        return pages;
    }

    /// <returns>Medians. The rounds before them are for the runtime, which compiles what is used often a second time.</returns>
    public async Task<IReadOnlyList<ListSpeed.Figure>> CompareAsync(IReadOnlyList<(string Name, Func<int, BrowseProposals.Query> Make)> lists, int rounds, int warmUpRounds)
    {
        var times = lists.ToDictionary(l => l.Name, _ => (Few: new Latencies(), Many: new Latencies()));
        for (var round = -warmUpRounds; round < rounds; round++)
        {
            foreach (var (name, make) in lists)
            {
                var query = make(round + warmUpRounds);
                var (small, large) = (await TimeAsync(toFew, query), await TimeAsync(toMany, query));
                if (round < 0) continue;
                times[name].Few.Add(small);
                times[name].Many.Add(large);
            }
        }

        return [.. times.Select(t => new ListSpeed.Figure(t.Key, t.Value.Few.At(0.5), t.Value.Many.At(0.5)))];
    }

    /// <returns>Milliseconds within which 95 of 100 pages of searches come from the large database, so many asked for at once.</returns>
    public async Task<double> P95Async(int atOnce, int each)
    {
        var times = new Latencies();
        await Pace.CallersAsync(atOnce, atOnce * each, async i => times.Add(await TimeAsync(toMany, new(Words: ManyProposals.Searched(i)))));
        return times.At(0.95);
    }

    public async ValueTask DisposeAsync()
    {
        toFew.Dispose();
        toMany.Dispose();
        await few.DisposeAsync();
        await many.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static ServerProcess NewProcess() => new("CitizenParticipation.Web.dll", "/health/ready");

    private IEnumerable<string> Arguments(ServerProcess process, TestDb db, string name) =>
    [
        "--environment", "Production", "--contentRoot", Path.Combine(TestCity.RepositoryRoot, "src", "CitizenParticipation.Web"),
        "--Storage:Directory", Path.Combine(folder.FullName, name), "--City:SeedsDirectory", Path.Combine(TestCity.RepositoryRoot, "seeds"),
        "--City:PublicAddress", process.Address.ToString(), "--Database:Provider", db.Database.Provider.ToString(), "--ConnectionStrings:Participation", db.ConnectionString,
    ];

    private async Task<double> TimeAsync(HttpClient client, BrowseProposals.Query query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(query));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        request.Headers.TryAddWithoutValidation("Accept-Language", "de");
        var start = Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        answer.EnsureSuccessStatusCode();
        return time;
    }

    private string AddressOf(BrowseProposals.Query query)
    {
        var sort = query.Order switch { BrowseProposals.Order.MostSupported => "supported", BrowseProposals.Order.Shuffled => "shuffled", _ => "newest" };
        var link = new ProposalFilter(query.Words, query.Process, query.District, query.Category, sort, $"{query.Seed}", null).ToLink();
        // A word that no page reads makes each address new to the server, and the page the same.
        return $"{link}{(link.Contains('?', StringComparison.Ordinal) ? '&' : '?')}new={Interlocked.Increment(ref number)}";
    }
}
