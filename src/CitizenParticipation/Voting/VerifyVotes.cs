using CitizenParticipation.Data;
using CitizenParticipation.Ledger;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Voting;

/// <summary>
/// Recounts everything: the support rows against the counters of the proposals and both against the ledger, whose chain is
/// walked from its first entry. Reads one instant, so it may run while people vote.
/// </summary>
public sealed class VerifyVotes(IDbContextFactory<ParticipationDb> databases)
{
    public enum Fault
    {
        /// <summary>A ledger entry is missing in the row of numbers.</summary>
        EntryMissing = 0,

        /// <summary>A ledger entry does not give its own hash, or does not follow the one before it.</summary>
        EntryChanged = 1,

        /// <summary>The ledger takes back what it never counted, or counts the same twice.</summary>
        EntryContradicts = 2,

        /// <summary>A support that the ledger does not know.</summary>
        RowAdded = 3,

        /// <summary>A support that the ledger has counted and not taken back.</summary>
        RowRemoved = 4,

        /// <summary>A support whose instant is not the one in the ledger.</summary>
        RowChanged = 5,

        /// <summary>A proposal shows another number than it has supports.</summary>
        CounterWrong = 6,

        /// <summary>The ledger no longer holds an entry that was noted down earlier, or holds another one in its place.</summary>
        NotTheKnownLedger = 7,
    }

    /// <param name="Where">Ledger entry, or proposal.</param>
    /// <param name="Detail">What identifies the row further: the participant's id, or the pseudonym where the row is gone.</param>
    public sealed record Finding(Fault Fault, string Where, string Detail);

    public sealed record Answer(int Supports, int Proposals, LedgerHead? Head, IReadOnlyList<Finding> Findings);

    private readonly record struct Counted(long At, long Entry);

    /// <param name="known">A head that was noted down earlier: it must still be in the chain.</param>
    public async Task<Answer> HandleAsync(LedgerHead? known = null, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var snapshot = await db.BeginSnapshotAsync(stop);
        var findings = new List<Finding>();
        var (ledger, head) = await ReplayAsync(db, known, findings, stop);
        var proposals = await db.Proposals.AsNoTracking().Select(p => new { p.Id, p.Slug, p.Supports }).ToDictionaryAsync(p => p.Id, stop);
        var rows = new Dictionary<Guid, int>();
        var pseudonyms = new Pseudonyms(await db.Set<LedgerSecret>().Select(s => s.Key).SingleAsync(stop));
        var supports = 0;
        await foreach (var row in db.Supports.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
        {
            supports++;
            rows[row.ProposalId] = rows.GetValueOrDefault(row.ProposalId) + 1;
            if (!ledger.Remove((row.ProposalId, pseudonyms.Of(row.ProposalId, row.ParticipantId)), out var counted))
                findings.Add(new Finding(Fault.RowAdded, Name(row.ProposalId), $"participant {row.ParticipantId}"));
            else if (counted.At != row.At.ToUnixTimeMilliseconds())
                findings.Add(new Finding(Fault.RowChanged, Name(row.ProposalId), $"participant {row.ParticipantId}, ledger entry {counted.Entry}"));
        }

        findings.AddRange(ledger.Select(gone => new Finding(Fault.RowRemoved, Name(gone.Key.Proposal), $"pseudonym {gone.Key.Voter:N}, ledger entry {gone.Value.Entry}")));
        findings.AddRange(proposals.Values.Where(p => p.Supports != rows.GetValueOrDefault(p.Id))
            .Select(p => new Finding(Fault.CounterWrong, Name(p.Id), $"shows {p.Supports}, has {rows.GetValueOrDefault(p.Id)}")));
        return new Answer(supports, proposals.Count, head, findings);

        string Name(Guid id) => proposals.TryGetValue(id, out var proposal) ? $"proposal {proposal.Slug}" : $"proposal {id} (missing)";
    }

    private static async Task<(Dictionary<(Guid Proposal, Guid Voter), Counted> Ledger, LedgerHead? Head)> ReplayAsync(
        ParticipationDb db, LedgerHead? known, List<Finding> findings, CancellationToken stop)
    {
        var ledger = new Dictionary<(Guid, Guid), Counted>();
        var (head, knownSeen) = ((LedgerHead?)null, known is null);
        await foreach (var entry in db.LedgerEntries.AsNoTracking().OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(stop))
        {
            for (var missing = (head?.Number ?? 0) + 1; missing < entry.Number; missing++) findings.Add(new Finding(Fault.EntryMissing, $"ledger entry {missing}", ""));
            if (entry.Head == known) knownSeen = true;
            var lines = LedgerLine.Read(entry.Content);
            if (lines is null || entry.ComputeHash() != entry.Hash || (entry.Number == (head?.Number ?? 0) + 1 && entry.PreviousHash != (head?.Hash ?? "")))
                findings.Add(new Finding(Fault.EntryChanged, $"ledger entry {entry.Number}", ""));
            foreach (var line in lines ?? [])
            {
                var key = (line.SubjectId, line.Voter);
                if (!(line.Adds ? ledger.TryAdd(key, new Counted(line.At, entry.Number)) : ledger.Remove(key)))
                    findings.Add(new Finding(Fault.EntryContradicts, $"ledger entry {entry.Number}", $"pseudonym {line.Voter:N}"));
            }

            head = entry.Head;
        }

        if (!knownSeen) findings.Add(new Finding(Fault.NotTheKnownLedger, $"ledger entry {known!.Value.Number}", known.Value.Hash));
        return (ledger, head);
    }
}
