using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace CitizenParticipation.Web.Shell;

/// <summary>The address that the reader's browser shows, also where another page answers in its place (not found, error).</summary>
public static class AskedAddress
{
    public static string Of(NavigationManager navigation, HttpContext? http) =>
        http?.Features.Get<IStatusCodeReExecuteFeature>() is { } asked ? new PathString(asked.OriginalPath).ToUriComponent() + asked.OriginalQueryString
        : http?.Features.Get<IExceptionHandlerPathFeature>() is { } failed ? new PathString(failed.Path).ToUriComponent()
        : "/" + navigation.ToBaseRelativePath(navigation.Uri);
}
