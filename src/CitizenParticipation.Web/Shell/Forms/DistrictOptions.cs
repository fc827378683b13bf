using CitizenParticipation.Districts;

namespace CitizenParticipation.Web.Shell.Forms;

/// <summary>The districts as choices of a form, grouped by borough in the order of the city's own list.</summary>
public static class DistrictOptions
{
    /// <param name="areas">Only what lies in these districts; null for all.</param>
    public static IEnumerable<SelectInput.Option> Neighbourhoods(DistrictTree tree, IEnumerable<string>? areas = null)
    {
        var limits = areas?.ToList();
        foreach (var borough in tree.Boroughs)
        {
            foreach (var part in tree.ChildrenOf(borough.Key).Where(p => limits is null || tree.Covers(limits, p.Key)))
                yield return new SelectInput.Option(part.Key, part.Name, borough.Name);
        }
    }
}
