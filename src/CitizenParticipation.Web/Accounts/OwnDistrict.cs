using CitizenParticipation.Districts;
using CitizenParticipation.Web.Shell;

namespace CitizenParticipation.Web.Accounts;

/// <summary>The Stadtteil a visitor is at home in: the one chosen on this device, else the one a signed-in person has given.</summary>
/// <param name="District">Always a Stadtteil of the city.</param>
/// <param name="IsFromAccount">True when nothing was chosen on this device, so that there is nothing to forget.</param>
public sealed record OwnDistrict(District District, bool IsFromAccount)
{
    public static async Task<OwnDistrict?> ReadAsync(View view, CurrentParticipant current, DistrictTree tree)
    {
        if (tree.Neighbourhood(view.District) is { } chosen) return new OwnDistrict(chosen, false);
        if (await current.IdAsync() is null) return null;
        return tree.Neighbourhood((await current.RightsAsync()).Participant?.HomeDistrictKey) is { } home ? new OwnDistrict(home, true) : null;
    }
}
