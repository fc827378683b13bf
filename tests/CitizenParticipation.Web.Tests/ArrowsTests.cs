using System.Text.RegularExpressions;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Web.Tests;

/// <summary>The house stands as drawn: rooms use rooms below them, never back, and never in a circle.</summary>
public sealed partial class ArrowsTests
{
    // From top to bottom. A room may use what stands after it.
    private static readonly string[] Lower =
        ["Demonstration", "Administration", "Moderation", "Notifications", "Measures", "Committees", "Results", "Merging", "Budgets", "Voting", "Reports", "Comments", "Offers", "Attachments", "Translations", "Proposals", "Processes", "Claiming", "Rules", "Accounts", "Districts", "Feedback",
         "Ledger", "Mail", "Audit", "Live", "Data", "City"];

    private static readonly string[] Upper =
        ["Gallery", "Administration", "Pages", "Districts", "Processes", "Moderation", "Committees", "Results", "Proposals", "Merging", "Voting", "Comments", "Notifications", "Offers", "Reports", "Attachments", "Rules", "Maps", "Feedback", "Accounts", "Development", "Live", "Shell"];

    [Fact]
    public void Lower_rooms_use_only_rooms_below_them() => Assert.Empty(BackArrows("CitizenParticipation", "CitizenParticipation", Lower));

    [Fact]
    public void Upper_rooms_use_only_rooms_below_them() => Assert.Empty(BackArrows("CitizenParticipation.Web", "CitizenParticipation.Web", Upper));

    [Fact]
    public void Every_room_has_a_place_in_the_drawing()
    {
        Assert.Empty(Rooms("CitizenParticipation").Except(Lower));
        Assert.Empty(Rooms("CitizenParticipation.Web").Except(Upper));
    }

    [Fact]
    public void The_lower_floor_never_looks_up() =>
        Assert.Empty(Arrows("CitizenParticipation", "CitizenParticipation.Web"));

    [Fact]
    public void No_room_is_reached_without_naming_it()
    {
        // Nested namespaces would let `Voting.Support` through without a using; that arrow would be invisible.
        var types = Lower.Where(r => Directory.Exists(Path.Combine(Folder("CitizenParticipation"), r)))
            .ToDictionary(r => r, r => string.Join('|', Directory.EnumerateFiles(Path.Combine(Folder("CitizenParticipation"), r), "*.cs").Select(Path.GetFileNameWithoutExtension)));
        var hidden = from file in Files("CitizenParticipation")
                     let own = RoomOf("CitizenParticipation", file)
                     where own is not null && !file.Contains("Migrations", StringComparison.Ordinal)
                     from line in File.ReadLines(file)
                     where !line.StartsWith("using ", StringComparison.Ordinal) && !line.StartsWith("namespace ", StringComparison.Ordinal)
                     from room in types
                     where room.Key != own && Regex.IsMatch(line, $@"(?<![.\w""]){room.Key}\.({room.Value})\b|CitizenParticipation\.{room.Key}\.({room.Value})\b")
                     select $"{Path.GetFileName(file)}: {line.Trim()}";
        Assert.Empty(hidden);
    }

    /// <summary>The drawing for the README: each room with the rooms it uses.</summary>
    [Fact]
    public void The_drawing_has_no_circle()
    {
        foreach (var (project, prefix) in ((string, string)[])[("CitizenParticipation", "CitizenParticipation"), ("CitizenParticipation.Web", "CitizenParticipation.Web")])
        {
            var arrows = Arrows(project, prefix).Select(a => (a.From, a.To)).Distinct().ToLookup(a => a.From, a => a.To);
            foreach (var room in Rooms(project)) Walk(room, [room], arrows);
            if (Environment.GetEnvironmentVariable("DRAW_ARROWS") is { Length: > 0 } file)
                File.AppendAllLines(file, Rooms(project).Order(StringComparer.Ordinal).Select(r => $"{r,-16} -> {string.Join(", ", arrows[r].Order(StringComparer.Ordinal))}"));
        }
    }

    private static void Walk(string room, List<string> path, ILookup<string, string> arrows)
    {
        foreach (var next in arrows[room])
        {
            Assert.False(path.Contains(next), $"A circle: {string.Join(" -> ", path)} -> {next}");
            Walk(next, [.. path, next], arrows);
        }
    }

    private static List<string> BackArrows(string project, string prefix, string[] order) =>
        [.. Arrows(project, prefix).Where(a => Array.IndexOf(order, a.To) < Array.IndexOf(order, a.From)).Select(a => $"{a.From} -> {a.To} in {Path.GetFileName(a.File)}")];

    private static IEnumerable<(string From, string To, string File)> Arrows(string project, string prefix) =>
        from file in Files(project)
        let room = RoomOf(project, file)
        where room is not null
        from line in File.ReadLines(file)
        let match = Using().Match(line)
        where match.Success && match.Groups["name"].Value.StartsWith(prefix + ".", StringComparison.Ordinal)
        let to = match.Groups["name"].Value[(prefix.Length + 1)..].Split('.')[0]
        where to != room && (to != "Web" || prefix.EndsWith("Web", StringComparison.Ordinal))
        select (room, to, file);

    private static IEnumerable<string> Files(string project) =>
        Directory.EnumerateFiles(Folder(project), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => RoomOf(project, f) is not "obj" and not "bin");

    private static IEnumerable<string> Rooms(string project) =>
        Directory.EnumerateDirectories(Folder(project)).Select(d => Path.GetFileName(d)!).Except(["bin", "obj", "wwwroot", "data"]);

    // A file beside the rooms composes them (Program, Platform, Participation) and may know all.
    private static string? RoomOf(string project, string file) =>
        Path.GetRelativePath(Folder(project), file).Split(Path.DirectorySeparatorChar) is { Length: > 1 } parts ? parts[0] : null;

    private static string Folder(string project) => Path.Combine(TestCity.RepositoryRoot, "src", project);

    [GeneratedRegex(@"^@?using (static )?(?<name>CitizenParticipation[\w.]*)")]
    private static partial Regex Using();
}
