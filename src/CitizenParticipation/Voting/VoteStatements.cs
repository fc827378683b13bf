using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.Data.Sqlite;

namespace CitizenParticipation.Voting;

/// <summary>The prepared statements of the vote path. Raw on purpose: the same work through change tracking costs about eighty times as much.</summary>
internal sealed class VoteStatements : IDisposable
{
    private readonly SqliteCommand proposal;
    private readonly SqliteCommand process;
    private readonly SqliteCommand areas;
    private readonly SqliteCommand phases;
    private readonly SqliteCommand supporter;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand delete;
    private readonly SqliteCommand counter;

    public VoteStatements(SqliteConnection connection)
    {
        proposal = Prepare(connection, """SELECT "Slug", "State", "ProcessId", "Supports" FROM "Proposals" WHERE "Id" = $a""", "$a");
        process = Prepare(connection, """SELECT "Slug", "Audience" FROM "Processes" WHERE "Id" = $a""", "$a");
        areas = Prepare(connection, """SELECT "DistrictKey" FROM "ProcessDistricts" WHERE "ProcessId" = $a""", "$a");
        phases = Prepare(connection, """SELECT "Kind", "StartsAt", "EndsAt", "ProposalsWelcome" FROM "Phases" WHERE "ProcessId" = $a""", "$a");
        supporter = Prepare(connection, """SELECT "EmailConfirmed", "HomeDistrictKey" FROM "Participants" WHERE "Id" = $a""", "$a");
        insert = Prepare(connection, """INSERT INTO "Supports" ("ProposalId", "ParticipantId", "At") VALUES ($a, $b, $c) ON CONFLICT DO NOTHING""", "$a", "$b", "$c");
        delete = Prepare(connection, """DELETE FROM "Supports" WHERE "ProposalId" = $a AND "ParticipantId" = $b""", "$a", "$b");
        counter = Prepare(connection, """UPDATE "Proposals" SET "Supports" = "Supports" + $b WHERE "Id" = $a""", "$a", "$b");
    }

    private SqliteCommand[] All => [proposal, process, areas, phases, supporter, insert, delete, counter];

    public void Join(SqliteTransaction transaction)
    {
        foreach (var command in All) command.Transaction = transaction;
    }

    public VoteFacts.TouchedProposal? ReadProposal(Guid id)
    {
        using var row = With(proposal, id).ExecuteReader();
        return row.Read() ? new VoteFacts.TouchedProposal(id, row.GetString(0), (ProposalState)row.GetInt32(1), row.GetGuid(2), row.GetInt32(3)) : null;
    }

    /// <summary>The process with what the rule asks: audience, areas, phases.</summary>
    public Process ReadProcess(Guid id)
    {
        Process found;
        using (var row = With(process, id).ExecuteReader())
        {
            row.Read();
            found = new Process(row.GetString(0), default);
            found.Describe("", "", "", (Audience)row.GetInt32(1));
        }

        var keys = new List<string>();
        using (var rows = With(areas, id).ExecuteReader())
        {
            while (rows.Read()) keys.Add(rows.GetString(0));
        }

        found.Cover(keys);
        var schedule = new List<Phase>();
        using (var rows = With(phases, id).ExecuteReader())
        {
            while (rows.Read())
            {
                schedule.Add(new Phase((PhaseKind)rows.GetInt32(0), Instant(rows.GetInt64(1)), Instant(rows.GetInt64(2)), rows.GetBoolean(3)));
            }
        }

        found.Schedule(schedule);
        return found;
    }

    public SupportRule.Supporter? ReadSupporter(Guid id)
    {
        using var row = With(supporter, id).ExecuteReader();
        return row.Read() ? new SupportRule.Supporter(row.GetBoolean(0), row.GetString(1)) : null;
    }

    /// <returns>1 when the row is new, 0 when this person supports the proposal already.</returns>
    public int Insert(Guid proposalId, Guid participantId, long at) => With(insert, proposalId, participantId, at).ExecuteNonQuery();

    public int Delete(Guid proposalId, Guid participantId) => With(delete, proposalId, participantId).ExecuteNonQuery();

    public void AddToCounter(Guid proposalId, int change) => With(counter, proposalId, change).ExecuteNonQuery();

    public void Dispose()
    {
        foreach (var command in All) command.Dispose();
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static SqliteCommand With(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return command;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, params string[] names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names) command.Parameters.Add(new SqliteParameter(name, null));
        return command;
    }
}
