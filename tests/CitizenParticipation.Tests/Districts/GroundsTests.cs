using CitizenParticipation.Districts;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Districts;

public class GroundsTests
{
    private static readonly DistrictTree Tree = new(ReadDistrictFile.From(TestCity.Zweidorf.Folder));
    private static readonly Grounds Grounds = ReadMap.From(TestCity.Zweidorf.Folder, Tree)!.Grounds!;

    [Theory]
    [InlineData(7.005, 60.01, "Oberdorf")]
    [InlineData(7.039, 60.019, "Oberdorf")]
    [InlineData(7.02, 59.99, "Unterdorf")]
    [InlineData(7.0175, 60.01, "Unterdorf")] // the island in the hole
    [InlineData(7.035, 59.99, null)]
    [InlineData(7.1, 60.01, null)]
    [InlineData(7.0402, 60.01, "Oberdorf")] // eleven metres beside the outline
    public void A_place_lies_in_the_district_whose_outline_is_around_it(double lon, double lat, string? district) => Assert.Equal(district, Grounds.At(lon, lat)?.Name);

    [Fact]
    public void A_hole_without_an_island_belongs_to_nobody()
    {
        var square = new Grounds.Ground(Tree.Find("Z-1-A")!, [[(0, 0), (1, 0), (1, 1), (0, 1)], [(0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.4, 0.6)]]);
        var alone = new Grounds([square], Grounds.Frame);
        Assert.Null(alone.At(0.5, 0.5));
        Assert.NotNull(alone.At(0.2, 0.5));
    }

    [Fact]
    public void Right_beside_a_border_both_sides_are_right()
    {
        Assert.True(Grounds.LiesIn(Tree, "Z-1-A", 7.01, 59.9999));
        Assert.True(Grounds.LiesIn(Tree, "Z-1-B", 7.01, 59.9999));
        Assert.False(Grounds.LiesIn(Tree, "Z-1-A", 7.01, 59.999));
        Assert.True(Grounds.LiesIn(Tree, "Z", 7.01, 59.999));
    }

    [Theory]
    [InlineData(7.02, 60.0, true)]
    [InlineData(7.09, 60.05, true)]
    [InlineData(60.0, 7.02, false)]
    [InlineData(0.0, 0.0, false)]
    public void Far_away_cannot_be_meant(double lon, double lat, bool near) => Assert.Equal(near, Grounds.IsNear(lon, lat));

    [Fact]
    public void The_drawing_and_the_degrees_agree()
    {
        var map = ReadMap.From(TestCity.Zweidorf.Folder, Tree)!;
        Assert.Equal((0, 0), Grounds.Frame.On(7.0, 60.02));
        var (x, y) = Grounds.Frame.On(7.04, 59.98);
        Assert.Equal((map.Width, map.Height), (Math.Round(x, 1), Math.Round(y, 1)));
    }

    [Fact]
    public void Equal_tiles_have_no_coordinates() => Assert.Null(ReadMap.From(TestCity.RepositoryFolder, A.Districts)!.Grounds);
}
