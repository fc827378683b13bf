using CitizenParticipation.Moderation.Hints;

namespace CitizenParticipation.Tests.Moderation.Hints;

public sealed class OutwardLinksTests
{
    [Theory]
    [InlineData("Siehe https://www.example.org/a, und https://example.org/b.", 2, "example.org")]
    [InlineData("[hier](http://a.example/x) und www.b.example!", 2, "a.example, b.example")]
    [InlineData("https://gelsenkirchen.de@evil.example/login", 1, "evil.example")]
    [InlineData("https://gelsenkirchen.de\\@evil.example", 1, "gelsenkirchen.de")]
    [InlineData("HTTPS://Example.org:8443/?q=1", 1, "example.org")]
    [InlineData("https://a.de https://a.de", 1, "a.de")]
    [InlineData("https://a.de https://b.de https://c.de https://d.de https://e.de https://f.de", 6, "a.de, b.de, c.de, d.de, e.de, …")]
    public void How_many_and_where_to(string text, int count, string hosts) => Assert.Equal([(count, hosts)], OutwardLinks.In(text).Select(h => (h.Count, h.Words)));

    [Theory]
    [InlineData("Auf gelsenkirchen.de steht nichts dazu")]
    [InlineData("https:// ist eine Vorsilbe")]
    [InlineData("Am 1.5. um 10.30 Uhr, z.B. am Markt")]
    public void No_link_no_hint(string text) => Assert.Empty(OutwardLinks.In(text));
}
