using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CitizenParticipation.City;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Shell;

namespace CitizenParticipation.Web.Pages;

/// <summary>What search engines may read: all public pages in files of at most 50,000 addresses (sitemaps.org), and which rooms are not for them.</summary>
public static class SitemapEndpoints
{
    internal const int MostInAFile = 50_000;

    private static readonly XNamespace Space = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapSitemap(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").WithMetadata(new PublicPageAttribute()).ExcludeFromDescription();
        files.MapGet("/robots.txt", (HttpContext http, PublicAddress address) => TypedResults.Text(
            $"""
            User-agent: *
            Allow: /
            Disallow: /account/
            Disallow: /me/
            Disallow: /admin
            Disallow: /moderation
            Disallow: /report/
            Disallow: /committee
            Disallow: /dev/
            Disallow: /language/

            Sitemap: {address.Whole(http.Request, Links.Sitemap)}

            """.ReplaceLineEndings("\n"), "text/plain", Encoding.UTF8));
        files.MapGet(Links.Sitemap, async (HttpContext http, Sitemap map, PublicAddress address) => Answer(await map.WholeAsync(path => address.Whole(http.Request, path), MostInAFile, http.RequestAborted)));
        files.MapGet("/sitemap-{number:int:min(1)}.xml", async (int number, HttpContext http, Sitemap map, PublicAddress address) =>
            await map.PartAsync(number, path => address.Whole(http.Request, path), MostInAFile, http.RequestAborted) is { } part ? Answer(part) : TypedResults.NotFound());
    }

    private static IResult Answer(XDocument document) => TypedResults.Text($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}", "application/xml", Encoding.UTF8);

    /// <summary>Gathers the addresses. Those of the fixed pages come first; behind them, proposals in the order of their publication, so that a full file stays as it is.</summary>
    public sealed class Sitemap(BrowsePublished published, BrowseProcesses processes, ReadDistricts districts, CityProfile city)
    {
        /// <summary>One file, or the index of several.</summary>
        public async Task<XDocument> WholeAsync(Func<string, string> whole, int most, CancellationToken stop)
        {
            var count = (await FixedAsync(stop)).Count + await published.CountAsync(stop);
            if (count <= most) return (await PartAsync(1, whole, most, stop))!;
            return new XDocument(new XElement(Space + "sitemapindex", Enumerable.Range(1, (count + most - 1) / most).Select(n =>
                new XElement(Space + "sitemap", new XElement(Space + "loc", whole(string.Create(CultureInfo.InvariantCulture, $"/sitemap-{n}.xml")))))));
        }

        /// <returns>Null where there is no such part.</returns>
        public async Task<XDocument?> PartAsync(int number, Func<string, string> whole, int most, CancellationToken stop)
        {
            var pages = await FixedAsync(stop);
            var from = (long)(number - 1) * most;
            if (from > 0 && from >= pages.Count + await published.CountAsync(stop)) return null;
            var own = pages.Skip((int)from).Take(most).Select(path => new XElement(Space + "url", new XElement(Space + "loc", whole(path)))).ToList();
            var proposals = await published.HandleAsync((int)Math.Max(0, from - pages.Count), most - own.Count, stop);
            return new XDocument(new XElement(Space + "urlset", own, proposals.Select(p => new XElement(Space + "url",
                new XElement(Space + "loc", whole(Links.Proposal(p.Slug))), new XElement(Space + "lastmod", Dates.Machine(p.PublishedAt))))));
        }

        private async Task<List<string>> FixedAsync(CancellationToken stop)
        {
            var all = await processes.HandleAsync(stop);
            var folder = Path.Combine(city.Folder, "pages");
            string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.de.md") : [];
            return
            [
                Links.Home, Links.Proposals, Links.Districts, Links.Processes, Links.ModerationFigures,
                .. files.Select(f => Links.Page(Path.GetFileName(f)[..^".de.md".Length])).Order(StringComparer.Ordinal),
                .. (await districts.HandleAsync(stop)).All.Select(d => Links.District(d.Key)),
                .. all.OrderBy(p => p.CreatedAt).Select(p => Links.Process(p.Slug)),
            ];
        }
    }
}
