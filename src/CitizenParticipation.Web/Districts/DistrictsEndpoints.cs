namespace CitizenParticipation.Web.Districts;

public static class DistrictsEndpoints
{
    public static void MapDistricts(this IEndpointRouteBuilder routes)
    {
    }
}
