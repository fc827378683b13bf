using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Translations;

/// <summary>One translation for the moderator who checks it.</summary>
public sealed class ReadTranslationCase(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    /// <param name="IsOutdated">It was written against an earlier text of the original.</param>
    /// <param name="Refusal">Why this moderator may not say that it is right.</param>
    /// <param name="Stamp">Another one later means that one of the two texts has changed.</param>
    public sealed record Answer(Guid Id, string Slug, ProposalText Original, string Language, string Title, string Text, string WriterName, DateTimeOffset WrittenAt, bool IsOutdated, Refusal? Refusal, int Stamp);

    /// <returns>Null where there is nothing for this moderator.</returns>
    public async Task<Answer?> HandleAsync(Guid? actor, Guid id, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Translations.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, stop) is not { } translation) return null;
        var proposal = await db.Proposals.AsNoTracking().Published.Include(p => p.CoAuthors).SingleOrDefaultAsync(p => p.Id == translation.ProposalId, stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (proposal is null || actor is not { } person || !moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) return null;
        var version = await db.PublicVersionAsync(proposal.Id, stop);
        var writer = await db.Participants.Where(p => p.Id == translation.WriterId).Select(p => p.DisplayName).SingleAsync(stop);
        return new Answer(
            id, proposal.Slug, proposal.Content, translation.Language, translation.Title, translation.Text, writer, translation.WrittenAt, translation.OfVersion != version,
            translation.RefusesCheck(proposal, person, version), translation.StampOf(version));
    }
}
