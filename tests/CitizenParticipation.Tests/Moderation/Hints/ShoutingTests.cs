using CitizenParticipation.Moderation.Hints;

namespace CitizenParticipation.Tests.Moderation.Hints;

public sealed class ShoutingTests
{
    [Theory]
    [InlineData("Es reicht. ICH WILL ENDLICH RUHE HABEN, sofort.", "ICH WILL ENDLICH RUHE HABEN")]
    [InlineData("THIS MUST STOP RIGHT NOW please", "THIS MUST STOP RIGHT NOW")]
    [InlineData("MÜLL! ÜBERALL! JEDEN! TAG!", "MÜLL! ÜBERALL! JEDEN! TAG")]
    public void Rows_of_capitals(string text, string found) => Assert.Equal([found], Capitals.In(text).Select(h => h.Words));

    [Fact]
    public void A_text_that_is_mostly_capitals() => Assert.Single(Capitals.In("MüLL aM BaHNHOF, DReCK aM MaRKT, LäRM aN DeR HaLTeSTeLLe"));

    [Theory]
    [InlineData("Die AWO, das DRK, die VHS und der ADFC helfen mit")]
    [InlineData("AWO DRK THW VHS")]
    [InlineData("ÖPNV")]
    [InlineData("NEU: Spielplatz am Markt")]
    [InlineData("Schwarzer Weg, Große Allee, Alter Markt, Neue Straße, Kleine Gasse, Hoher Turm")]
    [InlineData("GE-S01")]
    [InlineData("")]
    public void Abbreviations_and_nouns_are_none(string text) => Assert.Empty(Capitals.In(text));

    [Theory]
    [InlineData("Jetzt!!! Bitte.", "Jetzt!!!", 1)]
    [InlineData("Was soll das?!?! Wirklich!!!", "das?!?!", 2)]
    [InlineData("Stop! ! ! now", "Stop! ! !", 1)]
    public void Rows_of_exclamation_marks(string text, string found, int times) =>
        Assert.Equal([(found, times)], ExclamationMarks.In(text).Select(h => (h.Words.Trim(), h.Count)));

    [Theory]
    [InlineData("Bitte! Danke! Wirklich??")]
    [InlineData("Warum nur???")]
    [InlineData("Ja!!")]
    public void One_or_two_are_none(string text) => Assert.Empty(ExclamationMarks.In(text));
}
