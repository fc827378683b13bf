using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>
/// The platform as an operator runs it, in Production, with a data folder that survives its ends. The demonstration and the
/// sessions of the crowd were made by an earlier start in Development; nothing of that is running any more.
/// </summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly ServerProcess process = new("CitizenParticipation.Web.dll", "/health/ready");
    private readonly string folder;

    private readonly bool ownsFolder;

    private RunningServer(string folder, bool ownsFolder, TestedDatabase database) => (this.folder, this.ownsFolder, Database) = (folder, ownsFolder, database);

    public TestedDatabase Database { get; }

    public IReadOnlyList<Voter> People { get; private set; } = [];

    /// <summary>Proposals that can be supported now.</summary>
    public IReadOnlyList<Target> Open { get; private set; } = [];

    /// <summary>Proposals whose time for supporting is over.</summary>
    public IReadOnlyList<Target> Closed { get; private set; } = [];

    public TimeSpan CpuTime => process.CpuTime;

    public string Output => process.Output;

    /// <param name="people">How many residents with a session.</param>
    /// <param name="folder">Where everything lies, and stays; by default a new folder that is deleted afterwards.</param>
    public static async Task<RunningServer> CreateAsync(string database, int people, string? folder = null)
    {
        var place = folder ?? Directory.CreateTempSubdirectory("participation-reliability-").FullName;
        var server = new RunningServer(place, folder is null, await TestedDatabase.CreateAsync(database, place));
        try
        {
            await server.process.StartAsync(server.Arguments("Development"));
            server.People = await Crowd.GatherAsync(server.Database, server.process, people);
            server.Open = await server.Database.ReadProposalsAsync("stadtteil-ideen");
            server.Closed = await server.Database.ReadProposalsAsync("gruene-ecken");
            await server.process.StopAsync();
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <returns>How long it took until the server was ready.</returns>
    public Task<TimeSpan> StartAsync() => process.StartAsync(Arguments("Production"));

    public Task KillAsync() => process.KillAsync();

    public Task StopAsync() => process.StopAsync();

    /// <summary>The command of the platform that recounts all votes and walks the chains.</summary>
    /// <returns>What it found; empty when everything agrees.</returns>
    public async Task<IReadOnlyList<string>> VerifyAsync()
    {
        var (exitCode, output) = await ServerProcess.RunAsync("CitizenParticipation.Web.dll", [.. Arguments("Production"), "verify"]);
        return exitCode == 0 ? [] : [$"verify ended with {exitCode}: {output}"];
    }

    public HttpClient NewClient(TimeSpan timeout, int connections = int.MaxValue) => process.NewClient(timeout, connections);

    /// <summary>The pair of person and proposal with this number; no two numbers up to people times proposals give the same.</summary>
    public (Voter Person, Target Proposal) Pair(int number)
    {
        var (round, person) = Math.DivRem(number, People.Count);
        if (round >= Open.Count) throw new ArgumentOutOfRangeException(nameof(number), "Everybody has supported everything.");
        return (People[person], Open[(person + round) % Open.Count]);
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await Database.DisposeAsync();
        if (ownsFolder) Directory.Delete(folder, recursive: true);
    }

    private IEnumerable<string> Arguments(string environment) =>
    [
        "--environment", environment, "--contentRoot", Path.Combine(TestCity.RepositoryRoot, "src", "CitizenParticipation.Web"), "--Storage:Directory", folder,
        "--City:SeedsDirectory", Path.Combine(TestCity.RepositoryRoot, "seeds"), "--City:PublicAddress", process.Address.ToString(), .. Database.Arguments,
    ];
}
