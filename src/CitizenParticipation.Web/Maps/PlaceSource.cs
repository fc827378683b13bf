using System.Globalization;
using System.Text.Json;
using CitizenParticipation.Districts;
using CitizenParticipation.Web.Shell;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CitizenParticipation.Web.Maps;

/// <summary>What the script needs to draw the city's map, as attributes of the element it draws into.</summary>
public sealed class PlaceSource(ReadAtlas atlas, IOptions<MapOptions> options, IStringLocalizer<MapTexts> texts)
{
    // The words of MapLibre itself, by the names it looks them up under.
    private static readonly string[] Locale =
        ["Map.Title", "Marker.Title", "NavigationControl.ZoomIn", "NavigationControl.ZoomOut", "AttributionControl.ToggleAttribution", "CooperativeGesturesHandler.WindowsHelpText", "CooperativeGesturesHandler.MacHelpText", "CooperativeGesturesHandler.MobileHelpText"];

    private static readonly string[] Said = ["Pin.In", "Pin.Outside", "Pin.At", "Pin.Removed", "Pin.Chosen", "Pin.Differs", "Pin.NoMap"];

    /// <summary>Whether a place can be shown by its coordinates at all: where only equal tiles are known it cannot.</summary>
    public async ValueTask<bool> HasCoordinatesAsync() => options.Value.HasSource || (await atlas.HandleAsync()).Map?.Grounds is not null;

    /// <summary>Whether there is more to see than the outlines that stand on the page anyway.</summary>
    public bool HasSource => options.Value.HasSource;

    public async ValueTask<IReadOnlyDictionary<string, object>> AttributesAsync()
    {
        var map = options.Value;
        var grounds = (await atlas.HandleAsync()).Map?.Grounds;
        var words = Locale.ToDictionary(key => key, key => texts["Locale." + key].Value);
        foreach (var key in Said) words[key] = texts[key].Value;
        var attributes = new Dictionary<string, object> { ["data-texts"] = JsonSerializer.Serialize(words) };
        if (map.Tiles is { Length: > 0 } tiles) attributes["data-tiles"] = tiles;
        if (map.Style is { Length: > 0 } style) attributes["data-style"] = style;
        if (map.HasSource) attributes["data-attribution"] = map.Attribution!;
        if (grounds is not null) attributes["data-outlines"] = Links.Outlines;
        if (Box(grounds, map) is { } box) attributes["data-box"] = string.Join(' ', box.Select(d => d.ToString("R", CultureInfo.InvariantCulture)));
        attributes["data-zoom"] = map.Zoom.ToString(CultureInfo.InvariantCulture);
        return attributes;
    }

    /// <summary>West, south, east, north of the outlines; else the middle alone.</summary>
    private static double[]? Box(Grounds? grounds, MapOptions map) =>
        grounds is not null ? [grounds.Frame.West, grounds.Frame.South, grounds.Frame.East, grounds.Frame.North]
        : map.Middle is var (lon, lat) ? [lon, lat] : null;
}
