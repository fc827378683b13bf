using CitizenParticipation.Accounts;
using CitizenParticipation.Mail;
using CitizenParticipation.Tests.House;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Accounts;

public sealed class RegisterParticipantTests : IAsyncLifetime
{
    private static readonly RegisterParticipant.Input Good = new("Anna B.", "anna@example.org", A.Password, A.Ueckendorf, "1990", "de");

    private TestDb db = null!;

    public async ValueTask InitializeAsync() => db = await TestDb.CreateAsync(votes: false);

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task Somebody_registers_and_is_sent_a_link()
    {
        var outcome = await RegisterAsync(Good with { DisplayName = "  Anna B. ", YearOfBirth = " 1990 " });
        Assert.Equal("anna@example.org", outcome.Value!.Email);

        var anna = Assert.Single(await PeopleAsync());
        Assert.Equal(("Anna B.", A.Ueckendorf, 1990, "de", A.Now), (anna.DisplayName, anna.HomeDistrictKey, anna.YearOfBirth, anna.Language, anna.CreatedAt));
        Assert.False(anna.EmailConfirmed);
        Assert.NotNull(anna.PasswordHash);
        Assert.DoesNotContain(A.Password, anna.PasswordHash, StringComparison.Ordinal);

        var mail = Assert.Single(await db.MailsAsync());
        Assert.Equal(("anna@example.org", MailTexts.In("de", "Confirm.Subject"), MailState.Waiting), (mail.To, mail.Subject, mail.State));
        Assert.Contains($"https://mitmachen.example.org/account/confirm?id={anna.Id:N}&token=", mail.Body, StringComparison.Ordinal);
        Assert.Contains("Anna B.", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mail_speaks_the_language_of_the_form()
    {
        await RegisterAsync(Good with { Language = "en" });
        Assert.Equal(MailTexts.In("en", "Confirm.Subject"), Assert.Single(await db.MailsAsync()).Subject);
        Assert.NotEqual(MailTexts.In("de", "Confirm.Subject"), MailTexts.In("en", "Confirm.Subject"));
    }

    [Theory]
    [InlineData("DisplayName", "", Refusal.Required, "")]
    [InlineData("DisplayName", "A", Refusal.TooShort, "2")]
    [InlineData("DisplayName", "Anna Beatrix Charlotte Dorothea Emilia von", Refusal.TooLong, "40")]
    [InlineData("DisplayName", "An\u0007na", Refusal.ControlCharacters, "")]
    [InlineData("DisplayName", "An\nna", Refusal.ControlCharacters, "")]
    [InlineData("DisplayName", "An\u202Ena", Refusal.ControlCharacters, "")]
    [InlineData("DisplayName", "An\u200Bna", Refusal.InvisibleCharacters, "")]
    [InlineData("DisplayName", "M0derat1on", Refusal.NameLooksOfficial, "")]
    [InlineData("DisplayName", "Stadt Gelsenkirchen", Refusal.NameLooksOfficial, "")]
    [InlineData("Email", "", Refusal.Required, "")]
    [InlineData("Email", "anna", Refusal.NotAnEmail, "")]
    [InlineData("Email", "anna@", Refusal.NotAnEmail, "")]
    [InlineData("Email", "@example.org", Refusal.NotAnEmail, "")]
    [InlineData("Email", "anna@b@example.org", Refusal.NotAnEmail, "")]
    [InlineData("Email", "an na@example.org", Refusal.NotAnEmail, "")]
    [InlineData("Email", "Anna <anna@example.org>", Refusal.NotAnEmail, "")]
    [InlineData("Email", "anna@example.org, eve@example.org", Refusal.NotAnEmail, "")]
    [InlineData("Password", "", Refusal.Required, "")]
    [InlineData("Password", "kurz", Refusal.PasswordTooWeak, "10")]
    [InlineData("Password", "neunzeich", Refusal.PasswordTooWeak, "10")]
    [InlineData("Password", "abababababab", Refusal.PasswordTooWeak, "10")]
    [InlineData("HomeDistrict", "", Refusal.Required, "")]
    [InlineData("HomeDistrict", "GE-S99", Refusal.UnknownDistrict, "")]
    [InlineData("HomeDistrict", A.Mitte, Refusal.UnknownDistrict, "")]
    [InlineData("HomeDistrict", A.City, Refusal.UnknownDistrict, "")]
    [InlineData("YearOfBirth", "", Refusal.Required, "")]
    [InlineData("YearOfBirth", "neunzehn", Refusal.NotAYear, "")]
    [InlineData("YearOfBirth", "90", Refusal.NotAYear, "")]
    [InlineData("YearOfBirth", "-1990", Refusal.NotAYear, "")]
    [InlineData("YearOfBirth", "1906", Refusal.NotAYear, "")]
    [InlineData("YearOfBirth", "2028", Refusal.NotAYear, "")]
    [InlineData("YearOfBirth", "99999999999", Refusal.NotAYear, "")]
    [InlineData("YearOfBirth", "2014", Refusal.TooYoung, "14")]
    public async Task A_wrong_field_is_named_and_nothing_is_kept(string field, string value, Refusal refusal, string detail)
    {
        var input = field switch
        {
            "DisplayName" => Good with { DisplayName = value },
            "Email" => Good with { Email = value },
            "Password" => Good with { Password = value },
            "HomeDistrict" => Good with { HomeDistrict = value },
            _ => Good with { YearOfBirth = value },
        };
        Assert.Equal([new Fault(refusal, field, detail)], (await RegisterAsync(input)).Faults);
        Assert.Empty(await PeopleAsync());
        Assert.Empty(await db.MailsAsync());
    }

    [Theory]
    [InlineData("1907")]
    [InlineData("2013")]
    public async Task The_oldest_and_the_youngest_are_welcome(string year) => Assert.True((await RegisterAsync(Good with { YearOfBirth = year })).Succeeded);

    [Fact]
    public async Task All_wrong_fields_are_named_at_once()
    {
        var outcome = await RegisterAsync(new(null, null, null, null, null, "de"));
        Assert.Equal(["DisplayName", "Email", "Password", "HomeDistrict", "YearOfBirth"], outcome.Faults.Select(f => f.Field));
        Assert.All(outcome.Faults, f => Assert.Equal(Refusal.Required, f.Refusal));
    }

    [Fact]
    public async Task A_password_may_be_long_but_not_endless()
    {
        Assert.True((await RegisterAsync(Good with { Password = "ein sehr langer Satz " + new string('x', 107) })).Succeeded);
        Assert.Equal(
            [new Fault(Refusal.TooLong, "Password", "128")],
            (await RegisterAsync(Good with { Email = "b@example.org", Password = "ein sehr langer Satz " + new string('x', 108) })).Faults);
    }

    [Fact]
    public async Task An_address_that_is_known_gets_the_same_answer_and_another_mail()
    {
        var known = await db.AddAsync(A.Participant().Reached("anna@example.org").Called("Anna Alt").WithPassword());
        var fresh = await RegisterAsync(Good with { Email = "neu@example.org" });
        var again = await RegisterAsync(Good);

        Assert.Equal(("neu@example.org", 0), (fresh.Value!.Email, fresh.Faults.Count));
        Assert.Equal(("anna@example.org", 0), (again.Value!.Email, again.Faults.Count));
        Assert.Equal(2, (await PeopleAsync()).Count);
        var mail = (await db.MailsAsync()).Single(m => m.To == "anna@example.org");
        Assert.Equal(MailTexts.In("de", "AlreadyRegistered.Subject"), mail.Subject);
        Assert.Contains($"/account/reset?id={known.Id:N}&token=", mail.Body, StringComparison.Ordinal);
        Assert.Equal("Anna Alt", (await PeopleAsync()).Single(p => p.Id == known.Id).DisplayName);
    }

    [Fact]
    public async Task The_answer_repeats_what_was_typed_and_not_how_the_known_address_is_written()
    {
        await db.AddAsync(A.Participant().Reached("Anna.B@Example.org"));
        Assert.Equal("anna.b@example.ORG", (await RegisterAsync(Good with { Email = "anna.b@example.ORG" })).Value!.Email);
        Assert.Equal("Anna.B@Example.org", Assert.Single(await db.MailsAsync()).To);
    }

    [Fact]
    public async Task A_known_address_that_was_never_confirmed_gets_the_confirmation_link_again()
    {
        await db.AddAsync(A.Participant().Reached("anna@example.org").Unconfirmed());
        await RegisterAsync(Good);
        Assert.Equal(MailTexts.In("de", "Confirm.Subject"), Assert.Single(await db.MailsAsync()).Subject);
    }

    [Fact]
    public async Task A_known_address_with_a_wrong_form_hears_about_the_form_and_gets_no_mail()
    {
        await db.AddAsync(A.Participant().Reached("anna@example.org"));
        Assert.Equal(Refusal.PasswordTooWeak, (await RegisterAsync(Good with { Password = "kurz" })).Refusal);
        Assert.Empty(await db.MailsAsync());
    }

    [Fact]
    public async Task Twenty_registrations_of_one_address_at_once_make_one_account()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => RegisterAsync(Good with { Email = i % 2 == 0 ? "anna@example.org" : "ANNA@example.org" }))));
        Assert.All(outcomes, o => Assert.Equal("anna@example.org", o.Value!.Email, ignoreCase: true));
        Assert.Single(await PeopleAsync());
        Assert.NotEmpty(await db.MailsAsync());
    }

    [Fact]
    public async Task The_database_itself_keeps_a_second_account_with_one_address_out()
    {
        await db.AddAsync(A.Participant().Reached("anna@example.org"));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.AddAsync(A.Participant().Reached("Anna@Example.org")));
    }

    [Fact]
    public async Task The_password_that_was_chosen_is_the_one_that_opens()
    {
        await RegisterAsync(Good);
        Assert.True(await db.WithAsync<UserManager<Participant>, bool>(async u => await u.CheckPasswordAsync((await u.FindByEmailAsync("anna@example.org"))!, A.Password)));
        Assert.False(await db.WithAsync<UserManager<Participant>, bool>(async u => await u.CheckPasswordAsync((await u.FindByEmailAsync("anna@example.org"))!, A.Password + "!")));
    }

    private Task<Outcome<RegisterParticipant.Registered>> RegisterAsync(RegisterParticipant.Input input) =>
        db.WithAsync<RegisterParticipant, Outcome<RegisterParticipant.Registered>>(r => r.HandleAsync(input));

    private async Task<List<Participant>> PeopleAsync()
    {
        await using var open = db.Open();
        return await open.Participants.AsNoTracking().ToListAsync();
    }
}
