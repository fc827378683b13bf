using CitizenParticipation.Districts;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Districts;

public class IndicatorFileTests
{
    private const string Published = "indicators.csv";
    private const string Derived = "indicators_derived.csv";
    private const string Head = "district_key,indicator,value,unit,year,source,as_of,note\n";
    private const string DerivedHead = "district_key,indicator,value,unit,method\n";
    private const string Line = "K-1-A,wells,12.50,count,2023,https://example.org/wells,2023-12-31,";

    [Fact]
    public void The_figures_of_Gelsenkirchen_are_read()
    {
        var all = ReadIndicators.From(TestCity.RepositoryFolder, A.Districts);
        Assert.Equal([10566, 10077, 10074], all.Of(A.Altstadt, "population").Select(f => (int)f.Value));
        var share = all.Of(A.Altstadt, "unemployed_foreign_share").Single();
        Assert.True(share.IsDerived);
        Assert.Equal("foreign_share", share.MethodKey);
        Assert.All(all.Names.SelectMany(n => A.Districts.All.SelectMany(d => all.Of(d.Key, n))), f => Assert.True(f.IsDerived ? f.MethodKey is not null : f.Source is not null, f.Name));
    }

    [Fact]
    public void A_figure_keeps_the_digits_it_was_published_with()
    {
        using var city = TestCity.Small().Write(Published, Head + Line);
        var figure = Read(city).Of("K-1-A", "wells").Single();
        Assert.Equal(2, figure.Value.Scale);
        Assert.Equal((2023, "count", "https://example.org/wells", 2), (figure.Year, figure.Unit, figure.Source, figure.Line));
        Assert.Empty(figure.Notes);
    }

    [Fact]
    public void Notes_and_ways_are_read_by_language_and_remarks_are_not_read()
    {
        using var city = TestCity.Small()
            .Write(Published, "district_key,indicator,value,unit,year,source,note,note_de,note_tr\nK,wells,1,count,2020,https://a.example,do not add,Ohne Bach.,Dere hariç.")
            .Write(Derived, "district_key,indicator,value,unit,year,method,method_key,method_de,method_en\nK,ponds,2,count,2023,sum,by_hand,Gezählt.,Counted.");
        var (wells, ponds) = (Read(city).Of("K", "wells").Single(), Read(city).Of("K", "ponds").Single());
        Assert.Equal([("de", "Ohne Bach."), ("tr", "Dere hariç.")], wells.Notes.OrderBy(n => n.Key).Select(n => (n.Key, n.Value)));
        Assert.Equal((2023, "by_hand", "Gezählt.", "Counted."), (ponds.Year, ponds.MethodKey, ponds.Method["de"], ponds.Method["en"]));
        Assert.Equal(2, ponds.Method.Count);
    }

    [Fact]
    public void The_newest_stands_first_what_has_no_year_behind_it_and_what_was_computed_last()
    {
        using var city = TestCity.Small()
            .Write(Published, Head + "K,wells,1,count,,https://a.example,,\nK,wells,2,count,2020,https://a.example,2020-03,\nK,wells,3,count,2020,https://a.example,2020-09,\nK,wells,4,count,2021,https://a.example,,\nK,wells,5,count,2021,https://b.example,,")
            .Write(Derived, DerivedHead + "K,wells,6,count,added up");
        Assert.Equal([4, 5, 3, 2, 1, 6], Read(city).Of("K", "wells").Select(f => (int)f.Value));
    }

    [Fact]
    public void The_city_is_compared_by_the_same_year_where_it_has_one()
    {
        using var city = TestCity.Small().Write(
            Published, Head + "K,wells,10,count,2023,https://a.example,,\nK,wells,9,count,2020,https://a.example,,\nK-1-A,wells,2,count,2020,https://a.example,,\nK-1-B,wells,3,count,2019,https://a.example,,\nK-1,wells,3,litres,2019,https://a.example,,");
        var all = Read(city);
        Assert.Equal(9, all.ToCompare(all.Of("K-1-A", "wells").Single(), "K")!.Value);
        Assert.Equal(10, all.ToCompare(all.Of("K-1-B", "wells").Single(), "K")!.Value);
        Assert.Null(all.ToCompare(all.Of("K-1", "wells").Single(), "K"));
    }

    [Fact]
    public void A_profile_without_figures_has_none()
    {
        using var city = TestCity.Small();
        Assert.Empty(Read(city).Names);
    }

    [Theory]
    [InlineData("K-1-A,wells", "K-9,wells", "the district \"K-9\" is not known")]
    [InlineData("K-1-A,wells", ",wells", "the district_key is empty")]
    [InlineData("K-1-A,wells", "K-1-A,", "the indicator is empty")]
    [InlineData("12.50", "zwölf", "\"zwölf\" in column value is not a number")]
    [InlineData("12.50", "\"12,50\"", "\"12,50\" in column value is not a number")]
    [InlineData("12.50", "", "the value is empty; leave the line out instead")]
    [InlineData("count", "", "the unit is empty")]
    [InlineData("2023,https", "letztes Jahr,https", "\"letztes Jahr\" in column year is not a number")]
    [InlineData("https://example.org/wells", "", "a published figure needs its source")]
    public void A_wrong_line_is_named_with_its_number(string old, string broken, string fault)
    {
        using var city = TestCity.Small().Write(Published, Head + Line).Replace(Published, old, broken);
        Assert.Contains($"{city.PathOf(Published)}, line 2: {fault}", Assert.Throws<StartRefused>(() => Read(city)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_derived_figure_says_how_it_was_derived()
    {
        using var city = TestCity.Small().Write(Derived, DerivedHead + "K,wells,1,count,");
        Assert.Contains($"{city.PathOf(Derived)}, line 2: a derived figure needs its method", Assert.Throws<StartRefused>(() => Read(city)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Published, "source")]
    [InlineData(Derived, "method")]
    public void A_missing_column_is_named(string file, string column)
    {
        using var city = TestCity.Small().Write(Published, Head).Write(Derived, DerivedHead).Replace(file, column, column + "x");
        Assert.Contains($"{city.PathOf(file)}, line 1: the column \"{column}\" is missing", Assert.Throws<StartRefused>(() => Read(city)).Message, StringComparison.Ordinal);
    }

    private static Indicators Read(TestCity city) => ReadIndicators.From(city.Folder, new DistrictTree(ReadDistrictFile.From(city.Folder)));
}
