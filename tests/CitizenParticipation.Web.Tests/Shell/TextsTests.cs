using System.Text.RegularExpressions;
using System.Xml.Linq;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Web.Shell;

namespace CitizenParticipation.Web.Tests.Shell;

/// <summary>No sentence is missing in any language, and none is asked for that does not exist.</summary>
public sealed partial class TextsTests
{
    private static readonly string Source = Path.Combine(TestCity.RepositoryRoot, "src");

    public static TheoryData<string> Resources => [.. GermanFiles().Select(f => Path.GetRelativePath(Source, f))];

    [Theory, MemberData(nameof(Resources))]
    public void Every_language_has_the_same_keys_no_empty_text_and_the_same_holes(string file)
    {
        var german = Read(Path.Combine(Source, file));
        Assert.All(german, text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
        foreach (var language in Languages.Offered.Skip(1))
        {
            var other = Read(FileIn(file, language.Code));
            Assert.Equal(german.Keys.Order(), other.Keys.Order());
            Assert.All(other, text => Assert.False(string.IsNullOrWhiteSpace(text.Value), $"{language.Code}: {text.Key}"));
            Assert.All(german, text => Assert.True(Holes(text.Value).SequenceEqual(Holes(other[text.Key])), $"{language.Code}: {text.Key}"));
        }
    }

    [Theory, MemberData(nameof(Resources))]
    public void What_a_machine_has_translated_says_so_in_its_file(string file) =>
        Assert.All(Languages.Offered.Skip(1), language =>
            Assert.Equal(language.MachineMade, File.ReadAllText(FileIn(file, language.Code)).Contains("translated by a machine", StringComparison.Ordinal)));

    [Fact]
    public void No_language_is_left_over() =>
        Assert.Empty(Directory.EnumerateFiles(Source, "*.*.resx", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .Select(f => Path.GetExtension(Path.GetFileNameWithoutExtension(f))[1..]).Distinct().Except(Languages.Offered.Select(l => l.Code)));

    [Fact]
    public void Every_refusal_has_a_sentence() =>
        Assert.Equal(Enum.GetNames<Refusal>().Order(), Read(Path.Combine(Source, "CitizenParticipation.Web/Shell/Refusals.resx")).Keys.Order());

    [Fact]
    public void Every_state_phase_audience_and_reason_has_a_word()
    {
        var words = Read(Path.Combine(Source, "CitizenParticipation.Web/Shell/Words.resx"));
        var mails = Read(Path.Combine(Source, "CitizenParticipation/Mail/MailTexts.resx"));
        Assert.All(Enum.GetNames<ProposalState>(), s => Assert.Contains("State." + s, words.Keys));
        Assert.All(Enum.GetNames<PhaseKind>(), p => Assert.Contains("Phase." + p, words.Keys));
        Assert.All(Enum.GetNames<Audience>(), a => Assert.Contains("Audience." + a, words.Keys));
        Assert.All(ReportReason.All, r => Assert.Contains("Reason." + r, words.Keys));
        Assert.All(ReportReason.All, r => Assert.Contains("Reason." + r, mails.Keys));
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_exists()
    {
        var all = GermanFiles().ToDictionary(f => Path.GetFileNameWithoutExtension(f), Read);
        var missing = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Source, "*.razor", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(file);
            var localizers = Injected().Matches(text).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["type"].Value);
            foreach (Match use in Asked().Matches(text))
            {
                if (!localizers.TryGetValue(use.Groups["name"].Value, out var resource)) continue;
                if (!all[resource].ContainsKey(use.Groups["key"].Value)) missing.Add($"{Path.GetFileName(file)}: {resource} has no \"{use.Groups["key"].Value}\"");
            }
        }

        Assert.Empty(missing);
    }

    private static string FileIn(string file, string language) => Path.Combine(Source, Path.ChangeExtension(file, $".{language}.resx"));

    private static IEnumerable<string> GermanFiles() =>
        Directory.EnumerateFiles(Source, "*.resx", SearchOption.AllDirectories)
            .Where(f => !Path.GetFileNameWithoutExtension(f).Contains('.', StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static IEnumerable<string> Holes(string text) => Hole().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\w\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"@inject IStringLocalizer<(?<type>\w+)> (?<name>\w+)")]
    private static partial Regex Injected();

    // Only keys written out in full; composed ones ("State." + state) are covered by the lists above.
    [GeneratedRegex(@"\b(?<name>[A-Z]\w*)\[""(?<key>[\w.]+)""[\],]")]
    private static partial Regex Asked();
}
