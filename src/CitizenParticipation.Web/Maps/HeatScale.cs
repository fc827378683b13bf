namespace CitizenParticipation.Web.Maps;

/// <summary>Sorts rates into the five colours of the map. The steps are round numbers, so that the legend can be read.</summary>
public sealed class HeatScale
{
    public const int Levels = 4;

    public HeatScale(IEnumerable<double?> rates)
    {
        var highest = rates.Max() ?? 0;
        Step = highest > 0 ? Round(highest / Levels) : 0;
    }

    /// <summary>How much one colour spans; 0 where there is nothing to tell apart.</summary>
    public double Step { get; }

    /// <returns>0 for none, 1 to 4 from pale to strong, null where the rate is not known.</returns>
    public int? LevelOf(double? rate) =>
        rate is not { } known ? null : known <= 0 || Step <= 0 ? 0 : Math.Clamp((int)Math.Ceiling(known / Step - 1e-9), 1, Levels);

    /// <summary>The next number of the form 1, 2, 2.5 or 5 times a power of ten.</summary>
    private static double Round(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * ((double[])[1, 2, 2.5, 5, 10]).First(n => n * power >= least - 1e-12);
    }
}
