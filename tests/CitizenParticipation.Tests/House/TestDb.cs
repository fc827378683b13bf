using CitizenParticipation.Audit;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Ledger;
using CitizenParticipation.Live;
using CitizenParticipation.Mail;
using CitizenParticipation.Proposals;
using CitizenParticipation.Rules;
using CitizenParticipation.Voting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace CitizenParticipation.Tests.House;

/// <summary>A real database with the real use cases around it, and a clock the test owns. Each test has a database of its own.</summary>
public sealed class TestDb : IAsyncDisposable
{
    private readonly TestEngine? engine;
    private readonly ServiceProvider services;
    private readonly string storage = Path.Combine(Path.GetTempPath(), "participation-files-" + Guid.NewGuid().ToString("N"));

    private TestDb(TestEngine? engine, DatabaseChoice database, CityProfile city, Action<IServiceCollection>? change, FakeTimeProvider? clock = null)
    {
        this.engine = engine;
        Database = database;
        City = city;
        Clock = clock ?? new FakeTimeProvider(A.Now);
        services = BuildServices(database, city, Clock, storage, change);
    }

    public DatabaseChoice Database { get; }

    public string ConnectionString => Database.ConnectionString;

    public CityProfile City { get; }

    /// <summary>Stands at <see cref="A.Now"/> until the test moves it.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>An empty database of Gelsenkirchen, or of another city, with its districts.</summary>
    /// <param name="city">Gelsenkirchen when null.</param>
    /// <param name="change">Changes the container before it is built.</param>
    /// <param name="votes">False to leave the vote writer at rest.</param>
    /// <param name="engine">The engine of this test run when null.</param>
    public static async Task<TestDb> CreateAsync(CityProfile? city = null, Action<IServiceCollection>? change = null, bool votes = true, TestEngine? engine = null)
    {
        engine ??= TestEngine.Chosen;
        var db = new TestDb(engine, await engine.CreateAsync(withDistricts: city is null), city ?? TestCity.Gelsenkirchen, change);
        if (city is not null) await db.Get<ImportDistricts>().HandleAsync();
        if (city is not null) await db.Get<ImportRules>().HandleAsync();
        if (votes) await db.Get<VoteWriter>().StartAsync(CancellationToken.None);
        return db;
    }

    /// <summary>A second node of the platform on the same database, with the same clock and memories of its own. It is to be disposed first.</summary>
    public TestDb Beside(Action<IServiceCollection>? change = null) => new(null, Database, City, change, Clock);

    /// <summary>Opens an ear for beats; on PostgreSQL they come by way of the database.</summary>
    public async Task<Pulse.Ear> ListenAsync()
    {
        if (Database.Provider == DatabaseProvider.Postgres && !Get<PostgresPulse>().Listening.IsCompleted)
        {
            await Get<PostgresPulse>().StartAsync(CancellationToken.None);
            await Get<PostgresPulse>().Listening.WaitAsync(TimeSpan.FromSeconds(30));
        }

        return Get<Pulse>().Listen();
    }

    /// <summary>All that was heard until now: a last beat is sent the same way, and nothing overtakes it.</summary>
    public async Task<IReadOnlyList<Beat>> HeardAsync(Pulse.Ear ear)
    {
        var last = new Beat("last-" + Guid.NewGuid().ToString("N"), 0);
        if (Database.Provider == DatabaseProvider.Postgres) await SqlAsync($"SELECT pg_notify('{PostgresPulse.Channel}', '{PostgresPulse.Pack([last]).Single().Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)}')");
        else Get<Pulse>().Publish(last);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var heard = new List<Beat>();
        while (await ear.Beats.ReadAsync(limit.Token) is var beat && beat != last) heard.Add(beat);
        return heard;
    }

    /// <summary>A use case or reader that lives as long as the application.</summary>
    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Runs a use case that lives for one request, with a scope of its own as the web gives it.</summary>
    public async Task<TAnswer> WithAsync<T, TAnswer>(Func<T, Task<TAnswer>> act) where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>A second writer on the same database, as another process would have it. The caller starts and stops it.</summary>
    public VoteWriter NewWriter() => ActivatorUtilities.CreateInstance<VoteWriter>(services);

