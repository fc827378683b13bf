using System.Globalization;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Ledger;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Shell;

/// <summary>
/// <c>verify [--known NUMBER:HASH] [--known-entry NUMBER:HASH]</c>: recounts all votes and walks both chains, names what was changed by hand, and answers with an exit
/// code. It only reads, so it may run beside the server; with the heads of ledger and trail noted down earlier it also proves that nothing up to there was rewritten.
/// </summary>
internal static class VerifyCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        var at = Array.IndexOf(args, "--known");
        LedgerHead? known = null;
        if (at >= 0 && (known = Parse(args.ElementAtOrDefault(at + 1))) is null) return Commands.Refuse("After --known comes what an earlier run has printed: NUMBER:HASH");
        var entryAt = Array.IndexOf(args, "--known-entry");
        var knownEntry = entryAt >= 0 ? TrailHead.Parse(args.ElementAtOrDefault(entryAt + 1)) : null;
        if (entryAt >= 0 && knownEntry is null) return Commands.Refuse("After --known-entry comes what an earlier run has printed for the audit trail: NUMBER:HASH");
        await using (var db = await services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync())
        {
            if (!await db.Database.CanConnectAsync()) return Commands.Refuse("There is no database to verify, or it cannot be reached.");
            if ((await db.Database.GetPendingMigrationsAsync()).Any()) return Commands.Refuse("The database has the schema of an earlier version. Start the server once, then verify.");
        }

        var votes = await services.GetRequiredService<VerifyVotes>().HandleAsync(known);
        var trail = await services.GetRequiredService<VerifyTrail>().HandleAsync(knownEntry);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Supports: {votes.Supports} on {votes.Proposals} proposals, counted again."));
        Console.WriteLine(votes.Head is { } head ? $"Ledger: {head.Number} entries. Note down its head: {head.Number}:{head.Hash}" : "Ledger: empty.");
        Console.WriteLine(trail.Head is { } last ? $"Audit trail: {trail.Entries} entries. Note down its head: {last}" : "Audit trail: empty.");
        var findings = votes.Findings.Select(InWords).Concat(trail.Findings.Select(InWords)).ToList();
        foreach (var finding in findings) Console.WriteLine("WRONG: " + finding);
        Console.WriteLine(findings.Count == 0 ? "Everything agrees." : $"{findings.Count} findings: something was changed past the platform, or the platform has a fault.");
        return findings.Count == 0 ? 0 : 1;
    }

    private static string InWords(VerifyVotes.Finding finding)
    {
        var what = finding.Fault switch
        {
            VerifyVotes.Fault.EntryMissing => "was removed",
            VerifyVotes.Fault.EntryChanged => "was changed, or inserted in another's place",
            VerifyVotes.Fault.EntryContradicts => "counts a vote twice or takes back one that was not there",
            VerifyVotes.Fault.RowAdded => "has a support that was never counted (added by hand)",
            VerifyVotes.Fault.RowRemoved => "lacks a support that was counted (removed by hand)",
            VerifyVotes.Fault.RowChanged => "has a support whose time was changed",
            VerifyVotes.Fault.CounterWrong => "shows a wrong number",
            _ => "is not the one that was noted down",
        };
        return $"{finding.Where} {what}{(finding.Detail.Length == 0 ? "" : $": {finding.Detail}")}";
    }

    private static string InWords(VerifyTrail.Finding finding)
    {
        var one = finding.From == finding.To;
        var which = one ? $"audit entry {finding.From}" : $"audit entries {finding.From} to {finding.To}";
        return which + finding.Fault switch
        {
            VerifyTrail.Fault.Changed => " was changed",
            VerifyTrail.Fault.Missing => one ? " is missing" : " are missing",
            VerifyTrail.Fault.Inserted => " was inserted by hand",
            VerifyTrail.Fault.Rewritten => one ? " was rewritten: its neighbour does not fit it (or what stood between them was removed)" : " do not follow each other: one of them was rewritten",
            _ => " is not the one that was noted down",
        };
    }

    private static LedgerHead? Parse(string? text) =>
        text?.Split(':') is [var number, { Length: 64 } hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? new LedgerHead(parsed, hash.ToUpperInvariant())
            : null;
}
