using CitizenParticipation.Moderation.Hints;

namespace CitizenParticipation.Tests.Moderation.Hints;

public sealed class EmailAddressesTests
{
    [Theory]
    [InlineData("Schreiben Sie an anna.muster@example.org.", "anna.muster@example.org")]
    [InlineData("jörg_müller@bücher.example", "jörg_müller@bücher.example")]
    [InlineData("[Mail](mailto:a+b@sub.example.co.uk)", "a+b@sub.example.co.uk")]
    [InlineData("anna (at) example (punkt) de", "anna (at) example (punkt) de")]
    [InlineData("anna[at]example.org", "anna[at]example.org")]
    public void Addresses_also_in_disguise(string text, string found) => Assert.Equal([found], EmailAddresses.In(text).Select(h => h.Words));

    [Theory]
    [InlineData("Folgt @gelsenkirchen für mehr")]
    [InlineData("Treffen @ Rathaus um 18 Uhr")]
    [InlineData("gelsenkirchen.de hat eine Seite")]
    [InlineData("Meet at the market. Please bring chairs.")]
    [InlineData("3 @ 50 Cent")]
    public void What_only_has_the_sign_is_none(string text) => Assert.Empty(EmailAddresses.In(text));
}
