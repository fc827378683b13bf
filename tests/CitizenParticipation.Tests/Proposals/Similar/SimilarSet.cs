using CitizenParticipation.City;
using CitizenParticipation.Proposals.Similar;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Proposals.Similar;

/// <summary>The labelled set of German drafts and proposals, and how well they find each other in a database.</summary>
public sealed class SimilarSet
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Proposals", "Similar");

    /// <param name="Kind">What makes it difficult.</param>
    /// <param name="Rank">From 1; 0 when it was not among those shown.</param>
    public sealed record Found(string Draft, string Expected, string Kind, int Rank);

    /// <param name="Shown">How many proposals each unrelated draft was shown.</param>
    public sealed record Score(IReadOnlyList<Found> Pairs, IReadOnlyList<(string Draft, int Shown, string First)> Unrelated)
    {
        public double Recall => Pairs.Count(p => p.Rank > 0) / (double)Pairs.Count;

        public double RecallOfFirst => Pairs.Count(p => p.Rank == 1) / (double)Pairs.Count;

        /// <summary>Share of unrelated drafts that were shown nothing.</summary>
        public double Quiet => Unrelated.Count(u => u.Shown == 0) / (double)Unrelated.Count;
    }

    /// <summary>Publishes the whole corpus in one process, over all neighbourhoods.</summary>
    public static async Task<Score> RunAsync(TestDb db)
    {
        var process = await db.AddAsync(A.Process().InSupportPhase());
        var author = await db.AddAsync(A.Participant());
        var titles = new Dictionary<string, string>();
        await using (var open = db.Open())
        {
            foreach (var row in SeedTable.Read(Path.Combine(Folder, "corpus.csv"), "key", "title", "text"))
            {
                titles[row.Needed("title")] = row.Needed("key");
                open.Add(A.Proposal().In(process).By(author).Titled(row.Needed("title")).Saying(row.Needed("text")).Published().Build());
            }

            await open.SaveChangesAsync();
        }

        var find = db.Get<FindSimilar>();
        var pairs = new List<Found>();
        foreach (var row in SeedTable.Read(Path.Combine(Folder, "pairs.csv"), "draft", "expected", "kind"))
        {
            var expected = row.Needed("expected").Split('|');
            var shown = (await find.HandleAsync(row.Needed("draft"), process.Slug)).Select(p => titles[p.Title]).ToList();
            pairs.Add(new Found(row.Needed("draft"), row.Needed("expected"), row.Needed("kind"), 1 + shown.FindIndex(expected.Contains)));
        }

        var unrelated = new List<(string, int, string)>();
        foreach (var row in SeedTable.Read(Path.Combine(Folder, "unrelated.csv"), "draft"))
        {
            var shown = await find.HandleAsync(row.Needed("draft"), process.Slug);
            unrelated.Add((row.Needed("draft"), shown.Count, shown.Count > 0 ? shown[0].Title : ""));
        }

        return new Score(pairs, unrelated);
    }
}
