using System.Security.Claims;
using CitizenParticipation.Accounts;
using Microsoft.AspNetCore.Components.Authorization;

namespace CitizenParticipation.Web.Shell;

/// <summary>Who looks at this page or sits at this circuit. Rights are read anew on each call; the claim only says who.</summary>
public sealed class CurrentParticipant(AuthenticationStateProvider states, ReadRights rights)
{
    public async Task<Guid?> IdAsync() => (await states.GetAuthenticationStateAsync()).User.ParticipantId();

    public async Task<Rights> RightsAsync() => await rights.HandleAsync(await IdAsync());
}

public static class ParticipantClaims
{
    extension(ClaimsPrincipal user)
    {
        /// <summary>The id of the signed-in person, or null.</summary>
        public Guid? ParticipantId() =>
            user.Identity?.IsAuthenticated == true && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
    }
}
