using CitizenParticipation.Data;

namespace CitizenParticipation.Tests.House;

/// <summary>
/// Makes and removes databases on one engine. The schema is made once per test run; each test gets a copy. Which engine a run uses says the
/// environment variable <c>PARTICIPATION_TEST_DATABASE</c> (<c>Sqlite</c> or <c>Postgres</c>); a test about one engine names it, and carries
/// the trait <c>Database</c> when it makes no sense on the other.
/// </summary>
public abstract class TestEngine
{
    private readonly Lazy<Task<string>> schema;
    private readonly Lazy<Task<string>> gelsenkirchen;

    protected TestEngine()
    {
        schema = new(() => MakeTemplateAsync(withDistricts: false));
        gelsenkirchen = new(() => MakeTemplateAsync(withDistricts: true));
    }

    public static TestEngine Sqlite { get; } = new SqliteEngine();

    public static TestEngine Postgres { get; } = new PostgresEngine();

    public static TestEngine Chosen { get; } = Environment.GetEnvironmentVariable("PARTICIPATION_TEST_DATABASE") switch
    {
        null or "" or "Sqlite" => Sqlite,
        "Postgres" => Postgres,
        var other => throw new InvalidOperationException($"PARTICIPATION_TEST_DATABASE must be Sqlite or Postgres, not \"{other}\"."),
    };

    /// <summary>A database with the present schema and, when wanted, the districts of Gelsenkirchen.</summary>
    public async Task<DatabaseChoice> CreateAsync(bool withDistricts) => await CopyAsync(await (withDistricts ? gelsenkirchen : schema).Value);

    /// <summary>A place for a database without any schema.</summary>
    public abstract Task<DatabaseChoice> CreateEmptyAsync();

    public abstract Task DropAsync(DatabaseChoice database);

    /// <returns>The name by which <see cref="CopyAsync"/> finds it.</returns>
    protected abstract Task<string> MakeTemplateAsync(bool withDistricts);

    protected abstract Task<DatabaseChoice> CopyAsync(string template);
}
