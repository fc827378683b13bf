using CitizenParticipation.Districts;

namespace CitizenParticipation.Web.Maps;

/// <summary>A count seen against the people who live there.</summary>
public static class PerThousand
{
    /// <returns>Null where the population is not known: without it there is no rate.</returns>
    public static double? Of(int count, District? district) => district?.Population is > 0 and { } people ? count * 1000.0 / people : null;
}
