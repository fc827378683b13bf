using System.Globalization;
using System.Resources;
using CitizenParticipation.Districts;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Web.Districts;

namespace CitizenParticipation.Web.Tests.Districts;

public sealed class DistrictFiguresTests
{
    private static readonly Indicators All = ReadIndicators.From(TestCity.RepositoryFolder, A.Districts);

    private static readonly Indicator Seven = new(A.Altstadt, "wells", 7, "persons", 2023, null, "https://example.org", new Dictionary<string, string>(), null, new Dictionary<string, string>(), 2);

    [Fact]
    public void The_head_says_population_and_area_beside_the_city()
    {
        var head = DistrictFigures.Head(A.Districts.Find(A.Altstadt)!, A.Districts, All);
        Assert.Equal(DistrictFigures.InHead, head.Select(l => l.Name));
        Assert.Equal([(10566m, 272131m), (1.574m, 104.94m)], head.Select(l => (l.Figure!.Value, l.City!.Value)));
        Assert.Equal(2023, head[0].Figure!.Year);
        Assert.All(head, l => Assert.NotNull(l.Figure!.Source));
    }

    [Fact]
    public void What_stands_in_the_head_stands_in_no_table_and_earlier_ones_do()
    {
        var population = Lines(A.Altstadt).Where(l => l.Name == "population").ToList();
        Assert.All(population, l => Assert.True(l.IsOther));
        Assert.Equal([2021, null], population.Select(l => l.Figure!.Year));
        Assert.DoesNotContain("area", Names(A.Altstadt));
    }

    [Fact]
    public void A_city_without_published_figures_has_the_head_of_its_list()
    {
        var head = DistrictFigures.Head(A.Districts.Find(A.Altstadt)!, A.Districts, new Indicators([]));
        Assert.Equal([10566m, 1.574m], head.Select(l => l.Figure!.Value));
        Assert.Equal(272131m, head[0].City!.Value);
    }

    [Fact]
    public void Long_topics_are_folded_after_the_first_lines_and_nothing_is_lost()
    {
        var work = DistrictFigures.Of(A.Districts.Find("GE-S12")!, A.Districts, All).Single(t => t.Name == "Work");
        Assert.Equal(4, work.Shown.Count);
        Assert.Contains(work.Folded, l => l.Name == "unemployed_part_schaffrath");
        Assert.Equal(work.All.Count(), work.All.Distinct().Count());
    }

    [Fact]
    public void Of_the_figures_the_one_of_the_district_list_stands_in_the_head()
    {
        var erle = A.Districts.Find("GE-S13")!;
        Assert.Equal(erle.Population, (int)DistrictFigures.Head(erle, A.Districts, All)[0].Figure!.Value);
        Assert.Equal([25827], Lines("GE-S13").Where(l => l.Name == "population").Select(l => (int)l.Figure!.Value));
    }

    [Fact]
    public void A_gap_has_a_line_where_most_others_have_a_figure_and_none_where_few_have()
    {
        Assert.Null(DistrictFigures.Head(A.Districts.Find(A.SchalkeNord)!, A.Districts, All)[0].Figure);
        Assert.Null(Lines(A.Ueckendorf).Single(l => l.Name == "foreign_nationals_share").Figure);
        Assert.DoesNotContain(Names(A.Ueckendorf), n => n is "average_age" or "households");
    }

    [Theory]
    [InlineData("persons", 2023, "70", 10)]
    [InlineData("households", 2023, "70", 10)]
    [InlineData("persons", 2022, "70", null)]
    [InlineData("km2", null, "70", 10)]
    [InlineData("persons", null, "70", null)]
    [InlineData("percent", 2023, "70", null)]
    [InlineData("count", 2023, "70", null)]
    [InlineData("persons", 2023, "0", null)]
    [InlineData("persons", 2023, "6", null)]
    public void Only_amounts_of_the_same_time_are_a_share_of_the_city(string unit, int? year, string city, int? share)
    {
        var own = Seven with { Unit = unit, Year = year is null ? null : 2023 };
        Assert.Equal(share, (int?)Comparison.ShareOf(own, own with { Year = year, Value = decimal.Parse(city, CultureInfo.InvariantCulture) }));
    }

    [Fact]
    public void An_average_of_people_is_no_share() => Assert.Null(Comparison.ShareOf(Seven with { Value = 1.9m }, Seven with { Value = 2.1m }));

    [Theory]
    [InlineData("percent", true)]
    [InlineData("per 1000", true)]
    [InlineData("years", true)]
    [InlineData("persons", false)]
    [InlineData("km2", false)]
    [InlineData("bushels", false)]
    public void Only_rates_stand_beside_each_other_as_bars(string unit, bool bars) => Assert.Equal(bars, Comparison.IsOfRates(Seven with { Unit = unit }, Seven with { Unit = unit }));

    [Fact]
    public void A_sum_stands_in_for_a_published_number_and_never_beside_it()
    {
        Assert.Contains("unemployed", Names(A.Altstadt));
        Assert.DoesNotContain("unemployed_total", Names(A.Altstadt));
        Assert.Contains("unemployed_total", Names("GE-S12"));
        Assert.DoesNotContain("unemployed", Names("GE-S12"));
    }

    [Fact]
    public void The_city_is_compared_with_nobody() => Assert.All(DistrictFigures.Of(A.Districts.City!, A.Districts, All).SelectMany(t => t.All), l => Assert.Null(l.City));

    [Fact]
    public void A_figure_that_nobody_has_sorted_in_stands_under_other_figures()
    {
        var topic = Assert.Single(DistrictFigures.Of(A.Districts.Find(A.Altstadt)!, A.Districts, new Indicators([Seven])));
        Assert.Equal((IndicatorTopics.Other, "wells"), (topic.Name, topic.Shown[0].Name));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void Every_figure_and_unit_of_Gelsenkirchen_has_words_and_a_place(string language)
    {
        var texts = new ResourceManager(typeof(DistrictTexts));
        var culture = CultureInfo.GetCultureInfo(language);
        var units = Everything().Select(f => f.Unit).Distinct();
        Assert.All(All.Names, n => Assert.NotNull(texts.GetString("Indicator." + n, culture)));
        Assert.All(units, u => Assert.NotNull(texts.GetString("Unit." + u, culture)));
        Assert.All(IndicatorTopics.All.Select(t => t.Topic).Append(IndicatorTopics.Other), t => Assert.NotNull(texts.GetString("Topic." + t, culture)));
        Assert.All(Everything().Where(f => f.IsDerived), f => Assert.NotNull(texts.GetString("Method." + f.MethodKey, culture)));
        Assert.Empty(All.Names.Except(IndicatorTopics.All.SelectMany(t => t.Names)));
    }

    private static IEnumerable<Indicator> Everything() => All.Names.SelectMany(n => A.Districts.All.SelectMany(d => All.Of(d.Key, n)));

    private static IEnumerable<string> Names(string key) => Lines(key).Select(l => l.Name);

    private static IEnumerable<DistrictFigures.Line> Lines(string key) => DistrictFigures.Of(A.Districts.Find(key)!, A.Districts, All).SelectMany(t => t.All);
}
