using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CitizenParticipation.Web.Accounts;

/// <summary>
/// Compares a session with the account as often as <see cref="SecurityStampValidatorOptions.ValidationInterval"/> says, as Identity
/// does, but looks at the clock first: Identity would make its managers and a database context for each request, only to see
/// that it is too early.
/// </summary>
internal static class RecentSession
{
    public static Task ValidateAsync(CookieValidatePrincipalContext session)
    {
        var services = session.HttpContext.RequestServices;
        var interval = services.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value.ValidationInterval;
        var age = services.GetRequiredService<TimeProvider>().GetUtcNow() - session.Properties.IssuedUtc;
        return age <= interval ? Task.CompletedTask : SecurityStampValidator.ValidatePrincipalAsync(session);
    }
}
