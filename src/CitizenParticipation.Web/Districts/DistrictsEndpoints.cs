using System.Text.Json.Serialization;
using CitizenParticipation.Districts;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Shell.Pictures;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Districts;

public static class DistrictsEndpoints
{
    /// <param name="Key">Stands in addresses and never changes.</param>
    /// <param name="Parent">Key of the district this one lies in; null for the city.</param>
    /// <param name="Population">Null where no figure was published.</param>
    /// <param name="PopulationYear">Null where the source does not state one.</param>
    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public sealed record DistrictEntry(
        string Key, string Name, [property: JsonConverter(typeof(LowerCaseEnum<DistrictLevel>))] DistrictLevel Level, string? Parent,
        int? Population, int? PopulationYear, string? PopulationSource);

    public static void MapDistricts(this IEndpointRouteBuilder routes)
    {
        routes.MapReadApi("Districts").MapGet("/districts", ReadAsync)
            .WithName("ListDistricts")
            .WithSummary("All districts: the city, its boroughs (Stadtbezirke) and their neighbourhoods (Stadtteile)");
        routes.MapCard(Links.Districts, (HttpContext http, PageCards cards, IStringLocalizer<DistrictTexts> texts) => cards.AnswerAsync(http, () => new(texts["List.Title"], texts["List.Lead"])));
        routes.MapCard("/districts/{key}", async (string key, HttpContext http, PageCards cards, ReadDistricts districts, IStringLocalizer<DistrictTexts> texts, IStringLocalizer<Words> words) =>
            (await districts.HandleAsync(http.RequestAborted)).Find(key) is { } district
                ? await cards.AnswerAsync(http, () => new(district.Name, texts["Head.Description", district.Name], words["Level." + district.Level]), district.Name)
                : TypedResults.NotFound());
    }

    private static async Task<Ok<IReadOnlyList<DistrictEntry>>> ReadAsync(ReadDistricts districts, CancellationToken stop) =>
        TypedResults.Ok<IReadOnlyList<DistrictEntry>>([.. (await districts.HandleAsync(stop)).All.Select(d =>
            new DistrictEntry(d.Key, d.Name, d.Level, d.ParentKey, d.Population, d.PopulationYear, d.PopulationSource))]);
}
