using CitizenParticipation.Districts;

namespace CitizenParticipation.Web.Districts;

/// <summary>How a figure of a district is seen against the one of the whole city: rates beside each other, numbers as a share. A number beside the city's number would always look small.</summary>
public static class Comparison
{
    private static readonly HashSet<string> Rates = ["percent", "persons/km2", "years", "per 1000", "index_germany_100"];
    private static readonly HashSet<string> Amounts = ["persons", "households", "km2"];

    public static bool IsOfRates(Indicator figure, Indicator? city) => city is not null && figure.Unit == city.Unit && Rates.Contains(figure.Unit);

    /// <returns>The share of the city in percent; null where the two figures do not belong together.</returns>
    public static decimal? ShareOf(Indicator figure, Indicator? city)
    {
        if (city is null || figure.Unit != city.Unit || !Amounts.Contains(figure.Unit) || city.Value <= 0 || figure.Value > city.Value) return null;
        // An area stays what it is; of two counts without a year nobody knows whether they belong together.
        var sameTime = figure.Year == city.Year && (figure.Year is not null || figure.Unit == "km2");
        // What is counted in people and has decimals is an average, such as people in a household.
        return sameTime && (figure.Unit == "km2" || figure.Value % 1 == 0) ? figure.Value * 100 / city.Value : null;
    }
}
