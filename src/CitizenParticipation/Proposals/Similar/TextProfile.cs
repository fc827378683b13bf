namespace CitizenParticipation.Proposals.Similar;

/// <summary>A text as it is compared: its stems, those of its title, and how often each piece of four letters stands in it.</summary>
internal sealed class TextProfile
{
    private const int Piece = 4;

    /// <summary>A word of the title counts as often as so many in the text.</summary>
    private const double TitleWeight = 2;
    private const double PieceWeight = 0.5;

    private readonly Dictionary<string, double> pieces = new(StringComparer.Ordinal);

    private TextProfile(IEnumerable<string> title, IEnumerable<string> text)
    {
        var (inTitle, inText) = (title.ToList(), text.ToList());
        Title = [.. inTitle.Distinct().Select(s => Stem.Of(s))];
        All = [.. Title, .. inText.Except(inTitle).Select(s => Stem.Of(s))];
        foreach (var stem in inTitle) Count(stem, TitleWeight);
        foreach (var stem in inText) Count(stem, 1);
    }

    /// <summary>The stems of the title, each once.</summary>
    public IReadOnlyList<Stem> Title { get; }

    /// <summary>All stems, each once.</summary>
    public IReadOnlyList<Stem> All { get; }

    /// <summary>Whole stems and pieces of them, with how often they stand there.</summary>
    public IReadOnlyDictionary<string, double> Pieces => pieces;

    public static TextProfile Of(string title, string text) => new(GermanStems.Of(title), GermanStems.Of(text));

    /// <summary>What somebody is writing, cut to a length that is enough to know what it is about.</summary>
    public static TextProfile OfDraft(string text, int mostStems) => new([], GermanStems.Of(text).Take(mostStems));

    private void Count(string stem, double weight)
    {
        Add("=" + stem, weight);
        var padded = " " + stem;
        for (var i = 0; i == 0 || i + Piece <= padded.Length; i++) Add(padded.Substring(i, Math.Min(Piece, padded.Length - i)), weight * PieceWeight);
    }

    private void Add(string piece, double weight) => pieces[piece] = pieces.GetValueOrDefault(piece) + weight;
}
