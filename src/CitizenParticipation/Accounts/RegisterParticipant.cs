using System.Globalization;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Accounts;

/// <summary>Creates an account and sends the confirmation link. A known address gets the same answer on the page and another mail, so nobody learns who has an account.</summary>
public sealed class RegisterParticipant(
    ParticipationDb db, UserManager<Participant> accounts, AccountMails mails, ReadDistricts districts, CityProfile city, TimeProvider clock)
{
    public sealed record Input(string? DisplayName, string? Email, string? Password, string? HomeDistrict, string? YearOfBirth, string Language);

    public sealed record Registered(string Email);

    public async Task<Outcome<Registered>> HandleAsync(Input input, CancellationToken stop = default)
    {
        var checks = new FieldChecks();
        var name = checks.Line(nameof(input.DisplayName), input.DisplayName, 2, AccountLimits.LongestDisplayName);
        checks.AddIf(checks.Clean && StaffNames.Imitates(name, city.Name), Refusal.NameLooksOfficial, nameof(input.DisplayName));
        var email = checks.Email(nameof(input.Email), input.Email, required: true);
        CheckPassword(checks, nameof(input.Password), input.Password);
        var home = (await districts.HandleAsync(stop)).Find(input.HomeDistrict);
        if (string.IsNullOrEmpty(input.HomeDistrict)) checks.Add(Refusal.Required, nameof(input.HomeDistrict));
        else checks.AddIf(home is not { Level: DistrictLevel.Neighbourhood }, Refusal.UnknownDistrict, nameof(input.HomeDistrict));
        var year = CheckYear(checks, input.YearOfBirth);
        if (!checks.Clean) return checks;

        if (await accounts.FindByEmailAsync(email) is { } known) return await AnswerKnownAsync(known, input, email, stop);

        var participant = new Participant(name, email, home!.Key, year, input.Language, clock.GetUtcNow());
        // Hashing takes long on purpose; inside the transaction every registration would hold the votes up for that long.
        participant.PasswordHash = accounts.PasswordHasher.HashPassword(participant, input.Password!);
        await using var transaction = await db.BeginWriteAsync(stop);
        var created = await accounts.CreateAsync(participant);
        if (!created.Succeeded)
        {
            // Two tabs at once: the unique key has decided, and the second answer is the same as the first.
            if (created.Errors.Any(e => e.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName)))
                return new Registered(email);
            return new Fault(Refusal.PasswordTooWeak, nameof(input.Password), AccountLimits.ShortestPassword.ToString(CultureInfo.InvariantCulture));
        }

        db.Add(await mails.ConfirmAsync(participant));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new Registered(email);
    }

    /// <summary>Length is what makes a password strong; rules about signs only make people write it down (NIST SP 800-63B, 3.1.1).</summary>
    internal static void CheckPassword(FieldChecks checks, string field, string? password)
    {
        if (string.IsNullOrEmpty(password)) checks.Add(Refusal.Required, field);
        else if (password.Length < AccountLimits.ShortestPassword || password.Distinct().Count() < 4)
            checks.Add(Refusal.PasswordTooWeak, field, AccountLimits.ShortestPassword.ToString(CultureInfo.InvariantCulture));
        else if (password.Length > AccountLimits.LongestPassword)
            checks.Add(Refusal.TooLong, field, AccountLimits.LongestPassword.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<Outcome<Registered>> AnswerKnownAsync(Participant known, Input input, string email, CancellationToken stop)
    {
        // As slow as a new account, and with the address as it was typed: neither time nor spelling tells that it is known.
        accounts.PasswordHasher.HashPassword(known, input.Password!);
        db.Add(known.EmailConfirmed ? await mails.AlreadyRegisteredAsync(known) : await mails.ConfirmAsync(known));
        await db.SaveChangesAsync(stop);
        return new Registered(email);
    }

    private int CheckYear(FieldChecks checks, string? raw)
    {
        const string field = nameof(Input.YearOfBirth);
        if (string.IsNullOrWhiteSpace(raw))
        {
            checks.Add(Refusal.Required, field);
            return 0;
        }

        var thisYear = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), city.Zone).Year;
        if (!int.TryParse(raw.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ||
            year < thisYear - AccountLimits.OldestAge || year > thisYear) checks.Add(Refusal.NotAYear, field);
        else checks.AddIf(thisYear - year < city.MinimumAge, Refusal.TooYoung, field, city.MinimumAge.ToString(CultureInfo.InvariantCulture));
        return year;
    }
}
