using CitizenParticipation.Ledger;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.Data.Sqlite;

namespace CitizenParticipation.Voting;

/// <summary>The prepared statements of the vote path on SQLite. Raw on purpose: the same work through change tracking costs about eighty times as much.</summary>
internal sealed class SqliteVoteRows : VoteRows, IDisposable
{
    private readonly SqliteConnection connection;
    private readonly List<SqliteCommand> all = [];
    private readonly Dictionary<Guid, VotedProposal> known = [];
    private readonly Dictionary<Guid, SupportRule.Supporter> people = [];
    private readonly SqliteCommand proposals;
    private readonly SqliteCommand proposal;
    private readonly SqliteCommand process;
    private readonly SqliteCommand areas;
    private readonly SqliteCommand phases;
    private readonly SqliteCommand supporters;
    private readonly SqliteCommand supported;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand delete;
    private readonly SqliteCommand counter;
    private readonly SqliteCommand head;
    private readonly SqliteCommand entry;

    public SqliteVoteRows(SqliteConnection connection)
    {
        this.connection = connection;
        const string columns = """ "Id", "Slug", "State", "ProcessId", "Supports" """;
        proposals = Prepare($"""SELECT {columns} FROM "Proposals" WHERE "Id" IN (SELECT value FROM json_each($a))""", 1);
        proposal = Prepare($"""SELECT {columns} FROM "Proposals" WHERE "Id" = $a""", 1);
        process = Prepare("""SELECT "Slug", "Audience" FROM "Processes" WHERE "Id" = $a""", 1);
        areas = Prepare("""SELECT "DistrictKey" FROM "ProcessDistricts" WHERE "ProcessId" = $a""", 1);
        phases = Prepare("""SELECT "Kind", "StartsAt", "EndsAt", "ProposalsWelcome" FROM "Phases" WHERE "ProcessId" = $a""", 1);
        supporters = Prepare("""SELECT "Id", "EmailConfirmed", "HomeDistrictKey" FROM "Participants" WHERE "Id" IN (SELECT value FROM json_each($a)) AND "LeftAt" IS NULL""", 1);
        supported = Prepare("""SELECT "ProposalId" FROM "Supports" WHERE "ParticipantId" = $a""", 1);
        insert = Prepare("""INSERT INTO "Supports" ("ProposalId", "ParticipantId", "At") VALUES ($a, $b, $c) ON CONFLICT DO NOTHING""", 3);
        delete = Prepare("""DELETE FROM "Supports" WHERE "ProposalId" = $a AND "ParticipantId" = $b""", 2);
        counter = Prepare("""UPDATE "Proposals" SET "Supports" = "Supports" + $b WHERE "Id" = $a""", 2);
        head = Prepare("""SELECT "Number", "Hash" FROM "LedgerEntries" ORDER BY "Number" DESC LIMIT 1""", 0);
        entry = Prepare("""INSERT INTO "LedgerEntries" ("Number", "At", "Content", "PreviousHash", "Hash") VALUES ($a, $b, $c, $d, $e)""", 5);
    }

    /// <summary>Joins a transaction and reads what its votes name: two statements for all of them, not two for each.</summary>
    public void Begin(SqliteTransaction transaction, IReadOnlyList<Vote> votes)
    {
        all.ForEach(command => command.Transaction = transaction);
        known.Clear();
        people.Clear();
        foreach (var found in Read(With(proposals, Names(votes.Select(v => v.ProposalId))), ReadProposal)) known[found.Id] = found;
        foreach (var (id, found) in Read(With(supporters, Names(votes.Select(v => v.ParticipantId))), row => (row.GetGuid(0), new SupportRule.Supporter(row.GetBoolean(1), row.GetString(2))))) people[id] = found;
    }

    /// <remarks>What a leaver has supported is not named by any vote and read one by one.</remarks>
    public override VotedProposal? ReadProposal(Guid id) => known.GetValueOrDefault(id) ?? Read(With(proposal, id), ReadProposal).SingleOrDefault();

    public override Process ReadProcess(Guid id)
    {
        Process found;
        using (var row = With(process, id).ExecuteReader())
        {
            row.Read();
            found = new Process(row.GetString(0), default);
            found.Describe("", "", "", (Audience)row.GetInt32(1));
        }

        found.Cover(Read(With(areas, id), row => row.GetString(0)));
        found.Schedule(Read(With(phases, id), row => new Phase((PhaseKind)row.GetInt32(0), Instant(row.GetInt64(1)), Instant(row.GetInt64(2)), row.GetBoolean(3))));
        return found;
    }

    public override SupportRule.Supporter? ReadSupporter(Guid participantId) => people.TryGetValue(participantId, out var found) ? found : null;

    public override IReadOnlyList<Guid> SupportedBy(Guid participantId) => Read(With(supported, participantId), row => row.GetGuid(0));

    public override bool Insert(Guid proposalId, Guid participantId, long at) => With(insert, proposalId, participantId, at).ExecuteNonQuery() == 1;

    public override bool Delete(Guid proposalId, Guid participantId) => With(delete, proposalId, participantId).ExecuteNonQuery() == 1;

    public void AddToCounter(Guid proposalId, int change) => With(counter, proposalId, change).ExecuteNonQuery();

    public void Append(DateTimeOffset at, IReadOnlyList<LedgerLine> lines)
    {
        LedgerHead? last = null;
        using (var row = head.ExecuteReader())
        {
            if (row.Read()) last = new LedgerHead(row.GetInt64(0), row.GetString(1));
        }

        var made = new LedgerEntry(last, at, lines);
        With(entry, made.Number, made.At.ToUnixTimeMilliseconds(), made.Content, made.PreviousHash, made.Hash).ExecuteNonQuery();
    }

    public void Dispose() => all.ForEach(command => command.Dispose());

    private static VotedProposal ReadProposal(SqliteDataReader row) =>
        new(row.GetGuid(0), row.GetString(1), (ProposalState)row.GetInt32(2), row.GetGuid(3), row.GetInt32(4));

    /// <summary>A JSON array of ids in the spelling in which they are stored.</summary>
    private static string Names(IEnumerable<Guid> ids) => $"[\"{string.Join("\",\"", ids.Distinct().Select(id => id.ToString().ToUpperInvariant()))}\"]";

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static List<T> Read<T>(SqliteCommand command, Func<SqliteDataReader, T> one)
    {
        var found = new List<T>();
        using var rows = command.ExecuteReader();
        while (rows.Read()) found.Add(one(rows));
        return found;
    }

    private static SqliteCommand With(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return command;
    }

    /// <param name="parameters">They are called $a, $b, $c ... in the order in which they are given.</param>
    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter("$" + (char)('a' + i), null));
        all.Add(command);
        return command;
    }
}
