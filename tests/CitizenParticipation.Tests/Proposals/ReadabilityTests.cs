using CitizenParticipation.Proposals;

namespace CitizenParticipation.Tests.Proposals;

public sealed class ReadabilityTests
{
    [Fact]
    public void A_long_sentence_is_named_by_its_beginning()
    {
        var sentence = "Wir wünschen uns auf dem Platz " + string.Join(' ', Enumerable.Repeat("mehr", 25)) + ".";
        var hint = Assert.Single(Readability.Of("Kurz. " + sentence + " Auch kurz!").LongSentences);
        Assert.Equal(("Wir wünschen uns auf dem Platz …", 31), hint);
    }

    [Fact]
    public void A_long_word_is_named_once_and_an_address_is_no_word() =>
        Assert.Equal(["Straßenbeleuchtungsanlagen"], Readability.Of("Straßenbeleuchtungsanlagen, (straßenbeleuchtungsanlagen) https://example.org/eine-sehr-lange-adresse Park-and-Ride-Haltestelle").LongWords);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("- ein Punkt\n- noch ein Punkt\n\nEin kurzer Satz. Und noch einer.")]
    public void Plain_text_has_no_hint(string? text) => Assert.False(Readability.Of(text).Any);

    [Fact]
    public void At_most_three_of_each_are_named_and_a_megabyte_takes_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("Donaudampfschifffahrtsgesellschaft" + " wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort.\n", 8_000));
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var hints = Readability.Of(text);
        Assert.Equal((3, 1), (hints.LongSentences.Count, hints.LongWords.Count));
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 1);
    }
}
