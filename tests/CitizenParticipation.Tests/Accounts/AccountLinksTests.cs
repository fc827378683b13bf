using System.Text.RegularExpressions;
using CitizenParticipation.Accounts;
using CitizenParticipation.Tests.House;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Accounts;

/// <summary>The links in mails: confirm an address, choose a new password.</summary>
public sealed partial class AccountLinksTests : IAsyncLifetime
{
    private const string NewPassword = "ein ganz neuer Satz";

    private TestDb db = null!;

    public async ValueTask InitializeAsync() => db = await TestDb.CreateAsync(votes: false);

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task The_link_confirms_the_address_and_opening_it_twice_is_no_error()
    {
        var person = await db.AddAsync(A.Participant().Unconfirmed());
        await AgainAsync(person.Id);
        var (id, token) = await LinkAsync();
        Assert.Equal(person.Email, (await ConfirmAsync(id, token)).Value!.Email);
        Assert.True((await ReadAsync(person.Id)).EmailConfirmed);
        Assert.True((await ConfirmAsync(id, token)).Succeeded);
    }

    [Fact]
    public async Task A_cut_changed_or_foreign_link_confirms_nothing()
    {
        var person = await db.AddAsync(A.Participant().Unconfirmed());
        var other = await db.AddAsync(A.Participant().Unconfirmed());
        await AgainAsync(person.Id);
        var (id, token) = await LinkAsync();
        (string?, string?)[] bad =
            [(null, token), ("x", token), (id, null), (id, ""), (id, "zz"), (id, token[..^2]), (id, token[..^3]), (other.Id.ToString("N"), token), (Guid.NewGuid().ToString(), token)];
        foreach (var (badId, badToken) in bad)
        {
            Assert.Equal(Refusal.LinkExpired, (await ConfirmAsync(badId, badToken)).Refusal);
        }

        Assert.False((await ReadAsync(person.Id)).EmailConfirmed);
        Assert.False((await ReadAsync(other.Id)).EmailConfirmed);
    }

    [Fact]
    public async Task A_confirmation_link_chooses_no_password_and_a_reset_link_confirms_nothing_by_itself()
    {
        var person = await db.AddAsync(A.Participant().Unconfirmed().WithPassword());
        await AgainAsync(person.Id);
        var (id, confirm) = await LinkAsync();
        Assert.Equal(Refusal.LinkExpired, (await ResetAsync(id, confirm, NewPassword)).Refusal);
        await RequestAsync(person.Email);
        var (_, reset) = await LinkAsync();
        Assert.Equal(Refusal.LinkExpired, (await ConfirmAsync(id, reset)).Refusal);
    }

    [Fact]
    public async Task The_confirmation_is_sent_again_only_while_it_is_missing()
    {
        var confirmed = await db.AddAsync(A.Participant());
        Assert.True((await AgainAsync(confirmed.Id)).Succeeded);
        Assert.Empty(await db.MailsAsync());
        Assert.Equal(Refusal.SignInRequired, (await AgainAsync(Guid.NewGuid())).Refusal);
    }

    [Fact]
    public async Task A_forgotten_password_is_asked_for_with_the_same_answer_for_all()
    {
        var person = await db.AddAsync(A.Participant().Reached("Anna@example.org"));
        Assert.Equal("anna@EXAMPLE.org", (await RequestAsync("anna@EXAMPLE.org")).Value!.Email);
        Assert.Equal("nobody@example.org", (await RequestAsync("nobody@example.org")).Value!.Email);
        Assert.Equal(person.Email, Assert.Single(await db.MailsAsync()).To);
        Assert.Equal([new Fault(Refusal.Required, "Email")], (await RequestAsync(" ")).Faults);
    }

    [Fact]
    public async Task The_link_sets_a_new_password_once_and_confirms_the_address()
    {
        var person = await db.AddAsync(A.Participant().Unconfirmed().WithPassword());
        await RequestAsync(person.Email);
        var (id, token) = await LinkAsync();

        Assert.Equal([new Fault(Refusal.PasswordTooWeak, "Password", "10")], (await ResetAsync(id, token, "kurz")).Faults);
        Assert.Equal(person.Email, (await ResetAsync(id, token, NewPassword)).Value!.Email);
        Assert.True(await OpensAsync(person.Id, NewPassword));
        Assert.False(await OpensAsync(person.Id, A.Password));
        Assert.True((await ReadAsync(person.Id)).EmailConfirmed);
        Assert.Equal(Refusal.LinkExpired, (await ResetAsync(id, token, "noch ein anderer Satz")).Refusal);
        Assert.True(await OpensAsync(person.Id, NewPassword));
    }

