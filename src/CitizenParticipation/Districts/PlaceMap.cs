namespace CitizenParticipation.Districts;

/// <summary>The neighbourhoods as they lie to each other, ready to be drawn. North is up.</summary>
/// <param name="Shapes">In the order in which they are read: from north to south where all are of one size, else as the city lists them.</param>
/// <param name="Width">Of the drawing, in its own units; the corner above on the left is 0, 0.</param>
/// <param name="Height">Of the drawing.</param>
/// <param name="ShowsOutlines">False for a map of equal tiles, which shows position and not size.</param>
/// <param name="Grounds">Where the districts really lie; null for a map of equal tiles, which has no coordinates.</param>
public sealed record PlaceMap(IReadOnlyList<PlaceMap.Shape> Shapes, double Width, double Height, bool ShowsOutlines, Grounds? Grounds = null)
{
    /// <param name="Key">Of the district.</param>
    /// <param name="Name">Of the district.</param>
    /// <param name="Path">Its outline, in the path language of SVG.</param>
    /// <param name="LabelX">Where the middle of the name stands; always inside the outline.</param>
    /// <param name="LabelY">Where the middle of the name stands.</param>
    /// <param name="Room">How wide the outline is there.</param>
    public sealed record Shape(string Key, string Name, string Path, double LabelX, double LabelY, double Room);
}
