using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals.Authors;

/// <summary>What a person who holds an invitation sees before accepting it.</summary>
public sealed class ReadInvitation(IDbContextFactory<ParticipationDb> databases, TimeProvider clock)
{
    public sealed record Answer(string Slug, string Title, string AuthorName, DateTimeOffset ExpiresAt, Refusal? Refusal, Guid ProcessId);

    /// <returns>Null when the code is none, was used or is too old, and while the proposal is hidden.</returns>
    public async Task<Answer?> HandleAsync(Guid reader, string? code, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (hash, now) = (Invitation.HashOf(code), clock.GetUtcNow());
        var invitation = await db.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(i => i.Hash == hash && i.ExpiresAt > now, stop);
        if (invitation is null) return null;
        var proposal = await db.Proposals.AsNoTracking().Whole.SingleAsync(p => p.Id == invitation.ProposalId, stop);
        if (proposal.IsWithheldFrom(reader)) return null;
        var author = await db.Participants.Where(p => p.Id == proposal.AuthorId).Select(p => p.DisplayName).SingleAsync(stop);
        return new Answer(proposal.Slug, proposal.Title, author, invitation.ExpiresAt, proposal.RefusesJoining(reader), proposal.ProcessId);
    }
}
