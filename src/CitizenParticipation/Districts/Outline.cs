using System.Globalization;
using System.Text;

namespace CitizenParticipation.Districts;

/// <summary>The rings of one district on the drawing: its path, and the place where a name fits best.</summary>
internal static class Outline
{
    // Nearer points than this would fall into one pixel of a phone.
    private const double Nearest = 0.4;

    public static string Path(IEnumerable<IReadOnlyList<(double X, double Y)>> rings)
    {
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            var drawn = Thin(ring);
            for (var i = 0; i < drawn.Count; i++) path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{drawn[i].X:0.#} {drawn[i].Y:0.#}");
            path.Append('Z');
        }

        return path.ToString();
    }

    /// <summary>The middle of a line from west to east that lies inside: as wide as can be, and not far from the middle between north and south.</summary>
    public static (double X, double Y, double Room) Label(IReadOnlyList<IReadOnlyList<(double X, double Y)>> rings)
    {
        var points = rings.SelectMany(r => r).ToList();
        var (top, bottom) = (points.Min(p => p.Y), points.Max(p => p.Y));
        var best = (X: points.Average(p => p.X), Y: (top + bottom) / 2, Room: 0.0);
        var weight = 0.0;
        foreach (var part in (double[])[0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75])
        {
            var y = top + (bottom - top) * part;
            var crossings = rings.SelectMany(ring => Crossings(ring, y)).Order().ToList();
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                var room = crossings[i + 1] - crossings[i];
                // A name has a height too: near an end the outline would cut it off, however wide it is there.
                var worth = room * (1 - 1.6 * Math.Abs(part - 0.5));
                if (worth <= weight) continue;
                (weight, best) = (worth, ((crossings[i] + crossings[i + 1]) / 2, y, room));
            }
        }

        return (Math.Round(best.X, 1), Math.Round(best.Y, 1), Math.Round(best.Room, 1));
    }

    private static IEnumerable<double> Crossings(IReadOnlyList<(double X, double Y)> ring, double y)
    {
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            if (a.Y <= y != b.Y <= y) yield return a.X + (y - a.Y) / (b.Y - a.Y) * (b.X - a.X);
        }
    }

    private static List<(double X, double Y)> Thin(IReadOnlyList<(double X, double Y)> ring)
    {
        var kept = new List<(double X, double Y)>();
        foreach (var point in ring)
        {
            if (kept.Count == 0 || Math.Abs(kept[^1].X - point.X) >= Nearest || Math.Abs(kept[^1].Y - point.Y) >= Nearest) kept.Add(point);
        }

        return kept;
    }
}
