namespace CitizenParticipation.Web.Processes;

public static class ProcessesEndpoints
{
    public static void MapProcesses(this IEndpointRouteBuilder routes)
    {
    }
}
