using CitizenParticipation.Accounts;
using CitizenParticipation.Attachments;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation.Appeals;
using CitizenParticipation.Translations;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>
/// Erases hidden texts whose date has come, in the log and where they stand; and those of people who have left, because nobody can appeal for them any more. While an
/// appeal is open nothing goes.
/// </summary>
public sealed class EraseOriginals(IDbContextFactory<ParticipationDb> databases, AuditTrail audit, TimeProvider clock)
{
    private const int Most = 100;

    /// <returns>How many were erased.</returns>
    public async Task<int> HandleAsync(CancellationToken stop = default)
    {
        var erased = 0;
        for (var more = true; more;)
        {
            var now = await SomeAsync(stop);
            (erased, more) = (erased + now, now == Most);
        }

        return erased;
    }

    private async Task<int> SomeAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var now = clock.GetUtcNow();
        var (appeals, people) = (db.Appeals, db.Participants);
        var due = await db.Decisions
            .Where(d => d.State == DecisionState.InForce && d.EraseAt != null && (d.EraseAt <= now || people.Any(p => p.Id == d.AuthorId && p.LeftAt != null)) && !appeals.Any(a => a.DecisionId == d.Id && a.State == AppealState.Open))
            .OrderBy(d => d.EraseAt).Take(Most).ToListAsync(stop);
        foreach (var decision in due)
        {
            decision.Erase(now);
            if (await Contribution.FindAsync(db, decision.Kind, decision.SubjectId, decision.Number, stop) is { } about)
            {
                if (about.VersionNumber is { } version) await db.Translations.Where(t => t.ProposalId == decision.SubjectId && t.OfVersion == version).ExecuteDeleteAsync(stop);
                about.Erase();
            }

            await audit.AppendAsync(db, null, "decision.erased", $"decision:{decision.Id:N}", "", stop);
        }

        if (due.Count == 0) return 0;
        // The files themselves are swept up: no row knows them any more.
        var gone = due.Where(d => d.Kind == ContributionKind.Proposal).Select(d => d.SubjectId).ToList();
        await db.Translations.Where(t => gone.Contains(t.ProposalId)).ExecuteDeleteAsync(stop);
        await AttachmentsOfGone.RemoveRowsAsync(db, gone, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return due.Count;
    }
}
