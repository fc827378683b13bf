using System.Globalization;
using CitizenParticipation.Administration;
using CitizenParticipation.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace CitizenParticipation.Web.Administration;

/// <summary>Filters of the audit trail as they stand in an address, so that every view of it is a link.</summary>
public static class TrailAddress
{
    public static string Of(TrailFilter filter, long? below = null) => With(Links.Audit, filter, below);

    public static string Csv(TrailFilter filter) => With(Links.AuditCsv, filter, null);

    public static TrailFilter Read(IQueryCollection query) => new(query["who"], query["actor"], query["action"], query["about"], query["words"], query["from"], query["to"]);

    private static string With(string path, TrailFilter filter, long? below) => QueryHelpers.AddQueryString(path, new KeyValuePair<string, string?>[]
    {
        new("who", filter.Who), new("actor", filter.Actor), new("action", filter.Action), new("about", filter.About), new("words", filter.Words),
        new("from", filter.From), new("to", filter.To), new("below", below?.ToString(CultureInfo.InvariantCulture)),
    }.Where(part => !string.IsNullOrWhiteSpace(part.Value)));
}
