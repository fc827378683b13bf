using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace CitizenParticipation.Web.Maps;

/// <summary>Section <c>Map</c>: what lies under the pins. Without a source nothing is asked of anybody else, and the city's own outlines are drawn.</summary>
public sealed class MapOptions : IValidatableObject
{
    private const string Archive = "pmtiles://";

    /// <summary>Pictures of a map: a template such as <c>https://tiles.example.org/{z}/{x}/{y}.png</c> or an archive, <c>pmtiles://https://…/city.pmtiles</c>.</summary>
    public string? Tiles { get; set; }

    /// <summary>Instead of them the address of a MapLibre style, which names its sources itself.</summary>
    public string? Style { get; set; }

    /// <summary>Who made the map. It stands in a corner of it.</summary>
    public string? Attribution { get; set; }

    /// <summary>Further origins that the style loads from, separated by spaces.</summary>
    public string? Origins { get; set; }

    /// <summary>Longitude and latitude of the middle, separated by a comma; needed where the city has no outlines.</summary>
    public string? Center { get; set; }

    /// <summary>How near the map is at first, from 0 to 20.</summary>
    [Range(0.0, 20.0, ErrorMessage = "Map:Zoom lies between 0 and 20.")]
    public double Zoom { get; set; } = 11;

    public bool HasSource => !string.IsNullOrWhiteSpace(Tiles) || !string.IsNullOrWhiteSpace(Style);

    /// <summary>Where to begin without outlines; null where it is not set.</summary>
    public (double Lon, double Lat)? Middle =>
        Center?.Split(',') is [var first, var second] && Degrees(first, 180) is { } lon && Degrees(second, 90) is { } lat ? (lon, lat) : null;

    /// <summary>The origins that a browser may ask for the map.</summary>
    public IReadOnlyList<string> AllOrigins() =>
        [.. new[] { OriginOf(Tiles), OriginOf(Style) }.Concat((Origins ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(OriginOf)).OfType<string>().Distinct(StringComparer.Ordinal)];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(Tiles) && !string.IsNullOrWhiteSpace(Style)) yield return new("Map:Tiles and Map:Style exclude each other.");
        if (!string.IsNullOrWhiteSpace(Tiles) && !IsTemplate(Tiles) && !IsArchive(Tiles))
            yield return new("Map:Tiles is a template such as https://tiles.example.org/{z}/{x}/{y}.png or an archive such as pmtiles://https://tiles.example.org/city.pmtiles.");
        if (!string.IsNullOrWhiteSpace(Style) && !IsAddress(Style)) yield return new("Map:Style is an address such as https://tiles.example.org/style.json.");
        if (HasSource && string.IsNullOrWhiteSpace(Attribution)) yield return new("Map:Attribution is missing: say who made the map, for example © OpenStreetMap contributors.");
        if (!string.IsNullOrWhiteSpace(Center) && Middle is null) yield return new("Map:Center is longitude and latitude, for example 7.0857, 51.5177.");
        if (!string.IsNullOrWhiteSpace(Origins) && Origins.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(o => !Uri.TryCreate(o, UriKind.Absolute, out var u) || u.GetLeftPart(UriPartial.Authority) != o))
            yield return new("Map:Origins are origins such as https://fonts.example.org, separated by spaces.");
    }

    private static bool IsTemplate(string tiles) => IsAddress(tiles) && tiles.Contains("{z}", StringComparison.Ordinal) && tiles.Contains("{x}", StringComparison.Ordinal) && tiles.Contains("{y}", StringComparison.Ordinal);

    private static bool IsArchive(string tiles) => tiles.StartsWith(Archive, StringComparison.Ordinal) && IsAddress(tiles[Archive.Length..]);

    /// <summary>On this server (<c>/tiles/…</c>) or on another one, by HTTP.</summary>
    private static bool IsAddress(string text) =>
        !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ';' or ',' or '"' or '\'')
        && ((text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal)) || OriginOf(text) is not null);

    private static string? OriginOf(string? address)
    {
        if (string.IsNullOrWhiteSpace(address)) return null;
        var text = address.StartsWith(Archive, StringComparison.Ordinal) ? address[Archive.Length..] : address;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") ? uri.GetLeftPart(UriPartial.Authority) : null;
    }

    private static double? Degrees(string text, int most) =>
        double.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;
}
