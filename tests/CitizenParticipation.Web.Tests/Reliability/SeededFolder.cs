namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>A data folder with the demonstration and a crowd with sessions, made once for all tests and copied for each.</summary>
internal sealed class SeededFolder
{
    public const int People = 2000;

    private static readonly Lazy<Task<SeededFolder>> Only = new(MakeAsync);

    private readonly string folder = Directory.CreateTempSubdirectory("participation-seeded-").FullName;
    private IReadOnlyList<Voter> people = [];

    private SeededFolder() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);

    /// <returns>The people, each with a session of the copied folder.</returns>
    public static async Task<IReadOnlyList<Voter>> CopyToAsync(string target, int count)
    {
        var seeded = await Only.Value;
        foreach (var file in Directory.EnumerateFiles(seeded.folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(seeded.folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return [.. seeded.people.Take(count).Select(person => new Voter(person.Id, person.Name) { Cookie = person.Cookie })];
    }

    private static async Task<SeededFolder> MakeAsync()
    {
        var seeded = new SeededFolder();
        await using var database = new TestedSqlite(seeded.folder);
        await using var process = RunningServer.NewProcess();
        seeded.people = await RunningServer.SeedAsync(process, database, seeded.folder, People);
        return seeded;
    }
}
