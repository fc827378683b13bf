using CitizenParticipation.Data;
using CitizenParticipation.Ledger;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Voting.Speed;

/// <summary>Fills a database with as much as a city collects in years, by SQL: proposals, people, supports, counters and the ledger.</summary>
public static class FullDatabase
{
    public static async Task FillAsync(TestDb db, int proposals, int people, int supportsEach)
    {
        var process = await db.AddAsync(A.Process().InSupportPhase());
        var author = await db.AddAsync(A.Participant());
        var template = await db.AddAsync(A.Proposal().In(process).By(author).Published());
        await using var open = db.Open();
        open.Database.SetCommandTimeout(TimeSpan.FromMinutes(20));
        var sql = db.Database.Provider == DatabaseProvider.Postgres ? Postgres : Sqlite;
        await open.Database.ExecuteSqlRawAsync(Copy(open, "Proposals", sql.Series, $"\"Id\" = '{Text(db, template.Id)}'", new() { ["Id"] = sql.Id, ["Slug"] = sql.Slug, ["ShuffleKey"] = "i" }), proposals);
        await open.Database.ExecuteSqlRawAsync(Copy(open, "Participants", sql.Series, $"\"Id\" = '{Text(db, author.Id)}'", new()
        {
            ["Id"] = sql.Id, ["Email"] = sql.Email, ["UserName"] = sql.Email, ["NormalizedEmail"] = sql.Email, ["NormalizedUserName"] = sql.Email,
        }), people);
        // In the order of the people, as they come: each of them spreads over all proposals.
        await open.Database.ExecuteSqlRawAsync(sql.Supports, people, supportsEach, proposals);
        await open.Database.ExecuteSqlRawAsync("""UPDATE "Proposals" SET "Supports" = (SELECT count(*) FROM "Supports" WHERE "ProposalId" = "Proposals"."Id")""");
        await using var transaction = await open.BeginWriteAsync();
        var supports = await open.Supports.AsNoTracking().ToListAsync();
        await db.Get<AppendToLedger>().HandleAsync(open, supports.Select(s => (s.ProposalId, s.ParticipantId, s.At)), CancellationToken.None);
        await transaction.CommitAsync();
    }

    private static string Text(TestDb db, Guid id) => db.Database.Provider == DatabaseProvider.Postgres ? id.ToString() : id.ToString().ToUpperInvariant();

    /// <summary>One row many times, with some columns made from its number i.</summary>
    private static string Copy(ParticipationDb db, string table, string series, string which, Dictionary<string, string> made)
    {
        var columns = db.Model.GetEntityTypes().Single(e => e.GetTableName() == table).GetProperties().Select(p => p.GetColumnName()).ToList();
        return $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", columns.Select(c => made.TryGetValue(c, out var sql) ? sql : $"t.\"{c}\""))} FROM {series}, \"{table}\" AS t WHERE t.{which}";
    }

    // A number scattered over the range of ids, as random ones would be; the factor is odd, hence no two are the same.
    private static readonly (string Series, string Id, string Slug, string Email, string Supports) Sqlite = (
        "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {0}) SELECT i FROM n) AS n",
        "printf('%08X-0000-7000-8000-%012X', (i * 2654435761) & 4294967295, i)",
        "'full-' || i", "'full-' || i || '@bench.example'",
        """
        INSERT INTO "Supports" ("ProposalId", "ParticipantId", "At")
        SELECT printf('%08X-0000-7000-8000-%012X', (p * 2654435761) & 4294967295, p), printf('%08X-0000-7000-8000-%012X', (i * 2654435761) & 4294967295, i), i
        FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {0}), k(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM k WHERE j < {1} - 1)
              SELECT i, (i * 7919 + j * 104729) % {2} + 1 AS p FROM n CROSS JOIN k) WHERE true ON CONFLICT DO NOTHING
        """);

    private static readonly (string Series, string Id, string Slug, string Email, string Supports) Postgres = (
        "generate_series(1, {0}) AS n(i)",
        "(lpad(to_hex((i::bigint * 2654435761) & 4294967295), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid",
        "'full-' || i", "'full-' || i || '@bench.example'",
        """
        INSERT INTO "Supports" ("ProposalId", "ParticipantId", "At")
        SELECT (lpad(to_hex((p * 2654435761) & 4294967295), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(p), 12, '0'))::uuid,
               (lpad(to_hex((i * 2654435761) & 4294967295), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, to_timestamp(i)
        FROM (SELECT i, (i * 7919 + j * 104729) % {2} + 1 AS p FROM generate_series(1, {0}::bigint) AS n(i), generate_series(0, {1}::bigint - 1) AS k(j)) AS v ON CONFLICT DO NOTHING
        """);
}
