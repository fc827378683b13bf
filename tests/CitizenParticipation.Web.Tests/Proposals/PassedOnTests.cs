using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Pages;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Proposals;

/// <summary>What leaves the site: pictures, codes, posters, feeds, calendars and the list for search engines. Text of people stays text in all of them, and what is not public is in none.</summary>
public sealed class PassedOnTests(PassedOnTests.PassedOnApp passedOn) : IClassFixture<PassedOnTests.PassedOnApp>
{
    private const string Hostile = "Bänke\u0001 ]]> <script>alert(1)</script> & \"Licht\"\u000b im Park 🌳";
    private const string Clean = "Bänke ]]> <script>alert(1)</script> & \"Licht\" im Park 🌳";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly TestApp app = passedOn.App;
    private readonly string slug = passedOn.Slug;
    private readonly string hidden = passedOn.Hidden;

    [Theory]
    [InlineData("/feed.atom", 50)]
    [InlineData("/districts/GE-S01/feed.atom", 1)]
    [InlineData("/districts/GE-B1/feed.atom", 1)]
    [InlineData("/processes/stadtteil-ideen/feed.atom", 10)]
    public async Task A_feed_holds_the_newest_proposals_as_text(string path, int atLeast)
    {
        using var visitor = app.Visit();
        using var answer = await visitor.GetAsync(path);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.InRange(entries.Count, atLeast, 50);
        Assert.Equal(Clean, entries[0].Element(Atom + "title")!.Value);
        Assert.Equal(new Uri(app.Address, "/proposals/" + slug).AbsoluteUri, entries[0].Element(Atom + "id")!.Value);
        Assert.Equal(entries[0].Element(Atom + "updated")!.Value, feed.Element(Atom + "updated")!.Value);
        Assert.Empty(entries[0].Element(Atom + "summary")!.Elements());
        Assert.Equal(new Uri(app.Address, path).AbsoluteUri, feed.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
        Assert.All(entries, e => Assert.NotEmpty(e.Element(Atom + "author")!.Element(Atom + "name")!.Value));
        Assert.DoesNotContain(entries, e => e.Element(Atom + "id")!.Value.EndsWith(hidden, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/feed.atom", "Gelsenkirchen beteiligt: neue Vorschläge")]
    [InlineData("/districts/GE-S01/feed.atom", "Altstadt: neue Vorschläge – Gelsenkirchen beteiligt")]
    [InlineData("/processes/stadtteil-ideen/feed.atom", "Ideen für unsere Stadtteile: neue Vorschläge – Gelsenkirchen beteiligt")]
    public async Task A_feed_says_whose_it_is_and_each_entry_where_it_belongs(string path, string title)
    {
        using var visitor = app.Visit();
        var feed = XDocument.Parse(await visitor.ReadAsync(path)).Root!;
        Assert.Equal(title, feed.Element(Atom + "title")!.Value);
        var entry = feed.Elements(Atom + "entry").First();
        Assert.Equal(
            [("green", "Grün & Klima", app.Address + "proposals"), ("GE-S01", "Altstadt", app.Address + "districts")],
            entry.Elements(Atom + "category").Select(c => (c.Attribute("term")!.Value, c.Attribute("label")!.Value, c.Attribute("scheme")!.Value)));
        Assert.StartsWith("Altstadt · Grün & Klima · Ein Text mit", entry.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_has_the_promised_size_and_is_not_sent_twice()
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        using var first = await client.GetAsync(new Uri($"/proposals/{slug}/card.png", UriKind.Relative));
        var png = await first.Content.ReadAsByteArrayAsync();
        Assert.Equal("image/png", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal((1200, 630), ((png[18] << 8) + png[19], (png[22] << 8) + png[23]));
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/proposals/{slug}/card.png");
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));
        using var second = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_code_is_a_drawing_and_a_poster_shows_it_beside_the_address_in_words()
    {
        using var visitor = app.Visit();
        using var code = await visitor.GetAsync($"/proposals/{slug}/qr.svg");
        Assert.Equal("image/svg+xml", code.Content.Headers.ContentType!.MediaType);
        Assert.Equal("svg", XDocument.Parse(await code.Content.ReadAsStringAsync()).Root!.Name.LocalName);
        var poster = await visitor.ReadAsync($"/proposals/{slug}/poster");
        Assert.Contains($"src=\"/proposals/{slug}/qr.svg\"", poster, StringComparison.Ordinal);
        Assert.Contains($"<bdi dir=\"ltr\">{app.Address.Authority}/proposals/{slug}</bdi></p>", poster, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", poster, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_poster_in_another_language_keeps_the_text_and_the_address_readable()
    {
        using var visitor = app.Visit();
        visitor.AskFor("ar");
        var poster = await visitor.ReadAsync($"/proposals/{slug}/poster");
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\"", poster, StringComparison.Ordinal);
        Assert.Contains("<h1 lang=\"de\" dir=\"auto\">", poster, StringComparison.Ordinal);
        Assert.Contains("<p dir=\"auto\">Ein Text mit", poster, StringComparison.Ordinal);
        Assert.Matches("<bdi dir=\"ltr\">127\\.0\\.0\\.1:[0-9]+/proposals/", poster);
        Assert.Matches("<input id=\"share-address\"[^>]* dir=\"ltr\"", await visitor.ReadAsync("/proposals/" + slug));
    }

    [Fact]
    public async Task A_poster_says_where_it_belongs_and_until_when_one_can_support()
    {
        using var visitor = app.Visit();
        var process = (await app.Get<ReadProcess>().HandleAsync("stadtteil-ideen"))!;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        var until = app.Get<Dates>().Until(process.CurrentPhase(DateTimeOffset.UtcNow)!.EndsAt);
        var poster = await visitor.ReadAsync($"/proposals/{slug}/poster");
        Assert.Contains("Altstadt · Gelsenkirchen", poster, StringComparison.Ordinal);
        Assert.Contains($"Unterstützen bis {until}", poster, StringComparison.Ordinal);
        Assert.Contains("class=\"demonstration-note\"", poster, StringComparison.Ordinal);

        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        var now = DateTimeOffset.UtcNow;
        var over = (await db.Processes.Include(p => p.Phases).ToListAsync()).First(p => p.RefusesSupport(now) is not null && db.Proposals.Any(x => x.ProcessId == p.Id && x.State == ProposalState.Published));
        var late = await db.Proposals.Where(p => p.ProcessId == over.Id && p.State == ProposalState.Published).Select(p => p.Slug).FirstAsync();
        Assert.DoesNotContain("class=\"poster-until\"", await visitor.ReadAsync($"/proposals/{late}/poster"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/proposals")]
    [InlineData("/proposals/{0}")]
    [InlineData("/proposals/{0}/history")]
    [InlineData("/proposals/{0}/poster")]
    [InlineData("/districts")]
    [InlineData("/districts/GE-S01")]
    [InlineData("/processes")]
    [InlineData("/processes/stadtteil-ideen")]
    [InlineData("/processes/stadtteil-ideen/results")]
    [InlineData("/processes/gruene-ecken/results/print")]
    [InlineData("/transparency")]
    [InlineData("/pages/imprint")]
    [InlineData("/pages/counting/technical")]
    [InlineData("/rules/1")]
    [InlineData("/view")]
    [InlineData("/account/closed")]
    public async Task Every_public_page_describes_itself_once_and_has_a_picture(string path)
    {
        using var visitor = app.Visit();
        var html = await visitor.ReadAsync(path.Replace("{0}", slug, StringComparison.Ordinal));
        foreach (var name in (string[])["name=\"description\"", "property=\"og:title\"", "property=\"og:url\"", "property=\"og:image:alt\""]) Assert.Single(Regex.Matches(html, $"<meta {name} content=\"[^\"]+\""));
        Assert.Contains("<meta property=\"og:locale\" content=\"de_DE\"", html, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:image:width\" content=\"1200\"", html, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:image:height\" content=\"630\"", html, StringComparison.Ordinal);
        var picture = new Uri(WebUtility.HtmlDecode(Assert.Single(Regex.Matches(html, "<meta property=\"og:image\" content=\"([^\"]+)\"")).Groups[1].Value));
        using var answer = await visitor.GetAsync(picture.PathAndQuery);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var png = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal((1200, 630), ((png[18] << 8) + png[19], (png[22] << 8) + png[23]));
    }

    [Theory]
    [InlineData("/districts/GE-S01", "Altstadt: neue Vorschläge – Gelsenkirchen beteiligt")]
    [InlineData("/processes/stadtteil-ideen", "Ideen für unsere Stadtteile: neue Vorschläge – Gelsenkirchen beteiligt")]
    [InlineData("/proposals/{0}", "Gelsenkirchen beteiligt: neue Vorschläge")]
    public async Task A_page_calls_a_feed_by_the_name_it_has_itself(string path, string title)
    {
        using var visitor = app.Visit();
        var html = await visitor.ReadAsync(path.Replace("{0}", slug, StringComparison.Ordinal));
        Assert.Contains($"title=\"{title}\"", Assert.Single(Regex.Matches(html, "<link rel=\"alternate\"[^>]*>")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_tells_other_programs_what_it_is()
    {
        using var visitor = app.Visit();
        async Task<string> ReadAsync(string path) => (await visitor.ReadAsync(path)).Replace("&#x2B;", "+", StringComparison.Ordinal);
        var html = await ReadAsync("/proposals/" + slug);
        Assert.Contains($"<link rel=\"canonical\" href=\"{app.Address}proposals/{slug}\"", html, StringComparison.Ordinal);
        Assert.Contains($"<meta property=\"og:image\" content=\"{app.Address}proposals/{slug}/card.png\"", html, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"twitter:card\" content=\"summary_large_image\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{app.Address}processes/stadtteil-ideen/feed.atom\"", await ReadAsync("/processes/stadtteil-ideen"), StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"canonical\" href=\"{app.Address}proposals\"", await ReadAsync("/proposals?q=baum&view=tiles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_engines_find_every_public_page_and_nothing_else()
    {
        using var visitor = app.Visit();
        var robots = await visitor.ReadAsync("/robots.txt");
        foreach (var line in (string[])["Disallow: /account/", "Disallow: /me/", "Disallow: /admin", "Disallow: /moderation", "Disallow: /report/", "Disallow: /dev/", $"Sitemap: {app.Address}sitemap.xml"]) Assert.Contains(line, robots, StringComparison.Ordinal);
        var places = Places(XDocument.Parse(await visitor.ReadAsync("/sitemap.xml")));
        Assert.Equal(places.Count, places.Distinct().Count());
        foreach (var path in (string[])["", "proposals", "proposals/" + slug, "districts/GE-S01", "processes/gruene-ecken", "pages/imprint"]) Assert.Contains(app.Address + path, places);
        Assert.DoesNotContain(places, p => p.EndsWith(hidden, StringComparison.Ordinal));
        Assert.Equal(await app.Get<BrowsePublished>().CountAsync(), places.Count(p => p.Contains("/proposals/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_too_much_for_one_file_is_spread_over_several_without_a_gap()
    {
        var map = app.Get<SitemapEndpoints.Sitemap>();
        var whole = Places(await map.WholeAsync(path => path, 50_000, default));
        var index = await map.WholeAsync(path => path, 20, default);
        Assert.Equal("sitemapindex", index.Root!.Name.LocalName);
        var parts = new List<string>();
        foreach (var number in Enumerable.Range(1, Places(index).Count)) parts.AddRange(Places((await map.PartAsync(number, path => path, 20, default))!));
        Assert.Equal(whole, parts);
        Assert.Null(await map.PartAsync(Places(index).Count + 1, path => path, 20, default));
        Assert.Null(await map.PartAsync(int.MaxValue, path => path, 20, default));
    }

    [Theory]
    [InlineData("/proposals/{0}/card.png")]
    [InlineData("/proposals/{0}/qr.svg")]
    [InlineData("/proposals/{0}/poster")]
    public async Task What_is_hidden_or_unknown_is_not_there(string path)
    {
        using var visitor = app.Visit();
        foreach (var name in (string[])[hidden, "doesnotexist"])
        {
            using var answer = await visitor.GetAsync(path.Replace("{0}", name, StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/districts/GE-X99/feed.atom")]
    [InlineData("/processes/none/feed.atom")]
    [InlineData("/processes/none/dates.ics")]
    [InlineData("/processes/none/card.png")]
    [InlineData("/processes/none/results/card.png")]
    [InlineData("/districts/GE-X99/card.png")]
    [InlineData("/pages/none/card.png")]
    [InlineData("/rules/999/card.png")]
    [InlineData("/sitemap-2.xml")]
    [InlineData("/sitemap-0.xml")]
    public async Task A_feed_or_file_of_nothing_is_not_there(string path)
    {
        using var visitor = app.Visit();
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static List<string> Places(XDocument document) => [.. document.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value)];

    /// <summary>An application of its own, in which nothing changes after a proposal full of signs that mean something in some format.</summary>
    public sealed class PassedOnApp : IAsyncLifetime
    {
        public TestApp App { get; } = new();

        public string Slug { get; private set; } = "";

        /// <summary>Of a proposal that is hidden.</summary>
        public string Hidden { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            await using var db = await App.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
            var process = await db.Processes.SingleAsync(p => p.Slug == "stadtteil-ideen");
            var author = await db.Participants.FirstAsync(p => p.DisplayName != "");
            var proposal = new Proposal(process.Id, author.Id, Hostile, "Ein **Text** mit <b>Zeichen</b> & \u0007 allem, was stört.", "GE-S01", "green", DateTimeOffset.UtcNow.AddMinutes(-5));
            proposal.Publish(null, DateTimeOffset.UtcNow.AddMinutes(-1));
            db.Add(proposal);
            await db.SaveChangesAsync();
            Slug = proposal.Slug;
            Hidden = await db.Proposals.Where(p => p.State == ProposalState.Hidden).Select(p => p.Slug).FirstAsync();
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
