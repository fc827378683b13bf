namespace CitizenParticipation.Web.Results;

public static class ResultsEndpoints
{
    public static void MapResults(this IEndpointRouteBuilder routes)
    {
    }
}
