using System.Data;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace CitizenParticipation.Data.Postgres;

/// <summary>What PostgreSQL needs differently, and nothing else.</summary>
public sealed class PostgresParticipationDb(DbContextOptions<PostgresParticipationDb> options) : ParticipationDb(options)
{
    /// <summary>The advisory lock of all ordinary writers ("citizen" in letters of a telephone).</summary>
    private const long WriteTurn = 2484936;

    /// <summary>The advisory lock of the vote writers: one batch after the other, whichever process it comes from, as the chain of the ledger needs it.</summary>
    internal const long VoteTurn = 2484937;

    /// <summary>The advisory lock of processes that bring the schema up to date.</summary>
    private const long MigrationTurn = 2484938;

    public override bool IsDuplicate(DbUpdateException failure) => failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken stop = default) => Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);

    /// <summary>
    /// READ COMMITTED with the lock as its first statement: whatever is read afterwards, is read after the writer before has committed. A process
    /// that vanishes in between, with its connection still open for the server, is cut off instead of holding up everybody.
    /// </summary>
    public override async Task<IDbContextTransaction> BeginWriteAsync(CancellationToken stop = default)
    {
        var transaction = await Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, stop);
        try
        {
            await Database.ExecuteSqlAsync($"SELECT set_config('idle_in_transaction_session_timeout', '30s', true), pg_advisory_xact_lock({WriteTurn})", stop);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    public override Task HoldVotesAsync(CancellationToken stop = default) => Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({VoteTurn})", stop);

    /// <remarks>
    /// A word matches as the beginning of a written word, or by its German stem ("Bänken" finds "Bank"). Words are letters and digits only, so none can be an operator of the query language.
    /// </remarks>
    protected override FormattableString SqlOfMatches(IReadOnlyList<string> words, SearchScope scope) => FormattableStringFactory.Create(
        $"""SELECT "ProposalId", "ProcessId", "DistrictKey", "Category", "Rank" FROM "ProposalSearch" WHERE "Words" @@ ({MatchOf(words)}){Within(scope, words.Count * 2)}""", [.. PartsOf(words), .. PartsOf(scope)]);

    protected override FormattableString SqlOfMatchCount(IReadOnlyList<string> words, SearchScope scope, int most) => FormattableStringFactory.Create(
        $$"""SELECT COUNT(*)::int AS "Value" FROM (SELECT 1 FROM "ProposalSearch" WHERE "Words" @@ ({{MatchOf(words)}}){{Within(scope, words.Count * 2 + 1)}} LIMIT {{{words.Count * 2}}}) AS m""", [.. PartsOf(words), most, .. PartsOf(scope)]);

    private static string MatchOf(IReadOnlyList<string> words) => string.Join(" && ", words.Select((_, i) => $"(to_tsquery('simple', {{{i * 2}}}) || plainto_tsquery('german', {{{i * 2 + 1}}}))"));

    private static IEnumerable<object> PartsOf(IReadOnlyList<string> words) => words.SelectMany(word => new object[] { word + ":*", word });

    /// <param name="first">The number of the first value, in the order of <see cref="PartsOf(SearchScope)"/>.</param>
    private static string Within(SearchScope scope, int first) => string.Concat(
        scope.Process is null ? "" : $$""" AND "ProcessId" = {{{first++}}}""", scope.Districts is null ? "" : $$""" AND "DistrictKey" = ANY ({{{first++}}})""", scope.Category is null ? "" : $$""" AND "Category" = {{{first}}}""");

    private static IEnumerable<object> PartsOf(SearchScope scope) => new object?[] { scope.Process, scope.Districts?.ToArray(), scope.Category }.OfType<object>();

    protected override FormattableString SqlOfRecorded(string words)
    {
        var pattern = $"%{Regex.Replace(words, @"[\\%_]", @"\$0")}%";
        return $"""SELECT "Number" FROM "AuditEntries" WHERE ("Reason" || chr(10) || "Before" || chr(10) || "After") ILIKE {pattern}""";
    }

    /// <summary>
    /// On a connection opened here and not by EF Core, so that a refusal is one sentence and not a log, and so that a database with a mistyped name is
    /// not created. EF Core's own lock is given back between two migrations; this one makes a second process wait for all of them.
    /// </summary>
    internal override async Task UpgradeAsync(CancellationToken stop)
    {
        var connection = (NpgsqlConnection)Database.GetDbConnection();
        await connection.OpenAsync(stop);
        try
        {
            await TellWhetherTablesMayBeMadeAsync(connection, stop);
            Database.SetCommandTimeout(OpenDatabase.LongestMigration);
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationTurn})", stop);
            // Asked for a table that is not there yet, EF Core would write the server's answer into the log as an error.
            await Database.ExecuteSqlRawAsync(this.GetService<IHistoryRepository>().GetCreateIfNotExistsScript(), stop);
            await Database.MigrateAsync(stop);
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationTurn})", stop);
        }
        finally
        {
            // Unlocks too, should the lines above not have come to it: what a session holds ends when its connection goes back to the pool.
            await connection.CloseAsync();
        }
    }

    internal override string? WhyUnusable(Exception failure) => PostgresFaults.Sentence(failure, (NpgsqlConnection)Database.GetDbConnection());

    internal override string WhyUnfinished =>
        $"The database {PostgresFaults.Place((NpgsqlConnection)Database.GetDbConnection())} is still being migrated after {OpenDatabase.LongestMigration.TotalMinutes} minutes; another process may hold its lock.";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // A point in time is stored without its offset, and Npgsql asks for UTC.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Utc>();
        // Lengths are judged by the rules, which count what people see as one character; the column counts differently and would refuse later.
        configurationBuilder.Properties<string>().HaveColumnType("text");
    }

    private static async Task TellWhetherTablesMayBeMadeAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("SELECT has_schema_privilege(current_schema(), 'CREATE') AND NOT pg_is_in_recovery()", connection);
        if (await command.ExecuteScalarAsync(stop) is not true)
            throw new StartRefused($"The user {connection.UserName} may not create tables in the database {PostgresFaults.Place(connection)}: make it the owner of the database, and name the primary server.");
    }

    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant.ToUniversalTime(), instant => instant);
}
