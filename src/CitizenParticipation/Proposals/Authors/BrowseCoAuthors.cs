using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals.Authors;

/// <summary>Who writes a proposal along, and who has asked to; for its authors.</summary>
public sealed class BrowseCoAuthors(IDbContextFactory<ParticipationDb> databases, TimeProvider clock)
{
    /// <param name="Words">What the person said when asking; for the author only.</param>
    public sealed record Line(Guid Person, string Name, CoAuthorState State, string Words, DateTimeOffset At);

    /// <param name="Invitations">Links that nobody has used yet.</param>
    /// <param name="RefusesMore">Why nobody else can be invited now.</param>
    public sealed record Answer(string Slug, string Title, ProposalState State, bool IsAuthor, IReadOnlyList<Line> Lines, int Invitations, Refusal? RefusesMore);

    /// <returns>Null when this person does not write the proposal.</returns>
    public async Task<Answer?> HandleAsync(Guid? reader, string slug, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var proposal = await db.Proposals.AsNoTracking().Whole.SingleOrDefaultAsync(p => p.Slug == slug && p.State != ProposalState.Draft, stop);
        if (proposal is null || !proposal.IsBy(reader)) return null;
        var (isAuthor, now) = (reader == proposal.AuthorId, clock.GetUtcNow());
        var shown = proposal.CoAuthors.Where(c => c.State == CoAuthorState.Joined || (isAuthor && c.State == CoAuthorState.Asked)).ToList();
        var people = shown.Select(c => c.ParticipantId).ToList();
        var names = await db.Participants.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        return new Answer(
            slug, proposal.Title, proposal.State, isAuthor,
            [.. shown.OrderBy(c => c.State != CoAuthorState.Asked).ThenBy(c => c.At).Select(c => new Line(c.ParticipantId, names[c.ParticipantId], c.State, isAuthor ? c.Words : "", c.At))],
            await db.Set<Invitation>().CountAsync(i => i.ProposalId == proposal.Id && i.ExpiresAt > now, stop), proposal.RefusesCoAuthors(reader));
    }
}
