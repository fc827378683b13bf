using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Shell;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.House;

/// <summary>An address of the running application.</summary>
/// <param name="Pattern">As the page names it, with holes.</param>
/// <param name="Address">The same with the holes filled; what belongs in them may not exist.</param>
/// <param name="IsPublic">Kept for everybody who is not signed in.</param>
public sealed record KnownRoute(string Pattern, string Address, bool IsPublic);

/// <summary>What the application itself says it answers, so that a new page cannot be forgotten by a test.</summary>
public static class KnownRoutes
{
    /// <summary>All pages, in the order of their addresses.</summary>
    public static async Task<IReadOnlyList<KnownRoute>> PagesAsync(TestApp app)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        var proposal = await db.Proposals.Where(p => p.State == ProposalState.Published).OrderBy(p => p.Slug).Select(p => new { p.Slug, p.Id }).FirstAsync();
        return
        [
            .. app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
                .Select(e => new KnownRoute("/" + e.RoutePattern.RawText!.TrimStart('/'), Fill("/" + e.RoutePattern.RawText.TrimStart('/'), proposal.Slug, proposal.Id), e.Metadata.GetMetadata<PublicPageAttribute>() is not null))
                .DistinctBy(r => r.Pattern).OrderBy(r => r.Pattern, StringComparer.Ordinal),
        ];
    }

    private static string Fill(string pattern, string slug, Guid id)
    {
        var process = pattern.Contains("processes/", StringComparison.Ordinal);
        var address = pattern.Replace("{Slug}", process ? "gruene-ecken" : slug, StringComparison.Ordinal)
            .Replace("{Id:guid}", id.ToString(), StringComparison.Ordinal).Replace("{Kind}", "proposal", StringComparison.Ordinal).Replace("{Key}", "GE-S01", StringComparison.Ordinal)
            .Replace("{Name}", "imprint", StringComparison.Ordinal).Replace("{Edition:int}", "1", StringComparison.Ordinal).Replace("{Number:int}", "1", StringComparison.Ordinal).Replace("{Code}", "0000", StringComparison.Ordinal);
        Assert.DoesNotContain("{", address, StringComparison.Ordinal);
        return address;
    }
}
