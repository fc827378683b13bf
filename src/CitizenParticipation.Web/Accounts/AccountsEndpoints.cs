using CitizenParticipation.Accounts;
using CitizenParticipation.Web.Shell;
using Microsoft.AspNetCore.Identity;

namespace CitizenParticipation.Web.Accounts;

/// <summary>Signing out stands in the header of every page, also of pages that are the same for everybody; hence no token, but <see cref="SameOrigin"/>.</summary>
public static class AccountsEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Links.SignOut, SignOutAsync).AddEndpointFilter<SameOrigin>().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> SignOutAsync(HttpContext http, SignInManager<Participant> signIn)
    {
        await signIn.SignOutAsync();
        return http.SeeOther(Links.Home);
    }
}
