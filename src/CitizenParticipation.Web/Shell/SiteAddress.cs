using CitizenParticipation.City;

namespace CitizenParticipation.Web.Shell;

/// <summary>Whole addresses for what leaves the site: feeds, calendars, posters, previews of links.</summary>
public static class SiteAddress
{
    /// <summary>The address that the operator has set, else the one that the visitor has used.</summary>
    public static string Whole(this PublicAddress address, HttpRequest? request, string path) =>
        address.IsKnown || request is null ? address.IsKnown ? address.For(path).AbsoluteUri : path : $"{request.Scheme}://{request.Host}{path}";
}
