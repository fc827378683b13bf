using CitizenParticipation.Claiming;

namespace CitizenParticipation.Tests.Claiming;

public sealed class CaseKeyTests
{
    private const string Id = "0198f0c2a1b37c4d8e5f60718293a4b5";

    public static TheoryData<CaseKind, int> Kinds => new()
    {
        { CaseKind.Proposal, 0 }, { CaseKind.Change, 0 }, { CaseKind.Report, 1 }, { CaseKind.Report, 2 }, { CaseKind.Report, 3 },
        { CaseKind.Appeal, 0 }, { CaseKind.Second, 0 }, { CaseKind.EasyVersion, 0 }, { CaseKind.Regrouping, 0 }, { CaseKind.Translation, 0 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_written_into_an_address_is_read_again(CaseKind kind, int part)
    {
        var key = new CaseKey(kind, Guid.Parse(Id), part);
        Assert.Equal(key, CaseKey.Parse(key.ToString()));
        Assert.Matches("^[a-z][1-3]?\\.[0-9a-f]{32}$", key.ToString());
    }

    [Fact]
    public void No_two_kinds_are_written_alike()
    {
        Assert.Equal(Enum.GetValues<CaseKind>().Length - 1, Kinds.Select(k => k.Data.Item1).Distinct().Count());
        Assert.Distinct(Kinds.Select(k => new CaseKey(k.Data.Item1, Guid.Empty, k.Data.Item2).ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData(".")]
    [InlineData("p")]
    [InlineData("p.")]
    [InlineData("p.x")]
    [InlineData("." + Id)]
    [InlineData(" ." + Id)]
    [InlineData("x." + Id)]
    [InlineData("P." + Id)]
    [InlineData("p0." + Id)]
    [InlineData("p1." + Id)]
    [InlineData("m3." + Id)]
    [InlineData("r." + Id)]
    [InlineData("r0." + Id)]
    [InlineData("r4." + Id)]
    [InlineData("r9." + Id)]
    [InlineData("rx." + Id)]
    [InlineData("r10." + Id)]
    [InlineData("p." + Id + ".")]
    [InlineData("p." + Id + "0")]
    [InlineData("p.0198f0c2-a1b3-7c4d-8e5f-60718293a4b5")]
    [InlineData("p.g198f0c2a1b37c4d8e5f60718293a4b5")]
    public void Anything_else_names_no_case(string? text) => Assert.Null(CaseKey.Parse(text));
}
