using System.Collections.Concurrent;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Rules;

/// <summary>The rules as they stand, or as they stood. An edition never changes and is read once.</summary>
public sealed class ReadRulebook(IDbContextFactory<ParticipationDb> databases)
{
    private readonly ConcurrentDictionary<int, Rulebook> known = [];

    /// <summary>The present edition.</summary>
    public async Task<Rulebook> HandleAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await HandleAsync(db, stop);
    }

    /// <summary>The same inside a transaction: what is decided by it cannot be replaced before that is written.</summary>
    public async Task<Rulebook> HandleAsync(ParticipationDb db, CancellationToken stop) =>
        (await ReadAsync(db, await db.Rulebooks.MaxAsync(b => b.Edition, stop), stop))!;

    /// <returns>Null when there is no such edition.</returns>
    public async Task<Rulebook?> EditionAsync(int edition, CancellationToken stop = default)
    {
        if (known.TryGetValue(edition, out var book)) return book;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await ReadAsync(db, edition, stop);
    }

    /// <returns>Null for a reason from before there were rules.</returns>
    public async Task<Rule?> RuleAsync(string? reference, CancellationToken stop = default) =>
        RuleReference.Parse(reference) is var (edition, number) ? (await EditionAsync(edition, stop))?.Rules.FirstOrDefault(r => r.Number == number) : null;

    /// <summary>All editions, newest first.</summary>
    public async Task<IReadOnlyList<Rulebook>> AllAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var books = new List<Rulebook>();
        foreach (var edition in await db.Rulebooks.OrderByDescending(b => b.Edition).Select(b => b.Edition).ToListAsync(stop)) books.Add((await ReadAsync(db, edition, stop))!);
        return books;
    }

    private async Task<Rulebook?> ReadAsync(ParticipationDb db, int edition, CancellationToken stop)
    {
        if (known.TryGetValue(edition, out var book)) return book;
        book = await db.Rulebooks.AsNoTracking().Include(b => b.Rules.OrderBy(r => r.Number)).SingleOrDefaultAsync(b => b.Edition == edition, stop);
        return book is null ? null : known[edition] = book;
    }
}
