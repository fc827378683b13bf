using CitizenParticipation.Feedback;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Feedback;

public sealed class ReportBarrierTests : IAsyncLifetime
{
    private const string Text = "Der Knopf auf der Karte ist mit der Tastatur nicht zu erreichen.";

    private TestDb db = null!;

    public async ValueTask InitializeAsync() => db = await TestDb.CreateAsync(votes: false);

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task It_goes_to_the_city_with_everything_that_was_said()
    {
        var outcome = await db.Get<ReportBarrier>().HandleAsync(new("/proposals", Text, "anna@example.org"));
        Assert.True(outcome.Value!.WantsAnswer);
        var mail = Assert.Single(await db.MailsAsync());
        Assert.Equal(db.City.Contact, mail.To);
        Assert.All((string[])["/proposals", Text, "anna@example.org"], said => Assert.Contains(said, mail.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_has_to_say_who_they_are_or_where_it_was()
    {
        Assert.False((await db.Get<ReportBarrier>().HandleAsync(new(null, Text, " "))).Value!.WantsAnswer);
        Assert.Single(await db.MailsAsync());
    }

    [Theory]
    [InlineData("", null, Refusal.Required, "Text")]
    [InlineData("kurz", null, Refusal.TooShort, "Text")]
    [InlineData(Text, "anna@", Refusal.NotAnEmail, "Email")]
    [InlineData(Text, "anna@example.org\r\nBcc: all@example.org", Refusal.NotAnEmail, "Email")]
    public async Task What_is_wrong_is_named_next_to_its_field_and_nothing_is_sent(string text, string? email, Refusal refusal, string field)
    {
        var outcome = await db.Get<ReportBarrier>().HandleAsync(new("/", text, email));
        Assert.Contains(outcome.Faults, fault => fault.Refusal == refusal && fault.Field == field);
        Assert.Empty(await db.MailsAsync());
    }
}
