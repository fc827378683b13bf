using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CitizenParticipation.Data;

/// <summary>The one database. It names no room: each room brings its map and its own extension property for its tables.</summary>
public abstract class ParticipationDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Set while rows of <see cref="IShownInPublic"/> are written and not yet committed. Left over from a transaction that failed it does no harm.</summary>
    internal bool ChangesPublicRows { get; set; }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ParticipationDb).Assembly);

    /// <summary>True when a save failed because a unique key already holds the row: the database has decided a race.</summary>
    public abstract bool IsDuplicate(DbUpdateException failure);

    /// <summary>A view of one instant for several reads, without holding up whoever writes.</summary>
    public abstract Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken stop = default);

    /// <summary>
    /// A transaction whose writer is alone, in all processes: what it reads stays true until it commits. The audit chain, the last administrator
    /// and every decision rely on that. Votes take turns of their own, see <c>VoteWriter</c>.
    /// </summary>
    public abstract Task<IDbContextTransaction> BeginWriteAsync(CancellationToken stop = default);

    /// <summary>The same for what each process does once at start; it waits as long as another that has started first may take for it.</summary>
    public Task<IDbContextTransaction> BeginStartAsync(CancellationToken stop = default)
    {
        Database.SetCommandTimeout(TimeSpan.FromMinutes(2));
        return BeginWriteAsync(stop);
    }

    /// <summary>Keeps the vote writers of all processes out until the present write transaction ends.</summary>
    public abstract Task HoldVotesAsync(CancellationToken stop = default);

    /// <summary>The published proposals within the scope that hold all these words; the caller orders and pages them.</summary>
    /// <param name="words">What the person typed, folded by <see cref="SearchWords.Fold"/>; at least one word.</param>
    /// <param name="scope">Where to look.</param>
    public IQueryable<SearchMatch> Matching(IReadOnlyList<string> words, SearchScope scope) => Database.SqlQuery<SearchMatch>(SqlOfMatches(words, scope));

    /// <summary>How many those are, counted up to a bound and without looking at any of them.</summary>
    public Task<int> CountMatchesAsync(IReadOnlyList<string> words, SearchScope scope, int most, CancellationToken stop) =>
        Database.SqlQuery<int>(SqlOfMatchCount(words, scope, most)).SingleAsync(stop);

    /// <summary>The audit entries that hold these words, or parts of words, in reason, before or after; in small letters or large ones.</summary>
    /// <param name="words">At least three letters.</param>
    public IQueryable<AuditMatch> Recorded(string words) => Database.SqlQuery<AuditMatch>(SqlOfRecorded(words));

    /// <summary>SQL that selects the columns of <see cref="AuditMatch"/>.</summary>
    protected abstract FormattableString SqlOfRecorded(string words);

    /// <summary>SQL that selects one number as "Value".</summary>
    protected abstract FormattableString SqlOfMatchCount(IReadOnlyList<string> words, SearchScope scope, int most);

    /// <summary>SQL that selects the columns of <see cref="SearchMatch"/>.</summary>
    protected abstract FormattableString SqlOfMatches(IReadOnlyList<string> words, SearchScope scope);

    /// <summary>Tries to write, then brings the schema up to date.</summary>
    internal abstract Task UpgradeAsync(CancellationToken stop);

    /// <returns>One sentence for the operator when the failure is about the database, else null.</returns>
    internal abstract string? WhyUnusable(Exception failure);

    /// <summary>One sentence for the operator whose migration does not come to an end.</summary>
    internal abstract string WhyUnfinished { get; }
}
