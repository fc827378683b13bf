using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Shell;

/// <summary>How the name beside a contribution is shown.</summary>
public static class Authors
{
    /// <summary>Somebody who has closed their account has no name any more.</summary>
    public static string Author(this IStringLocalizer<Words> words, string name) => name.Length == 0 ? words["FormerPerson"] : name;
}
