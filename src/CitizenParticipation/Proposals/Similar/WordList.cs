namespace CitizenParticipation.Proposals.Similar;

/// <summary>
/// All stems that stand in any text, in one piece of memory, so that whatever holds a piece of a word is found by reading once from front to end, without an
/// index of pieces that would be larger than the words.
/// </summary>
internal sealed class WordList
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<int> begins = [];
    private char[] letters = new char[1024];
    private int used;

    /// <returns>From 0, in the order in which the words came.</returns>
    public int NumberOf(string word)
    {
        if (numbers.TryGetValue(word, out var known)) return known;
        // One more for the gap, without which a piece would be found across two words.
        if (used + word.Length + 1 > letters.Length) Array.Resize(ref letters, Math.Max(letters.Length * 2, used + word.Length + 1));
        begins.Add(used);
        word.CopyTo(letters.AsSpan(used));
        used += word.Length;
        letters[used++] = ' ';
        return numbers[word] = begins.Count - 1;
    }

    /// <returns>The numbers of the words that hold this piece, each once.</returns>
    public IEnumerable<int> Holding(string piece)
    {
        for (var from = 0; IndexOf(piece, from) is >= 0 and var at;)
        {
            var found = begins.BinarySearch(at);
            var number = found >= 0 ? found : ~found - 1;
            yield return number;
            if (number + 1 == begins.Count) yield break;
            from = begins[number + 1];
        }
    }

    private int IndexOf(string piece, int from) => letters.AsSpan(from, used - from).IndexOf(piece) is >= 0 and var at ? from + at : -1;
}
