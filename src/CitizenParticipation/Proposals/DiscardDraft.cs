using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>The author throws a draft away. Nobody else has seen it, so nothing is left of it.</summary>
public sealed class DiscardDraft(IDbContextFactory<ParticipationDb> databases)
{
    public sealed record Discarded(string Slug);

    public async Task<Outcome<Discarded>> HandleAsync(Guid? actor, string? slug, CancellationToken stop = default)
    {
        if (actor is null) return Refusal.SignInRequired;
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var draft = await db.Proposals.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (draft is null) return Refusal.NotFound;
        if (draft.RefusesWriting(actor) is { } refusal) return refusal;
        db.Remove(draft);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new Discarded(draft.Slug);
    }
}
