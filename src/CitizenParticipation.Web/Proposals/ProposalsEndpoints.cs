namespace CitizenParticipation.Web.Proposals;

public static class ProposalsEndpoints
{
    public static void MapProposals(this IEndpointRouteBuilder routes)
    {
    }
}
