using CitizenParticipation.Data;

namespace CitizenParticipation.Districts;

/// <summary>A part of the city: the city itself, a borough (Stadtbezirk) or a neighbourhood (Stadtteil).</summary>
public sealed class District : IShownInPublic
{
    private District() { }

    public District(string key, string name, DistrictLevel level, string? parentKey, int position)
    {
        Key = key;
        Name = name;
        Level = level;
        ParentKey = parentKey;
        Position = position;
    }

    /// <summary>The key of the city profile; it stands in addresses and never changes.</summary>
    public string Key { get; private set; } = "";

    public string Name { get; private set; } = "";

    public DistrictLevel Level { get; private set; }

    public string? ParentKey { get; private set; }

    /// <summary>The order of the city's own list.</summary>
    public int Position { get; private set; }

    /// <summary>Residents as published; null where no figure was found. A gap is shown as a gap, never filled.</summary>
    public int? Population { get; private set; }

    /// <summary>The year the figure is for; null where the source does not state one.</summary>
    public int? PopulationYear { get; private set; }

    public string? PopulationSource { get; private set; }

    public double? AreaKm2 { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Takes over what a newer city profile says about the same district.</summary>
    public void Describe(District newer)
    {
        (Name, Level, ParentKey, Position) = (newer.Name, newer.Level, newer.ParentKey, newer.Position);
        (Population, PopulationYear, PopulationSource) = (newer.Population, newer.PopulationYear, newer.PopulationSource);
        (AreaKm2, Note) = (newer.AreaKm2, newer.Note);
    }

    public District WithFigures(int? population, int? year, string? source, double? areaKm2, string? note)
    {
        (Population, PopulationYear, PopulationSource) = (population, year, source);
        (AreaKm2, Note) = (areaKm2, note);
        return this;
    }
}
