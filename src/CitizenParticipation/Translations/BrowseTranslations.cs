using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Translations;

/// <summary>All translations of a public proposal for those who may write them, with the drafts.</summary>
public sealed class BrowseTranslations(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    /// <param name="IsOutdated">The original has changed since: readers do not see it before it is checked again.</param>
    public sealed record Line(string Language, string Title, string Text, TranslationState State, bool IsOutdated, string WriterName, int Revision);

    /// <returns>Null for who may not moderate the proposal, and where it is not public.</returns>
    public async Task<IReadOnlyList<Line>?> HandleAsync(Guid? actor, string slug, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var proposal = await db.Proposals.AsNoTracking().Published.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null || !(await rights.HandleAsync(db, actor, stop)).MayModerate(proposal.ProcessId, proposal.DistrictKey)) return null;
        var version = await db.PublicVersionAsync(proposal.Id, stop);
        var people = db.Participants;
        var lines = await db.Translations.AsNoTracking().Where(t => t.ProposalId == proposal.Id)
            .Select(t => new Line(t.Language, t.Title, t.Text, t.State, t.OfVersion != version, people.Where(p => p.Id == t.WriterId).Select(p => p.DisplayName).First(), t.Revision)).ToListAsync(stop);
        return lines;
    }
}
