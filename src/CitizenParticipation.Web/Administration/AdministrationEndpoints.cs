using CitizenParticipation.Administration;
using CitizenParticipation.Web.Shell;

namespace CitizenParticipation.Web.Administration;

public static class AdministrationEndpoints
{
    public static void MapAdministration(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Links.AuditCsv, DownloadAsync).ExcludeFromDescription();

    private static async Task<IResult> DownloadAsync(HttpContext http, ExportTrail export, RefusalTexts refusals)
    {
        var outcome = await export.HandleAsync(http.User.ParticipantId(), TrailAddress.Read(http.Request.Query), http.RequestAborted);
        if (outcome.Value is { } found)
        {
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Stream(stream => found.WriteAsync(stream, http.RequestAborted), "text/csv; charset=utf-8", "audit.csv");
        }

        var fault = outcome.Faults[0];
        var status = fault.Refusal is Refusal.NotAllowed or Refusal.SignInRequired ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
        return TypedResults.Problem(statusCode: status, title: refusals.Of(fault));
    }
}
