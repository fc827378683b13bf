using System.Diagnostics;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Proposals.Scale;

/// <summary>What the public list costs, in two databases of different size, looked at in turn so that both see the same machine.</summary>
public static class ListSpeed
{
    /// <param name="few">The small database; words that stand together in one of its texts also do in the large one.</param>
    /// <returns>Kinds of lists, each with a query for every number.</returns>
    public static async Task<IReadOnlyList<(string Name, Func<int, BrowseProposals.Query> Make)>> ListsAsync(TestDb few)
    {
        await using var open = few.Open();
        return Lists(await open.Proposals.AsNoTracking().OrderBy(p => p.SubmittedAt).Select(p => p.Text).ToListAsync());
    }

    private static (string Name, Func<int, BrowseProposals.Query> Make)[] Lists(IReadOnlyList<string> texts) =>
    [
        ("newest", _ => new()),
        ("most supported", _ => new(Order: BrowseProposals.Order.MostSupported)),
        ("shuffled", n => new(Order: BrowseProposals.Order.Shuffled, Seed: n)),
        ("one neighbourhood", _ => new(District: A.Altstadt)),
        ("one borough, most supported", _ => new(District: A.Mitte, Order: BrowseProposals.Order.MostSupported)),
        ("one subject", _ => new(Category: "green")),
        ("search of one word", n => new(Words: ManyProposals.Searched(n))),
        ("search of two words that somebody wrote", n => new(Words: ManyProposals.TwoOf(texts[n * 7 % texts.Count]))),
        ("search of any two words", n => new(Words: $"{ManyProposals.Searched(n)} {ManyProposals.Searched(n + 1)}")),
        ("search in a neighbourhood", n => new(Words: ManyProposals.Searched(n), District: A.Altstadt)),
    ];

    /// <param name="Few">Milliseconds in the small database.</param>
    /// <param name="Many">The same in the large one.</param>
    public sealed record Figure(string Name, double Few, double Many);

    public static async Task<IReadOnlyList<Figure>> CompareAsync(TestDb few, TestDb many, int rounds, double quantile = 0.5)
    {
        var lists = await ListsAsync(few);
        var times = lists.ToDictionary(l => l.Name, _ => (Few: new List<double>(), Many: new List<double>()));
        for (var round = -rounds / 4; round < rounds; round++)
        {
            foreach (var (name, make) in lists)
            {
                // Not twice the same words: nothing is to be found that an earlier round has left behind.
                var query = make(round + rounds);
                var (small, large) = (await TimeAsync(few, query), await TimeAsync(many, query));
                if (round < 0) continue;
                times[name].Few.Add(small);
                times[name].Many.Add(large);
            }
        }

        return [.. times.Select(t => new Figure(t.Key, At(t.Value.Few, quantile), At(t.Value.Many, quantile)))];
    }

    /// <returns>Milliseconds that 95 of 100 searches took at most, so many at once.</returns>
    public static async Task<double> P95Async(TestDb db, int atOnce, int each)
    {
        var times = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(person => Task.Run(async () =>
        {
            var mine = new List<double>();
            for (var i = 0; i < each; i++) mine.Add(await TimeAsync(db, new(Words: ManyProposals.Searched(person * each + i))));
            return mine;
        })));
        var all = times.SelectMany(t => t).Order().ToList();
        return all[(int)(all.Count * 0.95)];
    }

    /// <summary>The list and the numbers beside its filters, as a page asks for them.</summary>
    private static async Task<double> TimeAsync(TestDb db, BrowseProposals.Query query)
    {
        var start = Stopwatch.GetTimestamp();
        await db.Get<FacetProposals>().HandleAsync(query, await db.Get<BrowseProposals>().HandleAsync(query));
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double At(List<double> values, double quantile) => values.Order().ElementAt((int)(values.Count * quantile));
}
