using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>One earlier text of a proposal, for the moderator who thinks about hiding it or showing it again.</summary>
public sealed class ReadVersionCase(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    /// <param name="Note">What its author said about it; empty for the first.</param>
    public sealed record Answer(string Slug, string ProposalTitle, int Number, DateTimeOffset At, ProposalText Text, string Note, bool IsHidden);

    /// <param name="number">Counts the public texts from 1, as the history does.</param>
    /// <returns>Null for who may not decide on it, and for a text that cannot be hidden by itself.</returns>
    public async Task<Answer?> HandleAsync(Guid? reader, string slug, int number, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var proposal = await db.Proposals.AsNoTracking().Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal?.PublicVersion(number) is not { } version) return null;
        if (proposal.RefusesHidingVersion(await rights.HandleAsync(db, reader, stop), number, version.IsHidden) is not null) return null;
        return new Answer(slug, proposal.Title, number, version.PublishedAt!.Value, version.Content, version.Note, version.IsHidden);
    }
}
