using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Proposals.Scale;

/// <summary>Fills a database with published proposals whose words are as often as in a language: some in every text, most in few. The same number gives the same texts.</summary>
public static class ManyProposals
{
    private static readonly string[] Begin = ["", "Alt", "Neu", "Nord", "Süd", "West"];
    private static readonly string[] Middle =
        ["Spiel", "Rad", "Fuß", "Bahnhofs", "Markt", "Schul", "Park", "Stadt", "Wald", "Garten", "Brunnen", "Licht", "Bus", "Kinder", "Jugend",
         "Senioren", "Kultur", "Sport", "Müll", "Wasser", "Baum", "Blumen", "Straßen", "Haus", "Zechen", "Kirch", "Hafen", "Kanal", "Turm", "Brücken"];
    private static readonly string[] End =
        ["platz", "weg", "bank", "straße", "anlage", "haus", "tor", "treff", "beet", "lampe", "insel", "garten", "hof", "ecke", "wiese", "halle", "bühne", "karte", "tafel", "linie"];

    /// <summary>From the most frequent word to the rarest.</summary>
    private static readonly IReadOnlyList<string> Words = [.. from end in End from middle in Middle from begin in Begin select begin + (begin.Length == 0 ? middle : middle.ToLowerInvariant()) + end];

    private const int MostFrequent = 300;
    private const int Rarest = 100;
    private static readonly HashSet<string> Usual = [.. Words.Skip(MostFrequent).SkipLast(Rarest)];

    public static async Task FillAsync(TestDb db, int count)
    {
        var random = new Random(7);
        var processes = new List<Process>();
        foreach (var title in (string[])["Ideen für die Stadt", "Grüne Ecken", "Sichere Wege"]) processes.Add(await db.AddAsync(A.Process().Titled(title).InSupportPhase()));
        var author = await db.AddAsync(A.Participant());
        var districts = A.Districts.All.Where(d => d.ParentKey is not null && !A.Districts.ChildrenOf(d.Key).Any()).Select(d => d.Key).ToList();
        var categories = db.City.Categories.Select(c => c.Key).ToList();
        foreach (var some in Enumerable.Range(0, count).Chunk(2_000))
        {
            await using var open = db.Open();
            open.ChangeTracker.AutoDetectChangesEnabled = false;
            open.AddRange(some.Select(i =>
            {
                var proposal = A.Proposal().In(processes[random.Next(processes.Count)]).By(author).At(districts[random.Next(districts.Count)]).About(categories[random.Next(categories.Count)])
                    .Titled($"Mehr {Word(random)} am {Word(random)}").Saying(string.Join(' ', Enumerable.Range(0, random.Next(40, 120)).Select(_ => Word(random))) + ".")
                    .Submitted(A.Now.AddMinutes(-3 * (count - i) - 120)).Published().Build();
                // Lists read neither; without them filling takes a third of the time.
                proposal.Versions.Clear();
                proposal.History.Clear();
                return proposal;
            }));
            await open.SaveChangesAsync();
        }

        await db.SqlAsync("""UPDATE "Proposals" SET "Supports" = "ShuffleKey" % 500""");
        // PostgreSQL does this by itself after a while; SQLite never does.
        if (db.Database.Provider == DatabaseProvider.Postgres) await db.SqlAsync("ANALYZE");
    }

    /// <summary>A word that people look for: neither in every second text nor in hardly any.</summary>
    public static string Searched(int number) => Words[MostFrequent + number * 97 % (Words.Count - MostFrequent - Rarest)];

    /// <summary>Two such words of one text.</summary>
    public static string TwoOf(string text) => string.Join(' ', text.TrimEnd('.').Split(' ').Where(Usual.Contains).Distinct().Take(2));

    private static string Word(Random random) => Words[(int)(Words.Count * Math.Pow(random.NextDouble(), 3))];
}
