using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Benchmarks;

/// <summary>A private PostgreSQL whose commits are on the disk, as in real use; the tests' own server gives that up for speed.</summary>
internal sealed class DurableServer : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("participation-durable-").FullName;

    private DurableServer() => Environment.SetEnvironmentVariable("PARTICIPATION_POSTGRES", TestServer.Script("start", folder));

    public static DurableServer Start() => new();

    public void Dispose()
    {
        // It takes everything on it along.
        TestServer.Forget();
        TestServer.Script("stop", folder);
        Directory.Delete(folder, recursive: true);
    }
}
