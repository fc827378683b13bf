using System.Data.Common;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>Short ways to ask a <see cref="TestedDatabase"/>.</summary>
public static class TestedDatabaseReading
{
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(this TestedDatabase database, string sql, Func<DbDataReader, T> row)
    {
        await using var connection = await database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(row(reader));
        return rows;
    }

    /// <summary>Published proposals of one process of the demonstration.</summary>
    public static Task<IReadOnlyList<Target>> ReadProposalsAsync(this TestedDatabase database, string process) => database.ReadAsync(
        $"""SELECT p."Id", p."Slug" FROM "Proposals" AS p JOIN "Processes" AS x ON x."Id" = p."ProcessId" WHERE x."Slug" = '{process}' AND p."State" = 3 ORDER BY p."Slug" """,
        row => new Target(row.GetGuid(0), row.GetString(1)));

    /// <summary>Every support row there is. A pair that stands twice would be listed twice.</summary>
    public static Task<IReadOnlyList<(Guid Proposal, Guid Person)>> ReadSupportsAsync(this TestedDatabase database) =>
        database.ReadAsync("""SELECT "ProposalId", "ParticipantId" FROM "Supports" """, row => (row.GetGuid(0), row.GetGuid(1)));

    /// <summary>Proposals whose counter is not the number of their rows.</summary>
    public static Task<IReadOnlyList<string>> ReadWrongCountersAsync(this TestedDatabase database) => database.ReadAsync(
        """
        SELECT p."Slug", p."Supports", (SELECT COUNT(*) FROM "Supports" AS s WHERE s."ProposalId" = p."Id") FROM "Proposals" AS p
        WHERE p."Supports" <> (SELECT COUNT(*) FROM "Supports" AS s WHERE s."ProposalId" = p."Id")
        """,
        row => $"{row.GetString(0)} says {row.GetInt32(1)} and has {row.GetInt64(2)} rows");
}

/// <summary>A proposal that can be voted for.</summary>
public sealed record Target(Guid Id, string Slug);