    [Fact]
    public async Task A_new_password_makes_older_links_and_sessions_worthless()
    {
        var person = await db.AddAsync(A.Participant().WithPassword());
        await RequestAsync(person.Email);
        var (id, older) = await LinkAsync();
        await RequestAsync(person.Email);
        var (_, newer) = await LinkAsync();
        Assert.True((await ResetAsync(id, newer, NewPassword)).Succeeded);
        Assert.Equal(Refusal.LinkExpired, (await ResetAsync(id, older, "noch ein anderer Satz")).Refusal);
        Assert.NotEqual(person.SecurityStamp, (await ReadAsync(person.Id)).SecurityStamp);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_the_link_opens_it()
    {
        var person = await db.AddAsync(A.Participant().WithPassword());
        for (var i = 1; i <= AccountLimits.TriesBeforeLockout; i++)
        {
            Assert.False(await LockedAsync(person.Id));
            await db.WithAsync<UserManager<Participant>, IdentityResult>(async u => await u.AccessFailedAsync((await u.FindByIdAsync(person.Id.ToString()))!));
        }

        Assert.True(await LockedAsync(person.Id));
        await RequestAsync(person.Email);
        var (id, token) = await LinkAsync();
        Assert.True((await ResetAsync(id, token, NewPassword)).Succeeded);
        Assert.False(await LockedAsync(person.Id));
        Assert.Equal(0, (await ReadAsync(person.Id)).AccessFailedCount);
    }

    [Fact]
    public void A_packed_token_survives_an_address()
    {
        const string token = "CfDJ8+/=äß";
        Assert.Matches("^[0-9A-F]+$", AccountMails.Pack(token));
        Assert.Equal(token, AccountMails.Unpack(AccountMails.Pack(token)));
        Assert.Null(AccountMails.Unpack(null));
        Assert.Null(AccountMails.Unpack("nothex"));
    }

    private Task<Outcome<ConfirmEmail.Confirmed>> ConfirmAsync(string? id, string? token) =>
        db.WithAsync<ConfirmEmail, Outcome<ConfirmEmail.Confirmed>>(c => c.HandleAsync(id, token));

    private Task<Outcome<SendConfirmationAgain.Sent>> AgainAsync(Guid person) =>
        db.WithAsync<SendConfirmationAgain, Outcome<SendConfirmationAgain.Sent>>(s => s.HandleAsync(person));

    private Task<Outcome<RequestPasswordReset.Requested>> RequestAsync(string? email) =>
        db.WithAsync<RequestPasswordReset, Outcome<RequestPasswordReset.Requested>>(r => r.HandleAsync(email));

    private Task<Outcome<ResetPassword.Done>> ResetAsync(string id, string token, string password) =>
        db.WithAsync<ResetPassword, Outcome<ResetPassword.Done>>(r => r.HandleAsync(new(id, token, password)));

    private Task<bool> OpensAsync(Guid person, string password) =>
        db.WithAsync<UserManager<Participant>, bool>(async u => await u.CheckPasswordAsync((await u.FindByIdAsync(person.ToString()))!, password));

    private Task<bool> LockedAsync(Guid person) =>
        db.WithAsync<UserManager<Participant>, bool>(async u => await u.IsLockedOutAsync((await u.FindByIdAsync(person.ToString()))!));

    private async Task<Participant> ReadAsync(Guid id)
    {
        await using var open = db.Open();
        return await open.Participants.AsNoTracking().SingleAsync(p => p.Id == id);
    }

    /// <summary>What the newest mail links to.</summary>
    private async Task<(string Id, string Token)> LinkAsync()
    {
        var link = Link().Match((await db.MailsAsync())[^1].Body);
        return (link.Groups["id"].Value, link.Groups["token"].Value);
    }

    [GeneratedRegex(@"\?id=(?<id>[0-9a-f]{32})&token=(?<token>[0-9A-F]+)")]
    private static partial Regex Link();
}
