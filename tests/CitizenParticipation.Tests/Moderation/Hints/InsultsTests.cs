using System.Globalization;
using CitizenParticipation.Moderation.Hints;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation.Hints;

public sealed class InsultsTests
{
    [Theory]
    [InlineData("Du Idiot!", "Idiot!")]
    [InlineData("Lauter Vollidioten im Rat", "Vollidioten")]
    [InlineData("Was für ein ARSCHLOCH.", "ARSCHLOCH")]
    [InlineData("So ein Blödmann", "Blödmann")]
    [InlineData("so ein bloedmann", "bloedmann")]
    [InlineData("Ihr 1d10ten", "1d10ten")]
    [InlineData("du !d!ot", "!d!ot")]
    [InlineData("Das ist ein I d i o t", "I d i o t")]
    [InlineData("I.D.I.O.T", "I.D.I.O.T")]
    [InlineData("Idiooooot", "Idiooooot")]
    [InlineData("ein Id\u0456ot", "Id\u0456ot")]
    [InlineData("Idi*ot", "Idi*ot")]
    [InlineData("Ar.sch.loch", "Ar.sch.loch")]
    [InlineData("Halt's Maul, du", "Halt's Maul")]
    [InlineData("Die Hurensöhne", "Hurensöhne")]
    [InlineData("You are a wanker", "wanker")]
    [InlineData("What a son of a bitch", "son of a bitch")]
    [InlineData("those morons", "morons")]
    [InlineData("Sen bir aptalsın", "aptalsın")]
    [InlineData("GERİ ZEKALI herif", "GERİ ZEKALI")]
    [InlineData("şerefsizler", "şerefsizler")]
    public void Words_phrases_and_disguises(string text, string found) => Assert.Contains(found, Insults.In(text).Select(h => h.Words));

    [Theory]
    [InlineData("Schwarzer Weg, Negenborn, Niggemann und Deppe wohnen hier")]
    [InlineData("Der Marsch über die Barschstraße war harsch")]
    [InlineData("Wir fuhren mit der Kutsche, die Gebühren waren hoch, die Uhren gehen nach")]
    [InlineData("Arschbombenwettbewerb im Zentralbad")]
    [InlineData("Der dicke Ast ist dick, das Gift muss weg, die Puste geht aus")]
    [InlineData("Er wog 80 kg, die A51 ist zu, Haus 5149, Halle A511")]
    [InlineData("Hundescheiße auf dem Gehweg")]
    [InlineData("a b c d e f g h")]
    [InlineData("z. B. u. a. i. d. R. d. h. o. ä.")]
    [InlineData("Scunthorpe, Sussex and the cockpit; assess the class assignment")]
    [InlineData("The slag heap (Halde) needs grass; a spice rack; dick is German for thick")]
    [InlineData("Bu salıncak çok güzel, mal sahibi öküz gözü üzümü satıyor")]
    [InlineData("Den inneren Schweinehund überwinden")]
    [InlineData("Die Kinder und Großeltern, Schifffahrt, Betttuch")]
    public void Honest_words_are_left_alone(string text) => Assert.Empty(Insults.In(text));

    [Fact]
    public void No_district_of_the_city_and_no_word_of_its_demonstration_is_one()
    {
        Assert.All(A.Districts.All, d => Assert.Empty(Insults.In($"{d.Name} {d.Key}")));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(TestCity.RepositoryFolder, "demo"), "*.json")) Assert.Empty(Insults.In(File.ReadAllText(file)));
    }

    [Fact]
    public void The_language_of_the_server_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr");
        try
        {
            Assert.Single(Insults.In("IDIOT"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
