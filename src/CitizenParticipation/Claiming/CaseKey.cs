using System.Globalization;

namespace CitizenParticipation.Claiming;

/// <summary>Names one case of the desk.</summary>
/// <param name="Id">Of the proposal, the reported contribution, the decision (also for an appeal against it), the regrouping, or the translation.</param>
/// <param name="Part">For reports the number of the kind of what was reported; 0 for everything else.</param>
public readonly record struct CaseKey(CaseKind Kind, Guid Id, int Part = 0)
{
    private const string Letters = " pcrasemt";

    /// <summary>The other case that the same deed may be about: a proposal, and the reports of it. Null for everything else.</summary>
    public CaseKey? Sibling => (Kind, Part) switch { (CaseKind.Proposal, _) => new CaseKey(CaseKind.Report, Id, 1), (CaseKind.Report, 1) => new CaseKey(CaseKind.Proposal, Id), _ => null };

    /// <summary>Short enough for an address: a letter, the part where there is one, a dot and the id.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Letters[(int)Kind]}{(Part == 0 ? "" : Part)}.{Id:N}");

    /// <returns>Null for anything else.</returns>
    public static CaseKey? Parse(string? text)
    {
        if (text?.Split('.') is not [{ Length: >= 1 and <= 2 } head, var id] || !Guid.TryParseExact(id, "N", out var guid)) return null;
        var kind = (CaseKind)Letters.IndexOf(head[0], StringComparison.Ordinal);
        var part = head.Length == 1 ? 0 : head[1] - '0';
        return kind <= CaseKind.None || (kind == CaseKind.Report ? part is < 1 or > 3 : head.Length > 1) ? null : new CaseKey(kind, guid, part);
    }
}
