namespace CitizenParticipation.Proposals.Similar;

/// <summary>How much a stem or a piece of one says: the fewer proposals hold it, the more (inverse document frequency; Spärck Jones, 1972). Names of places say less: half of all wishes share them.</summary>
internal sealed class WordWeights
{
    /// <summary>As if there were always so many others, so that the first proposals of a city are weighed sensibly too.</summary>
    private const int LeastTexts = 50;
    private const double OfPlaces = 0.6;

    private readonly Dictionary<string, int> holders = new(StringComparer.Ordinal);
    private readonly HashSet<string> places;
    private readonly int count;

    /// <param name="texts">Published proposals, some hundred are enough.</param>
    /// <param name="placeNames">What the districts are called.</param>
    public WordWeights(IEnumerable<string> texts, IEnumerable<string> placeNames)
    {
        foreach (var text in texts)
        {
            count++;
            foreach (var piece in TextProfile.Of("", text).Pieces.Keys) holders[piece] = holders.GetValueOrDefault(piece) + 1;
        }

        count = Math.Max(count, LeastTexts);
        places = [.. placeNames.SelectMany(GermanStems.Of)];
    }

    /// <returns>From nearly 0 (in every proposal) to 1 (in none).</returns>
    public double OfStem(string stem) =>
        Math.Log(1 + (double)count / (holders.GetValueOrDefault("=" + stem) + 1)) / Math.Log(1 + count) * (places.Contains(stem) ? OfPlaces : 1);

    public double OfPiece(string piece) => Math.Max(0, Math.Log((count + 1) / (holders.GetValueOrDefault(piece) + 0.5)));
}
