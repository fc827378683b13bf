namespace CitizenParticipation.Moderation.Figures;

/// <summary>A number for everybody to read. Where it counts fewer than five it could be about somebody whom others know, and is not told.</summary>
/// <param name="Value">Null when it is not told.</param>
public readonly record struct Figure(int? Value)
{
    /// <summary>Groups smaller than this are not told; none at all is.</summary>
    public const int Least = 5;

    public bool IsHidden => Value is null;

    public static Figure Of(int count) => new(count is > 0 and < Least ? null : count);

    /// <summary>A sum beside its parts: were just one of them not told, the sum would tell it.</summary>
    public static Figure SumOf(IReadOnlyCollection<int> parts) => parts.Count(p => Of(p).IsHidden) == 1 ? new Figure(null) : Of(parts.Sum());
}
