using System.ComponentModel.DataAnnotations;
using CitizenParticipation.Web.Maps;

namespace CitizenParticipation.Web.Tests.Maps;

public sealed class MapOptionsTests
{
    [Theory]
    [InlineData("https://tiles.example.org/{z}/{x}/{y}.png", "https://tiles.example.org")]
    [InlineData("https://tiles.example.org:8443/a/{z}/{x}/{y}.webp?key=1", "https://tiles.example.org:8443")]
    [InlineData("pmtiles://https://files.example.org/city.pmtiles", "https://files.example.org")]
    [InlineData("/tiles/{z}/{x}/{y}.png", null)]
    public void A_source_opens_its_own_origin_and_no_other(string tiles, string? origin)
    {
        var map = new MapOptions { Tiles = tiles, Attribution = "© Stadt" };
        Assert.Empty(Faults(map));
        Assert.Equal(origin is null ? [] : [origin], map.AllOrigins());
    }

    [Theory]
    [InlineData("https://tiles.example.org/1.png")]
    [InlineData("javascript:alert(1)/{z}/{x}/{y}")]
    [InlineData("//tiles.example.org/{z}/{x}/{y}.png")]
    [InlineData("https://tiles.example.org/{z}/{x}/{y}.png; script-src *")]
    [InlineData("pmtiles://city.pmtiles")]
    [InlineData("ftp://tiles.example.org/{z}/{x}/{y}.png")]
    public void What_is_no_source_stops_the_start(string tiles) => Assert.Contains(Faults(new MapOptions { Tiles = tiles, Attribution = "©" }), f => f.StartsWith("Map:Tiles", StringComparison.Ordinal));

    [Fact]
    public void A_style_may_name_what_else_it_loads_from()
    {
        var map = new MapOptions { Style = "https://maps.example.org/style.json", Attribution = "© Stadt", Origins = "https://fonts.example.org https://maps.example.org", Center = "7.0857, 51.5177" };
        Assert.Empty(Faults(map));
        Assert.Equal(["https://maps.example.org", "https://fonts.example.org"], map.AllOrigins());
        Assert.Equal((7.0857, 51.5177), map.Middle);
        Assert.NotEmpty(Faults(new MapOptions { Style = map.Style, Tiles = "/t/{z}/{x}/{y}", Attribution = "©" }));
        Assert.NotEmpty(Faults(new MapOptions { Style = map.Style, Attribution = "©", Origins = "https://fonts.example.org/*; script-src" }));
        Assert.NotEmpty(Faults(new MapOptions { Center = "Gelsenkirchen" }));
        Assert.NotEmpty(Faults(new MapOptions { Zoom = 99 }));
    }

    [Fact]
    public void Nothing_is_set_by_itself()
    {
        Assert.Empty(Faults(new MapOptions()));
        Assert.Empty(new MapOptions().AllOrigins());
        Assert.False(new MapOptions().HasSource);
    }

    private static List<string> Faults(MapOptions map)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(map, new ValidationContext(map), faults, validateAllProperties: true);
        return [.. faults.Select(f => f.ErrorMessage!)];
    }
}
