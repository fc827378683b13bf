using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Offers;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Reports;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Administration;

/// <summary>Finds what an administrator means by an address, a name in addresses or an id.</summary>
internal static class TrailSubjects
{
    /// <returns>Subjects as they stand in the trail; at least one, which nothing may be about.</returns>
    public static async Task<IReadOnlyList<string>> MeantAsync(ParticipationDb db, string about, CancellationToken stop)
    {
        var kind = about.Split(':') is [var word, var tail] && Guid.TryParse(tail, out _) ? word.ToLowerInvariant() : "";
        var words = Uri.TryCreate(about, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.PathAndQuery : about;
        var parts = words.Split(['/', '?', '&', '=', '#', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var slugs = parts.Where(p => p.Length <= 60).Distinct().Take(12).ToList();
        if (await db.Proposals.Where(p => slugs.Contains(p.Slug)).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(stop) is { } proposal) return await UnderAsync(db, proposal, stop);
        var ids = parts.Select(p => Guid.TryParse(p, out var id) ? id : (Guid?)null).OfType<Guid>().ToList();
        if (ids.Count > 0)
        {
            var id = ids[0];
            if (kind is "" or "proposal" && await db.Proposals.AnyAsync(p => p.Id == id, stop)) return await UnderAsync(db, id, stop);
            return kind.Length > 0 ? [$"{kind}:{id:N}"] : [.. Kinds.Select(k => $"{k}:{id:N}")];
        }

        return await db.Processes.Where(p => slugs.Contains(p.Slug)).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(stop) is { } process ? [$"process:{process:N}"] : [about];
    }

    private static readonly string[] Kinds = ["proposal", "comment", "offer", "report", "process", "participant", "decision"];

    /// <summary>A proposal and everything that was written under it or reported about it.</summary>
    private static async Task<IReadOnlyList<string>> UnderAsync(ParticipationDb db, Guid proposal, CancellationToken stop)
    {
        var comments = await db.Comments.Where(c => c.ProposalId == proposal).Select(c => c.Id).ToListAsync(stop);
        var offers = await db.Offers.Where(o => o.ProposalId == proposal).Select(o => o.Id).ToListAsync(stop);
        var reports = await db.Set<Report>().Where(r => r.ProposalId == proposal).Select(r => r.Id).ToListAsync(stop);
        var decisions = await db.Decisions.Where(d => d.ProposalId == proposal).Select(d => d.Id).ToListAsync(stop);
        return [$"proposal:{proposal:N}", .. comments.Select(id => $"comment:{id:N}"), .. offers.Select(id => $"offer:{id:N}"), .. reports.Select(id => $"report:{id:N}"), .. decisions.Select(id => $"decision:{id:N}")];
    }
}
