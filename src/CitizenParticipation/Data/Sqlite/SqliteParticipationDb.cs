using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CitizenParticipation.Data.Sqlite;

/// <summary>What SQLite needs differently, and nothing else.</summary>
public sealed class SqliteParticipationDb(DbContextOptions<SqliteParticipationDb> options) : ParticipationDb(options)
{
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;

    public override bool IsDuplicate(DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    // An ordinary transaction is BEGIN IMMEDIATE and takes the one write lock; this level is what the provider turns into a deferred one.
    public override Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken stop = default) =>
        Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, stop);

    public override Task<IDbContextTransaction> BeginWriteAsync(CancellationToken stop = default) => Database.BeginTransactionAsync(stop);

    // Whoever has begun to write is alone already.
    public override Task HoldVotesAsync(CancellationToken stop = default) => Task.CompletedTask;

    protected override FormattableString SqlOfMatchCount(IReadOnlyList<string> words, SearchScope scope, int most) =>
        $"""SELECT COUNT(*) AS "Value" FROM (SELECT 1 FROM "ProposalSearch" WHERE "ProposalSearch" MATCH {SqliteMatch.Of(words, scope)} LIMIT {most})""";

    /// <remarks>The row numbers of the index grow with the instant of publication, so that the newest matches are found without looking at the others.</remarks>
    protected override FormattableString SqlOfMatches(IReadOnlyList<string> words, SearchScope scope)
    {
        var match = SqliteMatch.Of(words, scope);
        return $"""SELECT r."ProposalId", r."ProcessId", r."DistrictKey", r."Category", s.rowid AS "Rank" FROM "ProposalSearch" AS s CROSS JOIN "ProposalSearchRows" AS r ON r."Row" = s.rowid WHERE s."ProposalSearch" MATCH {match}""";
    }

    /// <remarks>The index holds pieces of three letters and finds nothing for less.</remarks>
    protected override FormattableString SqlOfRecorded(string words)
    {
        var phrase = $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return $"""SELECT rowid AS "Number" FROM "AuditWords" WHERE "AuditWords" MATCH {phrase}""";
    }

    internal override async Task UpgradeAsync(CancellationToken stop)
    {
        await TryToWriteAsync(stop);
        await Database.MigrateAsync(stop);
        // WAL lets readers read while the one writer writes; it is a property of the file and kept by it.
        await Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", stop);
    }

    internal override string? WhyUnusable(Exception failure) => failure is SqliteException ? $"The database file {File} cannot be opened or written: {failure.Message}" : null;

    internal override string WhyUnfinished =>
        $"The database file {File} is still being migrated after {OpenDatabase.LongestMigration.TotalMinutes} minutes; if no other process runs, " +
        "delete the row in its table __EFMigrationsLock and start again.";

    private string File => new SqliteConnectionStringBuilder(Database.GetConnectionString()).DataSource;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // SQLite cannot order or compare DateTimeOffset text; milliseconds since 1970 (UTC) can do both.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    /// <summary>Writing is tried now and not at the first registration of the day, and on a bare connection, so that a refusal is one sentence and not a log.</summary>
    private async Task TryToWriteAsync(CancellationToken stop)
    {
        await using var connection = new SqliteConnection(Database.GetConnectionString());
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version = 1";
        await command.ExecuteNonQueryAsync(stop);
    }

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
}
