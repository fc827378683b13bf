using CitizenParticipation.Web.Maps;

namespace CitizenParticipation.Web.Tests.Maps;

public sealed class MapLabelTests
{
    [Theory]
    [InlineData("Erle", "Erle")]
    [InlineData("Bulmke-Hüllen", "Bulmke-|Hüllen")]
    [InlineData("Resser Mark", "Resser|Mark")]
    [InlineData("Am See", "Am See")]
    [InlineData("Alt-Buer", "Alt-Buer")]
    public void Long_names_break_at_hyphens_and_spaces(string name, string lines) => Assert.Equal(lines.Split('|'), MapLabel.For(name, 60)!.Lines);

    [Fact]
    public void A_long_word_is_set_smaller_and_a_hopeless_one_not_at_all()
    {
        Assert.True(MapLabel.For("Beckhausen", 60)!.Size < MapLabel.For("Buer", 60)!.Size);
        Assert.Null(MapLabel.For("Beckhausen", 20));
    }
}
