using CitizenParticipation.Reports;

namespace CitizenParticipation.Web.Reports;

/// <summary>What is reported, as addresses spell it.</summary>
public static class ReportAddress
{
    /// <returns>None for a word that means nothing here.</returns>
    public static ReportedKind Parse(string? word) => word switch { "proposal" => ReportedKind.Proposal, "comment" => ReportedKind.Comment, "offer" => ReportedKind.Offer, _ => ReportedKind.None };

    public static string Word(ReportedKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Where everybody reads it.</summary>
    public static string PublicPage(ReportedKind kind, Guid id, string slug) => kind switch
    {
        ReportedKind.Comment => Shell.Links.Comment(slug, id),
        ReportedKind.Offer => Shell.Links.Proposal(slug) + "#offers",
        _ => Shell.Links.Proposal(slug),
    };

    /// <summary>Where a moderator hides it, or shows it again.</summary>
    public static string Deed(ReportedKind kind, Guid id, string slug) => kind switch
    {
        ReportedKind.Comment => Shell.Links.ModerateComment(id),
        ReportedKind.Offer => Shell.Links.ModerateOffer(id),
        _ => Shell.Links.Case(slug),
    };
}
