namespace CitizenParticipation.Results;

/// <summary>Competition ranking: equal supports share a rank and the next one is skipped (1, 2, 2, 4). Never decided by id or time of entry.</summary>
public static class Ranking
{
    public static IReadOnlyList<(int Rank, T Item)> By<T>(IEnumerable<T> items, Func<T, int> supports, Func<T, string> title)
    {
        // Equals stand in the order of the alphabet, which favours nobody and is the same on each reading.
        var sorted = items.OrderByDescending(supports).ThenBy(title, StringComparer.InvariantCultureIgnoreCase).ToList();
        var ranked = new List<(int, T)>(sorted.Count);
        for (var i = 0; i < sorted.Count; i++)
        {
            var same = i > 0 && supports(sorted[i]) == supports(sorted[i - 1]);
            ranked.Add((same ? ranked[i - 1].Item1 : i + 1, sorted[i]));
        }

        return ranked;
    }
}
