using System.Globalization;
using CitizenParticipation.Proposals;

namespace CitizenParticipation.Web.Proposals;

/// <summary>How the form writes a place, and the answer to the question about a pin outside the chosen district.</summary>
public static class PlaceAnswers
{
    private const string Taking = "take:";
    private const string Keeping = "keep:";

    /// <param name="at">Key of the district in which the pin lies.</param>
    public static string Take(string at) => Taking + at;

    /// <param name="at">The same, or <see cref="PlaceInput.Nowhere"/>.</param>
    public static string Keep(string at) => Keeping + at;

    /// <summary>Whoever takes the district of the pin has chosen another one; then there is nothing left to ask.</summary>
    public static void Settle(ProposalFormModel model)
    {
        if (model.PlaceAnswer is not { } answer || !answer.StartsWith(Taking, StringComparison.Ordinal)) return;
        (model.District, model.PlaceAnswer) = (answer[Taking.Length..], null);
    }

    public static PlaceInput Read(ProposalFormModel model)
    {
        var kept = model.PlaceAnswer is { } answer && answer.StartsWith(Keeping, StringComparison.Ordinal) ? answer[Keeping.Length..] : null;
        return new PlaceInput(model.PlaceWords, model.Longitude, model.Latitude, kept);
    }

    public static string? Written(double? degrees) => degrees?.ToString("0.#####", CultureInfo.CurrentCulture);
}
