namespace CitizenParticipation.Moderation.Hints;

/// <summary>The hints of one contribution, as many as a person can take in.</summary>
/// <param name="Shown">In the order of their kinds.</param>
/// <param name="More">How many there are beyond that.</param>
public sealed record HintList(IReadOnlyList<Hint> Shown, int More)
{
    public const int Most = 20;

    /// <summary>Of each kind so many come before any third one: hundreds of links shall not push an insult off the list.</summary>
    private const int FirstOfKind = 2;

    public static HintList Of(IEnumerable<Hint> hints)
    {
        var all = hints.Distinct().ToList();
        var shown = all.GroupBy(h => h.Kind).SelectMany(kind => kind.Select((hint, place) => (hint, place)))
            .OrderBy(h => h.place >= FirstOfKind).ThenBy(h => h.hint.Kind).Take(Most).Select(h => h.hint).OrderBy(h => h.Kind).ToList();
        return new HintList(shown, all.Count - shown.Count);
    }
}
