using CitizenParticipation.Data.Postgres;
using CitizenParticipation.Ledger;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Npgsql;

namespace CitizenParticipation.Voting;

/// <summary>
/// What a batch needs to know, read in one round trip at its beginning, and what it wants changed, kept until its end. This is safe because the
/// transaction first takes its turn among all vote writers: nobody else adds or removes a support meanwhile.
/// </summary>
internal sealed class PostgresVoteRows : VoteRows
{
    private readonly Dictionary<Guid, VotedProposal> proposals = [];
    private readonly Dictionary<Guid, Process> processes = [];
    private readonly Dictionary<Guid, SupportRule.Supporter> supporters = [];
    private readonly HashSet<(Guid Proposal, Guid Person)> before = [];
    private readonly HashSet<(Guid Proposal, Guid Person)> present = [];
    private readonly HashSet<(Guid Proposal, Guid Person)> takenBack = [];

    private PostgresVoteRows() { }

    /// <summary>The last entry of the ledger.</summary>
    public LedgerHead? Head { get; private set; }

    public IEnumerable<(Guid Proposal, Guid Person)> ToInsert => present.Except(before);

    public IEnumerable<(Guid Proposal, Guid Person)> ToDelete => before.Except(present);

    /// <summary>Taken back and given again in one batch: the row stays, its instant is a new one.</summary>
    public IEnumerable<(Guid Proposal, Guid Person)> ToRenew => takenBack.Intersect(present).Intersect(before);

    /// <summary>
    /// Proposals are locked against a change of their state and processes against a change of their phases until the commit, in the order of their
    /// ids. The statements run one after the other and each sees what was committed before it: the phases are read after their lock is held.
    /// </summary>
    public static PostgresVoteRows Read(NpgsqlTransaction transaction, IReadOnlyList<Vote> votes)
    {
        Guid[] named = [.. votes.Where(v => !v.Leaves).Select(v => v.ProposalId).Distinct()];
        Guid[] people = [.. votes.Select(v => v.ParticipantId).Distinct()];
        Guid[] leavers = [.. votes.Where(v => v.Leaves).Select(v => v.ParticipantId).Distinct()];
        const string touched = """ "Id" = ANY($1) OR "Id" IN (SELECT "ProposalId" FROM "Supports" WHERE "ParticipantId" = ANY($2)) """;
        using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        Add($"SELECT pg_advisory_xact_lock({PostgresParticipationDb.VoteTurn})");
        Add($"""SELECT "Id", "Slug", "State", "ProcessId", "Supports" FROM "Proposals" WHERE {touched} ORDER BY "Id" FOR NO KEY UPDATE""", named, leavers);
        Add($"""SELECT "Id", "Slug", "Audience" FROM "Processes" WHERE "Id" IN (SELECT "ProcessId" FROM "Proposals" WHERE {touched}) ORDER BY "Id" FOR SHARE""", named, leavers);
        Add($"""SELECT "ProcessId", "DistrictKey" FROM "ProcessDistricts" WHERE "ProcessId" IN (SELECT "ProcessId" FROM "Proposals" WHERE {touched})""", named, leavers);
        Add($"""SELECT "ProcessId", "Kind", "StartsAt", "EndsAt", "ProposalsWelcome" FROM "Phases" WHERE "ProcessId" IN (SELECT "ProcessId" FROM "Proposals" WHERE {touched})""", named, leavers);
        Add("""SELECT "Id", "EmailConfirmed", "HomeDistrictKey" FROM "Participants" WHERE "Id" = ANY($1) AND "LeftAt" IS NULL""", people);
        Add("""
            SELECT s."ProposalId", s."ParticipantId" FROM unnest($1, $2) AS v (p, q) JOIN "Supports" AS s ON s."ProposalId" = v.p AND s."ParticipantId" = v.q
            UNION SELECT "ProposalId", "ParticipantId" FROM "Supports" WHERE "ParticipantId" = ANY($3)
            """, (Guid[])[.. votes.Select(v => v.ProposalId)], (Guid[])[.. votes.Select(v => v.ParticipantId)], leavers);
        Add("""SELECT "Number", "Hash" FROM "LedgerEntries" ORDER BY "Number" DESC LIMIT 1""");

        var rows = new PostgresVoteRows();
        using var answer = batch.ExecuteReader();
        answer.NextResult();
        while (answer.Read()) rows.proposals[answer.GetGuid(0)] = new VotedProposal(answer.GetGuid(0), answer.GetString(1), (ProposalState)answer.GetInt32(2), answer.GetGuid(3), answer.GetInt32(4));
        rows.ReadProcesses(answer);
        answer.NextResult();
        while (answer.Read()) rows.supporters[answer.GetGuid(0)] = new SupportRule.Supporter(answer.GetBoolean(1), answer.GetString(2));
        answer.NextResult();
        while (answer.Read()) rows.before.Add((answer.GetGuid(0), answer.GetGuid(1)));
        rows.present.UnionWith(rows.before);
        answer.NextResult();
        if (answer.Read()) rows.Head = new LedgerHead(answer.GetInt64(0), answer.GetString(1));
        return rows;

        void Add(string sql, params object[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
        }
    }

    public override VotedProposal? ReadProposal(Guid id) => proposals.GetValueOrDefault(id);

    public override Process ReadProcess(Guid id) => processes[id];

    public override SupportRule.Supporter? ReadSupporter(Guid participantId) => supporters.TryGetValue(participantId, out var found) ? found : null;

    public override IReadOnlyList<Guid> SupportedBy(Guid participantId) => [.. present.Where(s => s.Person == participantId).Select(s => s.Proposal)];

    public override bool Insert(Guid proposalId, Guid participantId, long at) => present.Add((proposalId, participantId));

    public override bool Delete(Guid proposalId, Guid participantId)
    {
        if (!present.Remove((proposalId, participantId))) return false;
        takenBack.Add((proposalId, participantId));
        return true;
    }

    private void ReadProcesses(NpgsqlDataReader answer)
    {
        answer.NextResult();
        while (answer.Read())
        {
            var process = processes[answer.GetGuid(0)] = new Process(answer.GetString(1), default);
            process.Describe("", "", "", (Audience)answer.GetInt32(2));
        }

        var areas = new List<(Guid Process, string Key)>();
        answer.NextResult();
        while (answer.Read()) areas.Add((answer.GetGuid(0), answer.GetString(1)));
        var phases = new List<(Guid Process, Phase Phase)>();
        answer.NextResult();
        while (answer.Read())
            phases.Add((answer.GetGuid(0), new Phase((PhaseKind)answer.GetInt32(1), answer.GetFieldValue<DateTimeOffset>(2), answer.GetFieldValue<DateTimeOffset>(3), answer.GetBoolean(4))));
        foreach (var (id, process) in processes)
        {
            process.Cover(areas.Where(a => a.Process == id).Select(a => a.Key));
            process.Schedule(phases.Where(p => p.Process == id).Select(p => p.Phase));
        }
    }
}
