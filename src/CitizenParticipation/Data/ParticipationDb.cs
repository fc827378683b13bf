using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CitizenParticipation.Data;

/// <summary>The one database. It names no room: each room brings its map and its own extension property for its tables.</summary>
public abstract class ParticipationDb(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ParticipationDb).Assembly);

    /// <summary>True when a save failed because a unique key already holds the row: the database has decided a race.</summary>
    public abstract bool IsDuplicate(DbUpdateException failure);

    /// <summary>A view of one instant for several reads, without holding up whoever writes.</summary>
    public abstract Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken stop = default);

    /// <summary>SQL that selects the proposals whose words match; the caller composes it with further conditions.</summary>
    /// <param name="words">What the person typed, folded by <see cref="SearchWords.Fold"/>.</param>
    public abstract FormattableString ProposalsMatching(IReadOnlyList<string> words);
}
