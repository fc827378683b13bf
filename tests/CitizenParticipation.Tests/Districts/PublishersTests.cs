using CitizenParticipation.Districts;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Districts;

public class PublishersTests
{
    private const string File = "sources.csv";

    [Theory]
    [InlineData("https://example.org/a", "Amt")]
    [InlineData("http://www.EXAMPLE.org", "Amt")]
    [InlineData("https://example.org?a=b", "Amt")]
    [InlineData("https://example.org/news/1", "Zeitung")]
    [InlineData("https://example.org/newsletter", "Amt")]
    [InlineData("https://example.organic/a", null)]
    [InlineData("https://example.org.evil.example/a", null)]
    [InlineData("https://other.example/?to=example.org", null)]
    [InlineData("Statistisches Jahrbuch", null)]
    public void The_longest_address_that_fits_names_the_publisher(string source, string? name)
    {
        using var city = TestCity.Small().Write(File, "address,name\nexample.org,Amt\nhttps://www.example.org/news,Zeitung\n");
        Assert.Equal(name, Publishers.From(city.Folder).Of(source)?.Name);
    }

    [Fact]
    public void A_name_may_be_told_in_other_languages()
    {
        using var city = TestCity.Small().Write(File, "address,name,name_en,name_tr\nexample.org,Amt,Office,\n");
        Assert.Equal([("en", "Office")], Publishers.From(city.Folder).Of("https://example.org/")!.Names.Select(n => (n.Key, n.Value)));
    }

    [Fact]
    public void A_profile_without_the_file_knows_nobody()
    {
        using var city = TestCity.Small();
        Assert.Null(Publishers.From(city.Folder).Of("https://example.org/"));
    }

    [Theory]
    [InlineData("example.org,", "the name is empty")]
    [InlineData(",Amt", "the address is empty")]
    public void A_wrong_line_is_named_with_its_number(string line, string fault)
    {
        using var city = TestCity.Small().Write(File, "address,name\n" + line + "\n");
        Assert.Contains($"{city.PathOf(File)}, line 2: {fault}", Assert.Throws<StartRefused>(() => Publishers.From(city.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_stands_there_once()
    {
        using var city = TestCity.Small().Write(File, "address,name\nexample.org,Amt\nhttps://www.example.org,Zeitung\n");
        Assert.Contains("line 3: the address \"example.org\" already stands there", Assert.Throws<StartRefused>(() => Publishers.From(city.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_source_of_Gelsenkirchen_that_is_used_often_has_a_name()
    {
        var publishers = Publishers.From(TestCity.RepositoryFolder);
        var all = ReadIndicators.From(TestCity.RepositoryFolder, A.Districts);
        var unnamed = all.Names.SelectMany(n => A.Districts.All.SelectMany(d => all.Of(d.Key, n))).Where(f => f.Source is not null && publishers.Of(f.Source) is null).GroupBy(f => new Uri(f.Source!.Split(' ')[0]).Host);
        Assert.All(unnamed, host => Assert.True(host.Count() <= 2, host.Key));
        Assert.All(A.Districts.All.Where(d => d.PopulationSource is not null), d => Assert.NotNull(publishers.Of(d.PopulationSource!)));
    }
}
