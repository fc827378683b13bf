using Microsoft.AspNetCore.Identity;

namespace CitizenParticipation.Accounts;

/// <summary>A person with an account. Password, lockout and confirmation come from ASP.NET Core Identity.</summary>
public sealed class Participant : IdentityUser<Guid>
{
    private Participant() { }

    public Participant(string displayName, string email, string homeDistrictKey, int yearOfBirth, string language, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        DisplayName = displayName;
        Email = email;
        // Identity signs in by user name; the e-mail address is the one name people remember.
        UserName = email;
        HomeDistrictKey = homeDistrictKey;
        YearOfBirth = yearOfBirth;
        Language = language;
        CreatedAt = now;
        SecurityStamp = Guid.NewGuid().ToString("N");
        LockoutEnabled = true;
    }

    /// <summary>What other people read beside a contribution; need not be the civil name.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>The Stadtteil the person lives in, by their own word.</summary>
    public string HomeDistrictKey { get; private set; } = "";

    public int YearOfBirth { get; private set; }

    /// <summary>Two-letter language of mails to this person.</summary>
    public string Language { get; private set; } = "de";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the person closed the account; null for everybody who is here. The row stays, empty, because counted votes lead to it.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    public bool HasLeft => LeftAt is not null;

    public void MoveTo(string homeDistrictKey) => HomeDistrictKey = homeDistrictKey;

    /// <summary>Erases everything that says who this was (GDPR Art. 17). Nobody can sign in as this person again, and the address is free for a new account.</summary>
    public void Leave(DateTimeOffset now)
    {
        LeftAt = now;
        DisplayName = "";
        // The column is needed by Identity and unique; this one leads nowhere (RFC 2606).
        Email = UserName = $"{Id:N}@left.invalid";
        NormalizedEmail = NormalizedUserName = null;
        EmailConfirmed = false;
        YearOfBirth = 0;
        PasswordHash = PhoneNumber = null;
        SecurityStamp = Guid.NewGuid().ToString("N");
    }
}
