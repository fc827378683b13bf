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

        /// <summary>How a derived figure came about, and the language the sentence is in.</summary>
        public static (string Text, string Language)? MethodOf(Indicator figure) =>
            figure.Method.TryGetValue(Languages.Current, out var own) ? (own, Languages.Current)
            : figure.Method.TryGetValue("en", out var english) ? (english, "en") : null;
    }
}
