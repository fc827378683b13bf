using System.Globalization;
using System.Resources;
using CitizenParticipation.Districts;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Web.Districts;

namespace CitizenParticipation.Web.Tests.Districts;

public sealed class DistrictFiguresTests
{
    private static readonly Indicators All = ReadIndicators.From(TestCity.RepositoryFolder, A.Districts);

    [Fact]
    public void The_newest_stands_beside_the_city_and_earlier_ones_behind_it()
    {
        var population = Row(A.Altstadt, "population");
        Assert.Equal((10566, 2023), ((int)population.Figure!.Value, population.Figure.Year));
        Assert.Equal(272131, (int)population.City!.Value);
        Assert.Equal([2021, null], population.Others.Select(o => o.Year));
        Assert.False(population.YearsDiffer);
    }

    [Fact]
    public void Different_years_are_told() => Assert.True(Row(A.Schalke, "foreign_nationals_share").YearsDiffer);

    [Fact]
    public void The_figure_of_the_district_list_is_the_one_that_is_shown()
    {
        var erle = Row("GE-S13", "population");
        Assert.Equal(A.Districts.Find("GE-S13")!.Population, (int)erle.Figure!.Value);
        Assert.Equal([25827], erle.Others.Select(o => (int)o.Value));
    }

    [Fact]
    public void A_gap_has_a_line_where_most_others_have_a_figure_and_none_where_few_have()
    {
        Assert.Null(Row(A.SchalkeNord, "population").Figure);
        Assert.Null(Row(A.Ueckendorf, "foreign_nationals_share").Figure);
        Assert.DoesNotContain(Names(A.Ueckendorf), n => n is "average_age" or "households");
    }

    [Fact]
    public void A_sum_stands_in_for_a_published_number_and_never_beside_it()
    {
        Assert.Contains("unemployed", Names(A.Altstadt));
        Assert.DoesNotContain("unemployed_total", Names(A.Altstadt));
        Assert.Contains("unemployed_total", Names("GE-S12"));
        Assert.DoesNotContain("unemployed", Names("GE-S12"));
    }

    [Fact]
    public void The_city_is_compared_with_nobody() => Assert.All(DistrictFigures.Of(A.Districts.City!, A.Districts, All).SelectMany(t => t.Rows), r => Assert.Null(r.City));

    [Fact]
    public void A_figure_that_nobody_has_sorted_in_stands_under_other_figures()
    {
        var wells = new Indicators([new Indicator(A.Altstadt, "wells", 3, "count", 2023, null, "https://example.org", null, new Dictionary<string, string>(), 2)]);
        var topic = Assert.Single(DistrictFigures.Of(A.Districts.Find(A.Altstadt)!, A.Districts, wells));
        Assert.Equal((IndicatorTopics.Other, "wells"), (topic.Name, topic.Rows[0].Name));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void Every_figure_and_unit_of_Gelsenkirchen_has_words_and_a_place(string language)
    {
        var texts = new ResourceManager(typeof(DistrictTexts));
        var culture = CultureInfo.GetCultureInfo(language);
        var units = All.Names.SelectMany(n => A.Districts.All.SelectMany(d => All.Of(d.Key, n))).Select(f => f.Unit).Distinct();
        Assert.All(All.Names, n => Assert.NotNull(texts.GetString("Indicator." + n, culture)));
        Assert.All(units, u => Assert.NotNull(texts.GetString("Unit." + u, culture)));
        Assert.All(IndicatorTopics.All.Select(t => t.Topic).Append(IndicatorTopics.Other), t => Assert.NotNull(texts.GetString("Topic." + t, culture)));
        Assert.Empty(All.Names.Except(IndicatorTopics.All.SelectMany(t => t.Names)));
    }

    private static DistrictFigures.Row Row(string key, string name) => Rows(key).Single(r => r.Name == name);

    private static IEnumerable<string> Names(string key) => Rows(key).Select(r => r.Name);

    private static IEnumerable<DistrictFigures.Row> Rows(string key) => DistrictFigures.Of(A.Districts.Find(key)!, A.Districts, All).SelectMany(t => t.Rows);
}
