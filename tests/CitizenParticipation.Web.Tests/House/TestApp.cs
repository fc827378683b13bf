using System.Net;
using CitizenParticipation.Data;
using CitizenParticipation.Tests.House;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CitizenParticipation.Web.Tests.House;

/// <summary>
/// The whole application on a real port of this machine, with the demonstration of Gelsenkirchen: on a file in a folder of its own, or as one node
/// on a database that the test has made and removes.
/// </summary>
public sealed class TestApp : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("participation-web-").FullName;
    private readonly DatabaseChoice? database;
    private readonly Action<IServiceCollection>? change;
    private readonly (string Name, string Value)[] settings;

    public TestApp() : this(null, null) { }

    private TestApp(DatabaseChoice? database, Action<IServiceCollection>? change, params (string Name, string Value)[] settings)
    {
        (this.database, this.change, this.settings) = (database, change, settings);
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    public static TestApp On(DatabaseChoice database) => new(database, null);

    /// <summary>With these settings, for example of another city.</summary>
    public static TestApp With(params (string Name, string Value)[] settings) => new(null, null, settings);

    /// <summary>With services of the test's own, for example one that fails.</summary>
    public static TestApp Changed(Action<IServiceCollection> change) => new(null, change);

    /// <summary>The city of two villages that has outlines.</summary>
    public static TestApp InZweidorf(params (string Name, string Value)[] settings) => With([("City:SeedsDirectory", TestCity.OtherCities), ("City:Profile", "zweidorf"), .. settings]);

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A browser's worth of cookies; redirects are not followed unless asked for.</summary>
    public Visitor Visit(bool follow = false) => new(Address, follow);

    public async Task<Visitor> SignInAsync(string name, bool follow = false)
    {
        var visitor = Visit(follow);
        using var answer = await visitor.PostAsync("/dev/sign-in", ("name", name));
        Assert.True(answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.OK, $"{name} could not sign in: {answer.StatusCode}");
        return visitor;
    }

    public HubConnection Hub(Visitor? visitor = null) =>
        new HubConnectionBuilder().WithUrl(new Uri(Address, "/hubs/live"), o =>
        {
            if (visitor is not null) o.Cookies = visitor.Cookies;
        }).Build();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        // Found by itself from the test project only, not from the benchmarks.
        builder.UseContentRoot(Path.Combine(TestCity.RepositoryRoot, "src", "CitizenParticipation.Web"));
        builder.UseSetting("Storage:Directory", folder);
        builder.UseSetting("City:SeedsDirectory", Path.Combine(TestCity.RepositoryRoot, "seeds"));
        if (database is not null)
        {
            builder.UseSetting("Database:Provider", database.Provider.ToString());
            builder.UseSetting("ConnectionStrings:Participation", database.ConnectionString);
        }

        if (change is not null) builder.ConfigureTestServices(change);
        foreach (var (name, value) in settings) builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
