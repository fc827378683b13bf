using CitizenParticipation.Accounts;
using CitizenParticipation.Demonstration;
using CitizenParticipation.Web.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CitizenParticipation.Web.Development;

/// <summary>Exists on a development machine only; Program.cs does not map it elsewhere.</summary>
public static class DevelopmentEndpoints
{
    public static void MapDevelopment(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Links.DemoSignIn, SignInAsync).DisableAntiforgery().ExcludeFromDescription();

    /// <summary>Signs a person of the demonstration in without a password; the demonstration people have none.</summary>
    private static async Task<IResult> SignInAsync(
        [FromForm] string? name, [FromForm(Name = "return")] string? back, HttpContext http, UserManager<Participant> accounts, SignInManager<Participant> signIn)
    {
        if (await accounts.FindByEmailAsync(DemoPeople.Email(name?.Trim() ?? "")) is not { } person)
            return TypedResults.Text($"There is no demonstration person \"{name}\". Try resident-1 to resident-{DemoPeople.Residents}, moderator-1, committee-mitte or administrator.", statusCode: StatusCodes.Status404NotFound);
        await signIn.SignInAsync(person, isPersistent: false);
        return http.SeeOther(Links.Local(back));
    }
}
