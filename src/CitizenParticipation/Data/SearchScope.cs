namespace CitizenParticipation.Data;

/// <summary>Within what words are looked for; null stands for no filter.</summary>
/// <param name="Process">Only proposals of this process.</param>
/// <param name="Districts">Only proposals that name one of these keys themselves; at least one key.</param>
/// <param name="Category">Only proposals of the category with this key.</param>
public sealed record SearchScope(Guid? Process, IReadOnlyList<string>? Districts, string? Category)
{
    public static readonly SearchScope Everything = new(null, null, null);
}
