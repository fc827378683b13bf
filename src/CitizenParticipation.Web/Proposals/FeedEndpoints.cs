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
        feeds.MapGet(Links.Feed, (HttpContext http, Writer writer) => writer.AnswerAsync(http, new(), Links.Feed, Links.Proposals, title: null));
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
    public sealed class Writer(BrowseProposals proposals, PublicAddress address, CityProfile city, IStringLocalizer<ProposalTexts> texts, IStringLocalizer<Words> words)
    {
        public async Task<IResult> AnswerAsync(HttpContext http, BrowseProposals.Query query, string self, string page, string? title)
        {
            var newest = await proposals.HandleAsync(query with { PageSize = ProposalLimits.LargestPage }, http.RequestAborted);
            return TypedResults.Text(Write(http.Request, newest.Proposals, self, page, texts["Feed.City", title ?? city.Name]), "application/atom+xml", Encoding.UTF8);
        }

        private string Write(HttpRequest request, IReadOnlyList<ProposalSummary> newest, string self, string page, string title)
        {
            using var text = new Utf8Writer();
            using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, CheckCharacters = true }))
            {
                xml.WriteStartElement("feed", Atom);
                xml.WriteAttributeString("xml", "lang", null, Languages.Current);
                Head(xml, address.Whole(request, self), $"{title} – {city.Platform}", newest.Count == 0 ? DateTimeOffset.UnixEpoch : newest.Max(p => p.PublishedAt));
                xml.WriteElementString("subtitle", Atom, texts["Feed.About"]);
                Link(xml, "self", address.Whole(request, self), "application/atom+xml");
                Link(xml, "alternate", address.Whole(request, page), "text/html");
                foreach (var proposal in newest) Entry(xml, proposal, address.Whole(request, Links.Proposal(proposal.Slug)));
                xml.WriteEndElement();
            }

            return text.ToString();
        }

        private void Entry(XmlWriter xml, ProposalSummary proposal, string whole)
        {
            xml.WriteStartElement("entry", Atom);
            Head(xml, whole, proposal.Title, proposal.PublishedAt);
            xml.WriteElementString("published", Atom, Dates.Machine(proposal.PublishedAt));
            Link(xml, "alternate", whole, "text/html");
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, CleanText.Of(words.Author(proposal.AuthorName)));
            xml.WriteEndElement();
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", proposal.Category);
            if (city.FindCategory(proposal.Category) is { } category) xml.WriteAttributeString("label", CleanText.Of(category.In(Languages.Current)));
            xml.WriteEndElement();
            xml.WriteElementString("summary", Atom, CleanText.Of(proposal.Teaser));
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
