using System.Linq.Expressions;
using CitizenParticipation.Data;

namespace CitizenParticipation.Audit;

/// <summary>
/// What a deed has changed, in short plain words: states, roles, dates. Never what people have written or where they live: the trail cannot forget.
/// A text is named by its number or its fingerprint.
/// </summary>
public readonly record struct Change(string Before, string After)
{
    public static readonly Change None = new("", "");

    /// <summary>One property of a row that was changed and is not saved yet.</summary>
    public static Change Of<TRow, TValue>(ParticipationDb db, TRow row, Expression<Func<TRow, TValue>> property) where TRow : class
    {
        var changed = db.Entry(row).Property(property);
        return new Change($"{changed.OriginalValue}", $"{changed.CurrentValue}");
    }

    /// <summary>The same with a word before both, such as the number of a version.</summary>
    public Change Named(string what) => new($"{what}: {Before}", $"{what}: {After}");
}
