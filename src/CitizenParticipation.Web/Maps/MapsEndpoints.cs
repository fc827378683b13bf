using CitizenParticipation.Districts;
using CitizenParticipation.Web.Shell;

namespace CitizenParticipation.Web.Maps;

public static class MapsEndpoints
{
    public sealed record FeatureCollection(IReadOnlyList<Feature> Features, string Type = "FeatureCollection");

    public sealed record Feature(Named Properties, Geometry Geometry, string Type = "Feature");

    public sealed record Named(string Key, string Name);

    /// <summary>All rings as lines: the map draws borders and fills nothing, so a hole needs no telling.</summary>
    public sealed record Geometry(IReadOnlyList<IReadOnlyList<double[]>> Coordinates, string Type = "MultiLineString");

    public static void MapMaps(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Links.Outlines, async Task<IResult> (ReadAtlas atlas, HttpContext http) =>
        {
            if ((await atlas.HandleAsync(http.RequestAborted)).Map?.Grounds is not { } grounds) return TypedResults.NotFound();
            http.Response.Headers.CacheControl = "public, max-age=3600";
            return TypedResults.Json(
                new FeatureCollection([.. grounds.All.Select(g => new Feature(new Named(g.District.Key, g.District.Name), new Geometry([.. g.Rings.Select(ring => (IReadOnlyList<double[]>)[.. ring.Select(p => new[] { p.Lon, p.Lat })])])))]),
                contentType: "application/geo+json");
        }).ExcludeFromDescription();
}
