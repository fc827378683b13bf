using System.Globalization;
using System.Text;
using System.Xml;
using CitizenParticipation.City;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Shell;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Proposals;

/// <summary>Atom feeds (RFC 4287) of the newest published proposals: of the whole city, of one district, of one process. They are asked for again each time, as pages are, so that nothing hidden is read from a store.</summary>
public static class FeedEndpoints
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        var feeds = routes.MapGroup("").WithMetadata(new PublicPageAttribute()).ExcludeFromDescription();
        feeds.MapGet(Links.Feed, (HttpContext http, Writer writer) => writer.AnswerAsync(http, new(), Links.Feed, Links.Proposals, of: null));
        feeds.MapGet("/districts/{key}/feed.atom", async (string key, HttpContext http, Writer writer, ReadDistricts districts) =>
            (await districts.HandleAsync(http.RequestAborted)).Find(key) is { } district
                ? await writer.AnswerAsync(http, new(District: key), Links.DistrictFeed(key), Links.District(key), district.Name)
                : TypedResults.NotFound());
        feeds.MapGet("/processes/{slug}/feed.atom", async (string slug, HttpContext http, Writer writer, ReadProcess processes) =>
            await processes.HandleAsync(slug, http.RequestAborted) is { } process
                ? await writer.AnswerAsync(http, new(Process: slug), Links.ProcessFeed(slug), Links.Process(slug), process.Title)
                : TypedResults.NotFound());
    }

    /// <summary>Writes one feed. What people typed is text in it and nothing else.</summary>
    public sealed class Writer(BrowseProposals proposals, ReadDistricts districts, PublicAddress address, CityProfile city, IStringLocalizer<ProposalTexts> texts, IStringLocalizer<Words> words)
    {
        public async Task<IResult> AnswerAsync(HttpContext http, BrowseProposals.Query query, string self, string page, string? of)
        {
            var newest = await proposals.HandleAsync(query with { PageSize = ProposalLimits.LargestPage }, http.RequestAborted);
            var tree = await districts.HandleAsync(http.RequestAborted);
            return TypedResults.Text(Write(http.Request, newest.Proposals, tree, self, page, words.Feed(city, of)), "application/atom+xml", Encoding.UTF8);
        }

        private string Write(HttpRequest request, IReadOnlyList<ProposalSummary> newest, DistrictTree tree, string self, string page, string title)
        {
            using var text = new Utf8Writer();
            using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, CheckCharacters = true }))
            {
                xml.WriteStartElement("feed", Atom);
                xml.WriteAttributeString("xml", "lang", null, Languages.Current);
                Head(xml, address.Whole(request, self), title, newest.Count == 0 ? DateTimeOffset.UnixEpoch : newest.Max(p => p.PublishedAt));
                xml.WriteElementString("subtitle", Atom, texts["Feed.About"]);
                Link(xml, "self", address.Whole(request, self), "application/atom+xml");
                Link(xml, "alternate", address.Whole(request, page), "text/html");
                foreach (var proposal in newest) Entry(xml, proposal, tree.NameOf(proposal.DistrictKey), path => address.Whole(request, path));
                xml.WriteEndElement();
            }

            return text.ToString();
        }

        private void Entry(XmlWriter xml, ProposalSummary proposal, string district, Func<string, string> whole)
        {
            var own = whole(Links.Proposal(proposal.Slug));
            var category = city.FindCategory(proposal.Category)?.In(Languages.Current);
            xml.WriteStartElement("entry", Atom);
            Head(xml, own, proposal.Title, proposal.PublishedAt);
            xml.WriteElementString("published", Atom, Dates.Machine(proposal.PublishedAt));
            Link(xml, "alternate", own, "text/html");
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, CleanText.Of(words.Author(proposal.AuthorName)));
            xml.WriteEndElement();
            Category(xml, proposal.Category, category, whole(Links.Proposals));
            Category(xml, proposal.DistrictKey, district, whole(Links.Districts));
            // Most readers of feeds show no categories: where it is and what it is about stand before the words themselves.
            xml.WriteElementString("summary", Atom, CleanText.Of(string.Join(" · ", ((string?[])[district, category, proposal.Teaser]).Where(part => !string.IsNullOrEmpty(part)))));
            xml.WriteEndElement();
        }

        /// <param name="scheme">Tells the two kinds apart.</param>
        private static void Category(XmlWriter xml, string term, string? label, string scheme)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", term);
            xml.WriteAttributeString("scheme", scheme);
            if (label is not null) xml.WriteAttributeString("label", CleanText.Of(label));
            xml.WriteEndElement();
        }

        private static void Head(XmlWriter xml, string id, string title, DateTimeOffset updated)
        {
            xml.WriteElementString("id", Atom, id);
            xml.WriteElementString("title", Atom, CleanText.Of(title));
            xml.WriteElementString("updated", Atom, Dates.Machine(updated));
        }

        private static void Link(XmlWriter xml, string relation, string address, string type)
        {
            xml.WriteStartElement("link", Atom);
            xml.WriteAttributeString("rel", relation);
            xml.WriteAttributeString("type", type);
            xml.WriteAttributeString("href", address);
            xml.WriteEndElement();
        }
    }

    /// <summary>A writer of text that tells XML its true encoding.</summary>
    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
