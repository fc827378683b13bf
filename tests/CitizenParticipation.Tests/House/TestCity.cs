using System.Text;
using CitizenParticipation.City;

namespace CitizenParticipation.Tests.House;

/// <summary>City profiles for tests: Gelsenkirchen as it stands in the repository, copies of it to break, and a small town.</summary>
public sealed class TestCity : IDisposable
{
    private static readonly Lazy<string> Root = new(FindRoot);
    private static readonly Lazy<CityProfile> Repository = new(() => ReadCityProfile.From(RepositoryFolder));

    private TestCity(string folder) => Folder = folder;

    /// <summary>The folder that holds CitizenParticipation.sln.</summary>
    public static string RepositoryRoot => Root.Value;

    public static string RepositoryFolder => Path.Combine(RepositoryRoot, "seeds", "gelsenkirchen");

    /// <summary>Profiles that only tests use.</summary>
    public static string OtherCities => Path.Combine(RepositoryRoot, "tests", "cities");

    /// <summary>Two villages with outlines: Oberdorf in the north with a hole, in which lies a part of Unterdorf. Shared by all tests, so never changed.</summary>
    public static CityProfile Zweidorf => ReadCityProfile.From(Path.Combine(OtherCities, "zweidorf"));

    /// <summary>Gelsenkirchen as delivered. Shared by all tests, so never changed.</summary>
    public static CityProfile Gelsenkirchen => Repository.Value;

    public string Folder { get; }

    /// <summary>Gelsenkirchen in a folder of its own, to be broken.</summary>
    public static TestCity Copy()
    {
        var copy = new TestCity(TempFolder());
        foreach (var file in Directory.EnumerateFiles(RepositoryFolder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Folder, Path.GetRelativePath(RepositoryFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>A town of one borough and two neighbourhoods, with one process and three proposals. Nothing in it is known to the code.</summary>
    public static TestCity Small() => new TestCity(TempFolder())
        .Write("city.json",
            """
            {
              "name": "Kleinstadt",
              "platform": "Kleinstadt redet mit",
              "timeZone": "Europe/Lisbon",
              "minimumAge": 16,
              "contact": "rathaus@kleinstadt.example",
              "categories": [ { "key": "water", "de": "Wasser", "en": "Water" } ]
            }
            """)
        .Write("rules.json", """[ { "key": "Insult", "inDiscussion": true, "words": { "de": { "title": "Freundlich bleiben", "text": "Niemand wird beleidigt." }, "en": { "title": "Be friendly", "text": "Nobody is insulted." } } } ]""")
        .Write("districts.csv",
            """
            key,name,level,parent_key,population,year
            K,Kleinstadt,Stadt,,3000,2024
            K-1,Kleinstadt-Mitte,Bezirk,K,3000,2024
            K-1-A,Oberdorf,Stadtteil,K-1,1800,2024
            K-1-B,Unterdorf,Stadtteil,K-1,,
            """)
        .Write("demo/processes.json",
            """
            [
              {
                "slug": "brunnen", "title": "Ein Brunnen", "summary": "Wo soll er stehen?", "description": "Der alte Brunnen ist versiegt.",
                "districts": ["K-1"], "audience": "everyone",
                "phases": [ { "kind": "Propose", "startDay": -20, "endDay": -5 }, { "kind": "Support", "startDay": -5, "endDay": 10 } ]
              }
            ]
            """)
        .Write("demo/proposals.json",
            """
            [
              { "title": "Brunnen am Markt", "text": "Am Markt treffen sich alle, dort fehlt Wasser.", "category": "water", "district": "Oberdorf", "state": "published", "supports": 7 },
              { "title": "Brunnen am Bach", "text": "Am Bach ist das Wasser schon da, man sieht es nur nicht.", "category": "water", "district": "K-1-B", "state": "published", "supports": 3 },
              { "title": "Brunnen im Bus", "text": "Ein Brunnen, der zu den Leuten kommt.", "category": "water", "district": "K-1-B", "state": "refused", "supports": 0, "reason": "Das geht nicht." }
            ]
            """);

    public TestCity Write(string file, string text)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ReplaceLineEndings("\n") + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return this;
    }

    /// <summary>Replaces the first place where <paramref name="old"/> stands; a test that breaks nothing must not pass.</summary>
    public TestCity Replace(string file, string old, string replacement)
    {
        var text = File.ReadAllText(PathOf(file));
        var at = text.IndexOf(old, StringComparison.Ordinal);
        if (at < 0) throw new InvalidOperationException($"{file} does not hold \"{old}\".");
        File.WriteAllText(PathOf(file), text[..at] + replacement + text[(at + old.Length)..]);
        return this;
    }

    public TestCity Append(string file, string line)
    {
        File.AppendAllText(PathOf(file), line + "\n");
        return this;
    }

    /// <summary>The line, from 1, on which a text stands for the first time.</summary>
    public int LineOf(string file, string text)
    {
        var lines = File.ReadAllLines(PathOf(file));
        var at = Array.FindIndex(lines, l => l.Contains(text, StringComparison.Ordinal));
        return at < 0 ? throw new InvalidOperationException($"{file} does not hold \"{text}\".") : at + 1;
    }

    public int LinesOf(string file) => File.ReadAllLines(PathOf(file)).Length;

    public string PathOf(string file) => Path.Combine(Folder, file);

    public CityProfile Read() => ReadCityProfile.From(Folder);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string TempFolder() => Directory.CreateTempSubdirectory("city-").FullName;

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "CitizenParticipation.sln"))) return at.FullName;
        }

        throw new InvalidOperationException($"No CitizenParticipation.sln above {AppContext.BaseDirectory}.");
    }
}
