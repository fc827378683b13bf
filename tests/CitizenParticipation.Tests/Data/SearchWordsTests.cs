using CitizenParticipation.Data;

namespace CitizenParticipation.Tests.Data;

public class SearchWordsTests
{
    [Theory]
    [InlineData("Straße", "strasse")]
    [InlineData("STRASSE", "strasse")]
    [InlineData("STRAẞE", "strasse")]
    [InlineData("Bäume", "baume")]
    [InlineData("Baeume", "baume")]
    [InlineData("Öl", "ol")]
    [InlineData("Oel", "ol")]
    [InlineData("Über", "uber")]
    [InlineData("Ueber", "uber")]
    [InlineData("Café", "cafe")]
    [InlineData("Gülay", "gulay")]
    [InlineData("50%-Rabatt!", "50  rabatt ")]
    public void Spellings_of_one_word_become_the_same(string written, string folded) => Assert.Equal(folded, SearchWords.Fold(written));

    [Fact]
    public void A_query_becomes_at_most_eight_different_words()
    {
        Assert.Equal(["baum", "bank"], SearchWords.Split("Baum, Bank; BAUM"));
        Assert.Equal(8, SearchWords.Split("a b c d e f g h i j").Count);
        Assert.Empty(SearchWords.Split(null));
        Assert.Empty(SearchWords.Split("  "));
        Assert.Empty(SearchWords.Split("\" * ( ) - + ^ : ."));
    }

    [Fact]
    public void Half_a_character_does_no_harm()
    {
        Assert.Equal(["baum"], SearchWords.Split("\uD83C baum \uDF33"));
        // Two hundred signs are read; the cut may fall into the middle of an emoji.
        Assert.Equal(["baum"], SearchWords.Split("baum" + new string(' ', 195) + "\U0001F333"));
    }
}
