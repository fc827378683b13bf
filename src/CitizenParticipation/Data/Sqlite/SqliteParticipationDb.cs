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

    public override FormattableString ProposalsMatching(IReadOnlyList<string> words)
    {
        // Quoted and as prefixes: "fahrrad" also finds "fahrrader", and no word can be an operator of the query language.
        var match = string.Join(' ', words.Select(word => $"\"{word}\"*"));
        return $"""SELECT * FROM "Proposals" WHERE "Id" IN (SELECT r."ProposalId" FROM "ProposalSearch" AS s JOIN "ProposalSearchRows" AS r ON r."Row" = s.rowid WHERE s."ProposalSearch" MATCH {match})""";
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // SQLite cannot order or compare DateTimeOffset text; milliseconds since 1970 (UTC) can do both.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
}
