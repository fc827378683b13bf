using CitizenParticipation.Moderation.Hints;

namespace CitizenParticipation.Tests.Moderation.Hints;

public sealed class NumberPlatesTests
{
    [Theory]
    [InlineData("Der Wagen GE-AB 123 parkt dort immer.", "GE-AB 123")]
    [InlineData("GE-AB123", "GE-AB123")]
    [InlineData("GE-S 1234", "GE-S 1234")]
    [InlineData("Kennzeichen GE AB 123", "GE AB 123")]
    [InlineData("The car BOT-X 12E is always there", "BOT-X 12E")]
    [InlineData("ein Laster (D-KA 77H)", "D-KA 77H")]
    [InlineData("Der mit UN-ZU 40 war es", "UN-ZU 40")]
    public void Plates(string text, string found) => Assert.Equal([found], NumberPlates.In(text).Select(h => h.Words));

    [Theory]
    [InlineData("GE-S01, GE-S17 und GE-B1 sind Schlüssel von Stadtteilen")]
    [InlineData("Gelsenkirchen GE-AB 2026")]
    [InlineData("auf DIN-A 4 oder DIN A 4")]
    [InlineData("Spielgeräte nach DIN EN 1176 und DIN-EN 124")]
    [InlineData("bezahlt nach TV-L 9")]
    [InlineData("die A 42, die B 227 und die L 608")]
    [InlineData("mit der S-Bahn S 2 oder U 11, RE 42")]
    [InlineData("Do ab 18 Uhr, DO AB 18 UHR")]
    [InlineData("WIR WOLLEN BIS ZU 100 BÄUME")]
    [InlineData("MO AB 8.30 UHR")]
    [InlineData("JEDEN DO UM 18")]
    [InlineData("Covid-19, CO2-Ausstoß, LED-E 27")]
    [InlineData("ge-ab 123")]
    [InlineData("Schulstraße 12-14, Haus A-12")]
    public void Keys_years_roads_and_capitals_are_none(string text) => Assert.Empty(NumberPlates.In(text));
}
