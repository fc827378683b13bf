namespace CitizenParticipation.Web.Development;

public static class DevelopmentEndpoints
{
    public static void MapDevelopment(this IEndpointRouteBuilder routes)
    {
    }
}
