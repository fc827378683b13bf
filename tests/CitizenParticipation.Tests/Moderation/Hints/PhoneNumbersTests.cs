using CitizenParticipation.Moderation.Hints;

namespace CitizenParticipation.Tests.Moderation.Hints;

public sealed class PhoneNumbersTests
{
    [Theory]
    [InlineData("Rufen Sie mich an: 0209 169-0 12.", "0209 169-0 12")]
    [InlineData("Meine Nummer ist 0209/1234567, gern abends.", "0209/1234567")]
    [InlineData("(0209) 123 45 67", "(0209) 123 45 67")]
    [InlineData("Handy 0171 1234567", "0171 1234567")]
    [InlineData("0176-12345678", "0176-12345678")]
    [InlineData("+49 (0)209 169 1234", "+49 (0)209 169 1234")]
    [InlineData("Call me on +44 20 7946 0958 please", "+44 20 7946 0958")]
    [InlineData("0049 209 1234567", "0049 209 1234567")]
    [InlineData("Am 01.05.2026 0209 123456", "0209 123456")]
    [InlineData("seit 2026 0209 123456", "0209 123456")]
    [InlineData("(0209 1234567, abends)", "0209 1234567")]
    [InlineData("Tel.: 169-1234", "169-1234")]
    [InlineData("WhatsApp 1234567", "1234567")]
    [InlineData("phone no. 5551234", "5551234")]
    [InlineData("0171 1234567 am Abend", "0171 1234567")]
    [InlineData("0800 1234567 kostet nichts", "0800 1234567")]
    public void Numbers_as_people_write_them(string text, string found) => Assert.Equal([found], PhoneNumbers.In(text).Select(h => h.Words));

    [Theory]
    [InlineData("Am 01.05.2026 um 18 Uhr")]
    [InlineData("vom 01.02.2026 - 31.10.2026")]
    [InlineData("Geöffnet 08.00-18.00 Uhr")]
    [InlineData("Geöffnet 08:00 bis 18:00")]
    [InlineData("open 0800-1800 and 0730-1630")]
    [InlineData("Das kostet 120.000 Euro, also 0,50 € je Person")]
    [InlineData("Es fehlen 100 000 000 Euro")]
    [InlineData("45879 Gelsenkirchen, 45881 Schalke, 06108 Halle")]
    [InlineData("Bochumer Straße 12-14, Hausnummer 0815")]
    [InlineData("Linie 301, 302 und 107 fahren alle 10 Minuten")]
    [InlineData("2024 2025 2026 2027")]
    [InlineData("Mobil 2025-2026, ein Konzept")]
    [InlineData("Telefon 12 000 Menschen")]
    [InlineData("51.50833, 7.09778")]
    [InlineData("ISBN 978-3-16-148410-0")]
    [InlineData("+20 Bäume, +3 Bänke")]
    [InlineData("GE-S01, GE-S02, GE-S03")]
    [InlineData("00.00-24.00 Uhr")]
    public void Other_numbers_are_none(string text) => Assert.Empty(PhoneNumbers.In(text));
}
