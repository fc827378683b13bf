using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;

namespace CitizenParticipation.Demonstration;

/// <summary>
/// The named people of a demonstration. They have no password at all: the only way in is the development sign-in, which
/// exists in Development only.
/// </summary>
public sealed class DemoPeople(DistrictTree districts, CityProfile city, DateTimeOffset now)
{
    public const int Residents = 50;
    public const string MailDomain = "@demo.example";

    private static readonly string[] FirstNames =
        ["Aylin", "Bernd", "Canan", "Dieter", "Elif", "Frank", "Gülay", "Hanna", "Ivan", "Jana", "Karim", "Lena", "Mehmet", "Nadia", "Olaf", "Petra", "Radu", "Sabine",
         "Tarek", "Ute", "Viktor", "Wiebke", "Xenia", "Yusuf", "Zofia"];

    private readonly List<District> homes = [.. districts.All.Where(d => d.Level == DistrictLevel.Neighbourhood)];

    public static string Email(string name) => name + MailDomain;

    /// <summary>resident-1 to resident-50, living in turn in every neighbourhood, so that each has two or three.</summary>
    public IReadOnlyList<Participant> MakeResidents() =>
        [.. Enumerable.Range(1, Residents).Select(i => Person($"resident-{i}", $"{FirstNames[(i - 1) % FirstNames.Length]} (Demo)", homes[(i - 1) % homes.Count].Key, 1940 + (i * 7 % 70)))];

    /// <summary>People who only support, so that the named residents start with a clean sheet.</summary>
    public IReadOnlyList<Participant> MakeVoices(int count) =>
        [.. Enumerable.Range(1, count).Select(i => Person($"voice-{i}", $"Stimme {i} (Demo)", homes[i * 5 % homes.Count].Key, 1940 + (i * 11 % 70)))];

    /// <summary>moderator-1 and moderator-2 (all), administrator, and one committee member for each borough.</summary>
    public IReadOnlyList<(Participant Person, RoleGrant Grant)> MakeStaff()
    {
        var home = homes[0].Key;
        var staff = new List<(Participant, RoleGrant)>
        {
            With(Person("moderator-1", "Moderation 1 (Demo)", home, 1980), Role.Moderator, null),
            With(Person("moderator-2", "Moderation 2 (Demo)", home, 1985), Role.Moderator, null),
            With(Person("administrator", "Administration (Demo)", home, 1975), Role.Administrator, null),
        };
        foreach (var borough in districts.Boroughs)
        {
            var name = borough.Name.Replace(city.Name + "-", "", StringComparison.Ordinal);
            staff.Add(With(Person("committee-" + Plain(name), $"Bezirksvertretung {name} (Demo)", home, 1970), Role.CommitteeMember, borough.Key));
        }

        return staff;
    }

    private static string Plain(string name) =>
        string.Concat(name.ToLowerInvariant().Replace("ü", "ue", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ä", "ae", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    private (Participant, RoleGrant) With(Participant person, Role role, string? district) => (person, new RoleGrant(person.Id, role, null, district, now));

    private Participant Person(string name, string displayName, string home, int yearOfBirth)
    {
        var email = Email(name);
        return new Participant(displayName, email, home, yearOfBirth, "de", now)
        {
            EmailConfirmed = true,
            NormalizedEmail = email.ToUpperInvariant(),
            NormalizedUserName = email.ToUpperInvariant(),
        };
    }
}
