using System.Globalization;
using CitizenParticipation.Districts;
using CitizenParticipation.Web.Shell;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Districts;

/// <summary>Names, units and sources of figures as people read them.</summary>
public static class IndicatorWords
{
    extension(IStringLocalizer<DistrictTexts> texts)
    {
        /// <summary>The name of a figure; one that nobody has translated stands as it is written in the file.</summary>
        public string LabelOf(string name) => texts["Indicator." + name] is { ResourceNotFound: false } found ? found.Value : name.Replace('_', ' ');

        public string? ExplanationOf(string name) => texts[$"Indicator.{name}.Text"] is { ResourceNotFound: false } found ? found.Value : null;

        /// <summary>With its unit, and with as many digits as were published.</summary>
        public string ValueOf(Indicator figure)
        {
            var number = figure.Value.ToString("N" + figure.Value.Scale.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture);
            return texts["Unit." + figure.Unit, number] is { ResourceNotFound: false } found ? found.Value : $"{number} {figure.Unit}";
        }

        public string YearOf(Indicator figure) => figure.Year?.ToString(CultureInfo.InvariantCulture) ?? texts["NoYear"].Value;

        /// <summary>A share of the whole city; null where figure and city do not belong together.</summary>
        public string? ShareOf(Indicator figure, Indicator? city) =>
            Comparison.ShareOf(figure, city) is { } share ? texts["ShareOfCity", texts["Unit.percent", share.ToString(share < 10 ? "N1" : "N0", CultureInfo.CurrentCulture)].Value].Value : null;

        /// <summary>How a derived figure came about, and the language the sentence is in. The key of the interface counts; a city may bring its own words instead.</summary>
        public Text? MethodOf(Indicator figure) =>
            figure.MethodKey is { } key && texts["Method." + key] is { ResourceNotFound: false } found ? new Text(found.Value, Languages.Current) : InReach(figure.Method);
    }

    /// <param name="Language">Two letters, for the attribute <c>lang</c>.</param>
    public sealed record Text(string Words, string Language);

    /// <summary>What a city profile says, in the reader's language; else in German, as every text that has no other version, and else in English.</summary>
    public static Text? InReach(IReadOnlyDictionary<string, string> words) =>
        ((string[])[Languages.Current, "de", "en"]).Where(words.ContainsKey).Select(l => new Text(words[l], l)).FirstOrDefault();

    /// <summary>The publisher as readers know it; one that the city profile does not name is called by its host.</summary>
    public static Text? PublisherOf(Publishers publishers, string source)
    {
        if (publishers.Of(source) is not { } publisher) return Uri.TryCreate(source, UriKind.Absolute, out var uri) ? new Text(uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host, "") : null;
        return publisher.Names.TryGetValue(Languages.Current, out var own) ? new Text(own, Languages.Current) : new Text(publisher.Name, "de");
    }
}
