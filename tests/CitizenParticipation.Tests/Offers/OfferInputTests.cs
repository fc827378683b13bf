using CitizenParticipation.Offers;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Offers;

public class OfferInputTests
{
    [Theory]
    [InlineData("50", 5000L)]
    [InlineData("1.200", 120000L)]
    [InlineData("1,200", 120000L)]
    [InlineData("1.200,50", 120050L)]
    [InlineData("1,200.50 €", 120050L)]
    [InlineData(" 12,5 Euro", 1250L)]
    [InlineData("1 200", 120000L)]
    [InlineData("1.200.000", 120000000L)]
    [InlineData("0", 0L)]
    [InlineData("1.20.0", null)]
    [InlineData("1.2000", null)]
    [InlineData("-5", null)]
    [InlineData("fünfzig", null)]
    [InlineData("1e3", null)]
    [InlineData(",50", null)]
    [InlineData("٥٠", null)]
    [InlineData("99999999999999999999", null)]
    public void Amounts_are_read_as_people_write_them(string typed, long? cents) => Assert.Equal(cents, Euros.Parse(typed));

    [Fact]
    public void What_is_missing_or_wrong_is_told_at_its_field()
    {
        Assert.Equal([(Refusal.Required, "As"), (Refusal.Required, "Kind"), (Refusal.Required, "Text")], Faults(new(OfferAs.None, null, OfferKind.None, " ")));
        Assert.Equal([(Refusal.TooShort, "Text")], Faults(Floor.Hands with { Text = "kurz" }));
        Assert.Equal([(Refusal.TooLong, "Text")], Faults(Floor.Hands with { Text = new string('x', 501) }));
        Assert.Equal([(Refusal.Required, "Organisation")], Faults(Floor.Hands with { As = OfferAs.Club }));
        Assert.Equal([(Refusal.NotAnAmount, "Amount")], Faults(Floor.Hands with { Kind = OfferKind.Money, Amount = "viel" }));
        Assert.Equal([(Refusal.NotAnAmount, "Amount")], Faults(Floor.Hands with { Kind = OfferKind.Money, Amount = "0" }));
        Assert.Equal([(Refusal.NotAnAmount, "Amount")], Faults(Floor.Hands with { Kind = OfferKind.Money, Amount = "1.000.000,01" }));
        Assert.Equal([(Refusal.Required, "Contact")], Faults(Floor.Hands with { ForAuthor = true }));
        Assert.Equal([(Refusal.NotAContact, "Contact")], Faults(Floor.Hands with { Contact = "im Laden an der Ecke" }));
        Assert.Equal([(Refusal.NotAContact, "Contact")], Faults(Floor.Hands with { Contact = "12" }));
        Assert.Equal([(Refusal.NotAnEmail, "Contact")], Faults(Floor.Hands with { Contact = "ich@@nirgends" }));
    }

    [Theory]
    [InlineData("Moderation Gelsenkirchen")]
    [InlineData("Stadtverwaltung")]
    [InlineData("Gelsenkirchen")]
    [InlineData("Stаdt Gelsenkirchen")] // with a Cyrillic letter
    public void No_club_is_called_like_the_city(string name) =>
        Assert.Equal([(Refusal.NameLooksOfficial, "Organisation")], Faults(Floor.Hands with { As = OfferAs.Club, Organisation = name }));

    [Fact]
    public void What_does_not_belong_to_the_kind_is_left_out()
    {
        var checks = new FieldChecks();
        var text = (Floor.Hands with { Organisation = "Beispielverein", Amount = "500", Contact = "  0209 / 555-0100 " }).Check("Gelsenkirchen", checks);
        Assert.True(checks.Clean);
        Assert.Equal(("", null, "0209 / 555-0100", ContactConsent.None), (text.Organisation, text.AmountCents, text.Contact, text.Consent));
    }

    private static IEnumerable<(Refusal, string)> Faults(OfferInput input)
    {
        var checks = new FieldChecks();
        input.Check(TestCity.Gelsenkirchen.Name, checks);
        return checks.Faults.Select(f => (f.Refusal, f.Field));
    }
}
