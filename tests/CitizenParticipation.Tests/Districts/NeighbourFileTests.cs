using CitizenParticipation.Districts;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Districts;

public class NeighbourFileTests
{
    private const string File = "neighbours.csv";

    [Fact]
    public void A_pair_counts_both_ways_and_stands_in_the_order_of_the_city()
    {
        var neighbours = ReadNeighbours.From(TestCity.RepositoryFolder, A.Districts);
        Assert.Equal(["Bulmke-Hüllen", "Neustadt", "Rotthausen"], neighbours[A.Ueckendorf].Select(d => d.Name));
        Assert.Contains(A.Ueckendorf, neighbours["GE-S18"].Select(d => d.Key));
        Assert.Equal(68, neighbours.Sum(g => g.Count()));
    }

    [Fact]
    public void Without_the_file_nobody_has_neighbours()
    {
        using var city = TestCity.Small();
        Assert.Empty(Read(city));
    }

    [Theory]
    [InlineData("K-1-A,K-9", "the district \"K-9\" is not known")]
    [InlineData("K-1-A,", "the key_b is empty")]
    [InlineData("K-1-A,K-1-A", "\"Oberdorf\" cannot be its own neighbour")]
    [InlineData("K-1-B,K-1-A", "\"Unterdorf\" and \"Oberdorf\" already stand there")]
    public void A_wrong_pair_is_named_with_its_line(string line, string fault)
    {
        using var city = TestCity.Small().Write(File, "key_a,key_b\nK-1-A,K-1-B\n" + line);
        Assert.Contains($"{city.PathOf(File)}, line 3: {fault}", Assert.Throws<StartRefused>(() => Read(city)).Message, StringComparison.Ordinal);
    }

    private static ILookup<string, District> Read(TestCity city) => ReadNeighbours.From(city.Folder, new DistrictTree(ReadDistrictFile.From(city.Folder)));
}
