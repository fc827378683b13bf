using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace CitizenParticipation.Web.Shell;

/// <summary>What the cookie <c>view</c> says. Only what is understood is taken over, so that few different pages come of it.</summary>
public sealed partial record ViewChoice(string? District, bool Easy, Theme Theme)
{
    public const string Cookie = "view";

    public static readonly ViewChoice None = new(null, false, Theme.Device);

    public static ViewChoice Of(HttpContext? http) => Parse(http?.Request.Cookies[Cookie]);

    public static ViewChoice Parse(string? cookie)
    {
        if (cookie is not { Length: > 0 and < 200 }) return None;
        var said = QueryHelpers.ParseQuery(cookie);
        return None.With(said.GetValueOrDefault("district"), said.GetValueOrDefault("easy"), said.GetValueOrDefault("theme"));
    }

    /// <summary>A value that is null stays as it was; one that is empty or not understood goes back to the usual.</summary>
    public ViewChoice With(string? district, string? easy, string? theme) => new(
        district is null ? District : PlainKey().IsMatch(district) ? district : null,
        easy is null ? Easy : easy == "1",
        theme is null ? Theme : Enum.TryParse<Theme>(theme, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : Theme.Device);

    public override string ToString() => string.Join('&', Parts());

    private IEnumerable<string> Parts()
    {
        if (District is not null) yield return "district=" + District;
        if (Easy) yield return "easy=1";
        if (Theme != Theme.Device) yield return "theme=" + Theme.ToString().ToLowerInvariant();
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,20}$")]
    private static partial Regex PlainKey();
}
