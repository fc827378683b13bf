using CitizenParticipation.Districts;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Districts;

public class DistrictTreeTests
{
    private static readonly DistrictTree Tree = A.Districts;

    [Fact]
    public void Gelsenkirchen_has_one_city_five_boroughs_and_eighteen_neighbourhoods()
    {
        Assert.Equal(24, Tree.All.Count);
        Assert.Equal("Gelsenkirchen", Tree.City?.Name);
        Assert.Equal(["Gelsenkirchen-Mitte", "Gelsenkirchen-Nord", "Gelsenkirchen-West", "Gelsenkirchen-Ost", "Gelsenkirchen-Süd"], Tree.Boroughs.Select(b => b.Name));
        Assert.Equal(18, Tree.All.Count(d => d.Level == DistrictLevel.Neighbourhood));
    }

    [Fact]
    public void Every_neighbourhood_lies_in_a_borough() =>
        Assert.All(Tree.All.Where(d => d.Level == DistrictLevel.Neighbourhood), d => Assert.Equal(d.ParentKey, Tree.BoroughOf(d.Key)?.Key));

    [Fact]
    public void A_borough_is_its_own_borough_and_the_city_has_none()
    {
        Assert.Equal(A.Mitte, Tree.BoroughOf(A.Mitte)?.Key);
        Assert.Null(Tree.BoroughOf(A.City));
        Assert.Null(Tree.BoroughOf("nowhere"));
    }

    [Fact]
    public void A_district_covers_itself_and_what_lies_below_it()
    {
        Assert.True(Tree.Covers([A.Altstadt], A.Altstadt));
        Assert.True(Tree.Covers([A.Mitte], A.Altstadt));
        Assert.True(Tree.Covers([A.Nord, A.City], A.Altstadt));
        Assert.False(Tree.Covers([A.Nord], A.Altstadt));
        Assert.False(Tree.Covers([A.Altstadt], A.Mitte));
        Assert.False(Tree.Covers([], A.Altstadt));
        Assert.False(Tree.Covers([A.City], "nowhere"));
        Assert.False(Tree.Covers(["nowhere"], "nowhere"));
    }

    [Fact]
    public void Descendants_begin_with_the_district_itself()
    {
        Assert.Equal([A.Sued, "GE-S16", A.Ueckendorf, "GE-S18"], Tree.WithDescendants(A.Sued));
        Assert.Equal([A.Altstadt], Tree.WithDescendants(A.Altstadt));
        Assert.Equal(24, Tree.WithDescendants(A.City).Count);
    }

    [Fact]
    public void An_unknown_key_is_nobody_and_keeps_its_own_name()
    {
        Assert.Null(Tree.Find(null));
        Assert.Null(Tree.Find("ge-s01"));
        Assert.Equal("ge-s01", Tree.NameOf("ge-s01"));
        Assert.Equal("Altstadt", Tree.NameOf(A.Altstadt));
    }

    [Fact]
    public void A_figure_that_was_not_found_stays_a_gap()
    {
        Assert.Null(Tree.Find(A.SchalkeNord)!.Population);
        Assert.Equal((10566, 2023, 1.574), (Tree.Find(A.Altstadt)!.Population, Tree.Find(A.Altstadt)!.PopulationYear, Tree.Find(A.Altstadt)!.AreaKm2));
    }

    [Fact]
    public void Areas_touch_a_district_that_lies_in_them_or_around_them()
    {
        Assert.True(Tree.Touches([A.City], A.Altstadt));
        Assert.True(Tree.Touches([A.Altstadt], A.Mitte));
        Assert.True(Tree.Touches([A.Nord, A.Altstadt], A.City));
        Assert.False(Tree.Touches([A.Nord], A.Altstadt));
        Assert.False(Tree.Touches([A.City], "nowhere"));
    }

    [Fact]
    public void Only_a_Stadtteil_is_a_neighbourhood()
    {
        Assert.Equal("Altstadt", Tree.Neighbourhood(A.Altstadt)?.Name);
        Assert.Null(Tree.Neighbourhood(A.Mitte));
        Assert.Null(Tree.Neighbourhood(A.City));
        Assert.Null(Tree.Neighbourhood(null));
    }

    [Fact]
    public void The_name_of_the_city_is_left_out_where_it_stands_in_front()
    {
        Assert.Equal("Mitte", Tree.ShortNameOf(A.Mitte));
        Assert.Equal("Gelsenkirchen", Tree.ShortNameOf(A.City));
        Assert.Equal("Schalke-Nord", Tree.ShortNameOf(A.SchalkeNord));
    }
}
