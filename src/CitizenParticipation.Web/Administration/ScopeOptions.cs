using CitizenParticipation.Accounts;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Web.Shell.Forms;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Administration;

/// <summary>
/// Roles and what they may cover as one list to choose from. Two lists could be combined to something that does not exist, such as
/// an administrator of one district, which would silently become an administrator of everything.
/// </summary>
internal static class ScopeOptions
{
    /// <summary>Every grant that can be given, grouped by role; the value is read back by <see cref="Read"/>.</summary>
    public static IReadOnlyList<SelectInput.Option> All(IReadOnlyList<Process> processes, DistrictTree tree, IStringLocalizer<AdministrationTexts> texts) =>
    [
        new($"{Role.Moderator}", texts["Scope.All"], texts["Role.Moderator"]),
        .. processes.Select(p => new SelectInput.Option($"{Role.Moderator} process:{p.Id:N}", texts["Scope.Process", p.Title], texts["Role.Moderator"])),
        .. tree.All.Where(d => d.Level != DistrictLevel.City).Select(d => new SelectInput.Option($"{Role.Moderator} district:{d.Key}", InWords(d, texts), texts["Role.Moderator"])),
        .. tree.Boroughs.Select(d => new SelectInput.Option($"{Role.CommitteeMember} district:{d.Key}", InWords(d, texts), texts["Role.CommitteeMember"])),
        new($"{Role.Administrator}", texts["Scope.All"], texts["Role.Administrator"]),
    ];

    /// <returns>What was chosen, or null when the value is none of the list.</returns>
    public static GrantRole.Input? Read(string? email, string? value)
    {
        var parts = (value ?? "").Split(' ', 2);
        if (!Enum.TryParse<Role>(parts[0], out var role) || !Enum.IsDefined(role)) return null;
        if (parts.Length == 1) return new(email, role, null, null);
        var (kind, id) = parts[1].Split(':', 2) is [var k, var i] ? (k, i) : ("", "");
        return kind switch
        {
            "process" when Guid.TryParse(id, out var process) => new(email, role, process, null),
            "district" => new(email, role, null, id),
            _ => null,
        };
    }

    /// <summary>The scope of a grant as a person reads it.</summary>
    public static string InWords(BrowseGrants.Line grant, IReadOnlyList<Process> processes, DistrictTree tree, IStringLocalizer<AdministrationTexts> texts) =>
        grant.ProcessId is { } id ? texts["Scope.Process", processes.FirstOrDefault(p => p.Id == id)?.Title ?? "?"]
        : grant.DistrictKey is { } key ? (tree.Find(key) is { } district ? InWords(district, texts) : key)
        : texts["Scope.All"];

    private static string InWords(District district, IStringLocalizer<AdministrationTexts> texts) => texts["Scope." + district.Level, district.Name];
}
