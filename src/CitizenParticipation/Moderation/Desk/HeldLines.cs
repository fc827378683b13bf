using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>A deed that is not carried out yet, or could not be, as the desk shows it.</summary>
/// <param name="IsReaders">This moderator has done it and can take it back.</param>
/// <param name="FailedAs">Why it could not be carried out after all; null while it waits.</param>
public sealed record HeldLine(Guid Id, CaseKey Key, string Slug, string Title, DeedVerdict Verdict, string ModeratorName, bool IsReaders, DateTimeOffset DueAt, Refusal? FailedAs);

internal static class HeldLines
{
    /// <summary>What waits inside the scope of a moderator, and what has failed of their own; the newest first.</summary>
    public static async Task<IReadOnlyList<HeldLine>> ReadAsync(ParticipationDb db, Rights moderator, CancellationToken stop)
    {
        var (people, proposals, reader) = (db.Participants, db.Proposals, moderator.Id);
        var covered = db.HeldDeeds.CoveredBy(moderator);
        // Whoever has lost a right meanwhile learns of it too.
        var rows = await db.HeldDeeds.AsNoTracking().Where(h => h.FailedAs == "" ? covered.Any(c => c.Id == h.Id) : h.ModeratorId == reader).OrderByDescending(h => h.At).ThenByDescending(h => h.Id)
            .Select(h => new
            {
                h.Id, h.Kind, h.SubjectId, h.Part, h.Verdict, h.ModeratorId, h.DueAt, h.FailedAs, Proposal = proposals.Where(p => p.Id == h.ProposalId).Select(p => new { p.Slug, p.Title }).First(),
                Name = people.Where(p => p.Id == h.ModeratorId).Select(p => p.DisplayName).First(),
            }).ToListAsync(stop);
        return
        [
            .. rows.Select(h => new HeldLine(
                h.Id, new CaseKey(h.Kind, h.SubjectId, h.Part), h.Proposal.Slug, h.Proposal.Title, h.Verdict, h.Name, h.ModeratorId == reader, h.DueAt,
                h.FailedAs.Length == 0 ? null : Enum.TryParse<Refusal>(h.FailedAs, out var refusal) ? refusal : Refusal.TryAgain)),
        ];
    }
}
