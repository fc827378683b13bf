using CitizenParticipation.Claiming;
using CitizenParticipation.Moderation.Desk;

namespace CitizenParticipation.Web.Moderation.Desk;

/// <summary>How the address of the desk names a case: proposals and their changes by their slug, easy versions by the slug too, everything else by its key.</summary>
public static class CaseAddress
{
    public const string Easy = "easy.";

    public static string Of(WaitingCase line) => Of(line.Key, line.Slug);

    public static string Of(CaseKey key, string slug) => key.Kind switch { CaseKind.Proposal or CaseKind.Change => slug, CaseKind.EasyVersion => Easy + slug, _ => key.ToString() };
}