    public ParticipationDb Open() => Get<IDbContextFactory<ParticipationDb>>().CreateDbContext();

    public async Task<T> AddAsync<T>(Builder<T> builder) where T : class
    {
        await AddAllAsync(builder.Rows);
        return builder.Build();
    }

    public async Task AddAllAsync(IEnumerable<object> rows)
    {
        await using var db = Open();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    /// <summary>Support rows, the counter and the ledger, without asking any rule.</summary>
    public async Task SupportAsync(Proposal proposal, params IEnumerable<Guid> people)
    {
        await using var db = Open();
        await using var transaction = await db.BeginWriteAsync();
        var supports = people.Select(p => new Support(proposal.Id, p, A.Now)).ToList();
        db.AddRange(supports);
        await db.SaveChangesAsync();
        await Get<AppendToLedger>().HandleAsync(db, supports.Select(s => (s.ProposalId, s.ParticipantId, s.At)), CancellationToken.None);
        var count = await db.Supports.CountAsync(s => s.ProposalId == proposal.Id);
        await db.Proposals.Where(p => p.Id == proposal.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Supports, count));
        await transaction.CommitAsync();
    }

    public async Task<IReadOnlyList<OutgoingMail>> MailsAsync()
    {
        await using var db = Open();
        return await db.Set<OutgoingMail>().AsNoTracking().OrderBy(m => m.Id).ToListAsync();
    }

    public async Task<IReadOnlyList<Entry>> TrailAsync()
    {
        await using var db = Open();
        return await db.Set<Entry>().AsNoTracking().OrderBy(e => e.Id).ToListAsync();
    }

    /// <summary>As somebody with the database in their hands could: takes the locks of an append-only table away.</summary>
    public async Task DropTriggersAsync(string table)
    {
        await using var db = Open();
        var postgres = Database.Provider == DatabaseProvider.Postgres;
        var names = await db.Database.SqlQueryRaw<string>(
            postgres ? "SELECT tgname::text AS \"Value\" FROM pg_trigger WHERE tgrelid = quote_ident({0})::regclass AND NOT tgisinternal"
            : "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger' AND tbl_name = {0}", table).ToListAsync();
        Assert.NotEmpty(names);
        foreach (var name in names) await SqlAsync(postgres ? $"DROP TRIGGER \"{name}\" ON \"{table}\"" : $"DROP TRIGGER \"{name}\"");
    }

    public async Task<int> SqlAsync(string sql)
    {
        await using var db = Open();
        return await db.Database.ExecuteSqlRawAsync(sql);
    }

    public async ValueTask DisposeAsync()
    {
        await Get<VoteWriter>().StopAsync(CancellationToken.None);
        if (Database.Provider == DatabaseProvider.Postgres) await Get<PostgresPulse>().StopAsync(CancellationToken.None);
        await services.DisposeAsync();
        if (Directory.Exists(storage)) Directory.Delete(storage, recursive: true);
        if (engine is not null) await engine.DropAsync(Database);
    }

    /// <summary>Makes the schema, and the districts of Gelsenkirchen when wanted, in an empty database.</summary>
    internal static async Task FillAsync(DatabaseChoice database, bool withDistricts)
    {
        await using var services = BuildServices(database, TestCity.Gelsenkirchen, TimeProvider.System, Path.GetTempPath(), null);
        await services.GetRequiredService<OpenDatabase>().HandleAsync();
        if (!withDistricts) return;
        await services.GetRequiredService<ImportDistricts>().HandleAsync();
        await services.GetRequiredService<ImportRules>().HandleAsync();
    }

    private static ServiceProvider BuildServices(DatabaseChoice database, CityProfile city, TimeProvider clock, string storage, Action<IServiceCollection>? change)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddOptions();
        services.AddSingleton(clock);
        services.AddSingleton(_ => new StorageFolder(storage));
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
        services.AddParticipation(database, city, new PublicAddress("https://mitmachen.example.org")).AddDefaultTokenProviders();
        change?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }
}
