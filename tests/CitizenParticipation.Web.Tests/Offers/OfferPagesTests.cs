using System.Net;
using System.Text.Json;
using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Demonstration;
using CitizenParticipation.Mail;
using CitizenParticipation.Offers;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Offers;

public sealed class OfferPagesTests(TestApp app)
{
    private const string Secret = "nur-fuer-wenige@example.org";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_offer_is_made_shown_changed_and_taken_back()
    {
        var (slug, _) = await ProposalAsync("Pumptrack im Stadtteilpark Hassel");
        using var helper = await app.SignInAsync("resident-20");
        using var made = await helper.SubmitAsync($"/proposals/{slug}/offer", "offer", Fields("Ich male ein Schild <b>für</b> die Bahn.", OfferKind.Material));
        Assert.Equal("/me/offers?said=made", Visitor.PathOf(made));
        using var stranger = app.Visit();
        var page = await stranger.ReadAsync($"/proposals/{slug}");
        Assert.Contains("Ich male ein Schild &lt;b&gt;für&lt;/b&gt; die Bahn.", page, StringComparison.Ordinal);
        Assert.Contains("Material: 1", page, StringComparison.Ordinal);

        var id = await IdAsync(slug, "resident-20");
        using var changed = await helper.SubmitAsync($"/proposals/{slug}/offer?edit={id}", "offer", Fields("Ich male zwei Schilder für die Bahn.", OfferKind.Material));
        Assert.Equal("/me/offers?said=changed", Visitor.PathOf(changed));
        Assert.Contains("zwei Schilder", await stranger.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);
        using (var foreign = await app.SignInAsync("resident-21"))
        {
            using var wrong = await foreign.PostAsync($"/me/offers/{id}/take-back");
            Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
            using var edit = await foreign.GetAsync($"/proposals/{slug}/offer?edit={id}");
            Assert.Equal(HttpStatusCode.NotFound, edit.StatusCode);
        }

        using var gone = await helper.PostAsync($"/me/offers/{id}/take-back");
        Assert.Equal("/me/offers?said=taken-back", Visitor.PathOf(gone));
        Assert.DoesNotContain("zwei Schilder", await stranger.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);
        Assert.Contains("Sie haben noch keine Hilfe angeboten", WebUtility.HtmlDecode(await helper.ReadAsync("/me/offers")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_stand_at_their_fields_and_nothing_typed_is_lost()
    {
        var (slug, _) = await ProposalAsync("Pumptrack im Stadtteilpark Hassel");
        using var helper = await app.SignInAsync("resident-22");
        (string, string)[] typed =
        [
            ("Form.As", "Business"), ("Form.Organisation", "Stadtverwaltung"), ("Form.Kind", "Money"), ("Form.Text", "zu kurz"), ("Form.Amount", "viel"), ("Form.Contact", "im Laden"), ("Form.ForAuthor", "yes"),
        ];
        using var answer = await helper.SubmitAsync($"/proposals/{slug}/offer", "offer", typed);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        foreach (var field in (string[])["Organisation", "Text", "Amount", "Contact"]) Assert.Contains($"id=\"f-{field}-error\"", html, StringComparison.Ordinal);
        foreach (var value in (string[])["value=\"Stadtverwaltung\"", "value=\"viel\"", "value=\"im Laden\"", ">zu kurz<"]) Assert.Contains(value, html, StringComparison.Ordinal);

        using var expired = await helper.SubmitAsync($"/proposals/{slug}/offer", "offer", [.. typed, ("__RequestVerificationToken", "broken")]);
        var again = WebUtility.HtmlDecode(await expired.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, expired.StatusCode);
        Assert.Contains("value=\"Stadtverwaltung\"", again, StringComparison.Ordinal);
        Assert.Contains("name=\"Form.ForAuthor\" value=\"yes\" checked", again, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Form.ForAdministration\" value=\"yes\" checked", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_offers_already_cannot_be_chosen_again()
    {
        var (slug, _) = await ProposalAsync("Radweg entlang der Bismarckstraße durchgehend markieren");
        using var helper = await app.SignInAsync("resident-26");
        foreach (var kind in (OfferKind[])[OfferKind.Hands, OfferKind.Material])
        {
            using var made = await helper.SubmitAsync($"/proposals/{slug}/offer", "offer", Fields("Ich bringe mit, was gebraucht wird.", kind));
            Assert.Equal("/me/offers?said=made", Visitor.PathOf(made));
        }

        var form = await helper.ReadAsync($"/proposals/{slug}/offer");
        Assert.Contains("value=\"Hands\" required disabled", form, StringComparison.Ordinal);
        Assert.Contains("value=\"Money\" required />", form, StringComparison.Ordinal);
        (string, string)[] last = [.. Visitor.HiddenFields(form, "offer"), .. Fields("Fünfzig Euro gebe ich dazu.", OfferKind.Money)];
        using var first = await helper.PostAsync($"/proposals/{slug}/offer", last);
        Assert.Equal("/me/offers?said=made", Visitor.PathOf(first));
        Assert.DoesNotContain("<form class=\"form\"", await helper.ReadAsync($"/proposals/{slug}/offer"), StringComparison.Ordinal);

        // The second click of a double one finds its form all the same.
        using var again = await helper.PostAsync($"/proposals/{slug}/offer", last);
        Assert.Equal("/me/offers?said=made", Visitor.PathOf(again));
    }

    [Fact]
    public async Task A_contact_stands_in_nothing_that_others_can_read()
    {
        var (slug, author) = await ProposalAsync("Offene Bühne vor dem Rathaus Buer");
        using (var helper = await app.SignInAsync("resident-23"))
        {
            using var made = await helper.SubmitAsync(
                $"/proposals/{slug}/offer", "offer", [.. Fields("Ich helfe beim Auf- und Abbau der Bühne.", OfferKind.Hands), ("Form.Contact", Secret), ("Form.ForAuthor", "yes"), ("Form.ForAdministration", "yes")]);
            Assert.Equal("/me/offers?said=made", Visitor.PathOf(made));
            Assert.Contains(Secret, await helper.ReadAsync("/me/offers"), StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, await helper.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);
        }

        // First those who may read it, so that what is kept for others would hold it if it could.
        using var maker = await app.SignInAsync(author);
        Assert.Contains(Secret, await maker.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);
        using var administrator = await app.SignInAsync("administrator");
        Assert.Contains(Secret, await administrator.ReadAsync($"/moderation/proposals/{slug}/offers"), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await administrator.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);

        using var stranger = app.Visit();
        using var resident = await app.SignInAsync("resident-24");
        string[] everybody =
        [
            "/", "/proposals", "/proposals?q=buehne", $"/proposals/{slug}", $"/proposals/{slug}?comments=newest", $"/proposals/{slug}/poster", $"/proposals/{slug}/qr.svg", "/feed.atom", "/processes/stadtteil-ideen",
            "/processes/stadtteil-ideen/feed.atom", "/districts/GE-S08", "/districts/GE-S08/feed.atom", "/sitemap.xml", "/api/v1/proposals", $"/api/v1/proposals/{slug}", $"/api/v1/proposals/{slug}/offers",
            $"/api/v1/proposals/{slug}/comments", "/api/v1/proposals/similar?text=Eine%20offene%20B%C3%BChne", "/openapi/v1.json", "/processes/gruene-ecken/results.csv",
        ];
        foreach (var address in everybody)
        {
            foreach (var visitor in new[] { stranger, resident }) Assert.DoesNotContain(Secret, await visitor.ReadAsync(address), StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain(Secret, await resident.ReadAsync("/me/offers"), StringComparison.Ordinal);
        foreach (var visitor in new[] { resident, maker })
        {
            using var closed = await visitor.GetAsync($"/moderation/proposals/{slug}/offers");
            Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        }

        await using var db = await OpenAsync();
        var trail = await db.Set<Entry>().Select(e => e.Action + " " + e.Subject + " " + e.Reason).ToListAsync(Stop);
        Assert.Contains(trail, line => line.StartsWith("offer.made", StringComparison.Ordinal));
        Assert.DoesNotContain(trail, line => line.Contains(Secret, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(await db.Set<OutgoingMail>().Select(m => m.Subject + m.Body).ToListAsync(Stop), mail => mail.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_holds_no_contact_however_much_it_tells()
    {
        var port = FreePort();
        using var program = new ChildProcess("Development", "--urls", $"http://127.0.0.1:{port}", "--Logging:LogLevel:Default", "Trace", "--Logging:LogLevel:Microsoft.EntityFrameworkCore", "Debug", "--Logging:LogLevel:Microsoft.AspNetCore", "Trace");
        using var helper = new Visitor(await program.ReadyAsync(port), follow: false);
        using var signedIn = await helper.PostAsync("/dev/sign-in", ("name", "resident-23"));
        var list = await helper.JsonAsync<JsonElement>("/api/v1/proposals?q=wochenmarkt");
        var slug = list.GetProperty("items")[0].GetProperty("slug").GetString();
        using var made = await helper.SubmitAsync($"/proposals/{slug}/offer", "offer", [.. Fields("Ich helfe beim Auf- und Abbau der Stände.", OfferKind.Hands), ("Form.Contact", Secret), ("Form.ForAuthor", "yes")]);
        Assert.Equal("/me/offers?said=made", Visitor.PathOf(made));
        Assert.Contains("INSERT INTO \"Offers\"", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, program.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Machines_read_what_everybody_reads()
    {
        var (slug, _) = await ProposalAsync("Sitzbänke mit Lehne auf der Bahnhofstraße");
        using var stranger = app.Visit();
        var list = await stranger.JsonAsync<JsonElement>($"/api/v1/proposals/{slug}/offers");
        Assert.Equal((1, 2, 120000), (list.GetProperty("material").GetInt32(), list.GetProperty("money").GetInt32(), list.GetProperty("amountCents").GetInt64()));
        Assert.Equal(["id", "as", "organisation", "kind", "text", "amountCents", "accepted", "createdAt"], list.GetProperty("items")[0].EnumerateObject().Select(p => p.Name));
        Assert.Contains(list.GetProperty("items").EnumerateArray(), o => o.GetProperty("organisation").GetString() == "Beispielverein Altstadtfreunde" && o.GetProperty("as").GetString() == "club");
        using var none = await stranger.GetAsync("/api/v1/proposals/gibtesnicht/offers");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("Geld: 2, zugesagt 1.200 Euro", await stranger.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_author_accepts_and_a_moderator_hides()
    {
        var (slug, author) = await ProposalAsync("Tauschregal mitten in Resse");
        using (var helper = await app.SignInAsync("resident-25"))
        {
            using var made = await helper.SubmitAsync($"/proposals/{slug}/offer", "offer", Fields("Ein altes Bücherregal steht bei mir im Keller.", OfferKind.Material));
            using var wrong = await helper.PostAsync($"/me/offers/{await IdAsync(slug, "resident-25")}/accept", ("accept", "yes"));
            Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        }

        var id = await IdAsync(slug, "resident-25");
        using var maker = await app.SignInAsync(author);
        using var accepted = await maker.PostAsync($"/me/offers/{id}/accept", ("accept", "yes"));
        Assert.Equal($"/proposals/{slug}#offers", accepted.Headers.Location!.OriginalString);
        using var stranger = app.Visit();
        Assert.Contains("Angenommen", await stranger.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);

        using var moderator = await app.SignInAsync("moderator-1");
        using var hidden = await moderator.SubmitAsync($"/moderation/offers/{id}", "offer", ("Form.Reason", "Advertising"), ("Form.Words", "Das ist Werbung für ein Geschäft."));
        Assert.Equal($"/moderation/proposals/{slug}/offers", Visitor.PathOf(hidden));
        Assert.DoesNotContain("altes Bücherregal", await stranger.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);
        using var again = await app.SignInAsync("resident-25");
        Assert.Contains("Das ist Werbung für ein Geschäft.", WebUtility.HtmlDecode(await again.ReadAsync("/me/offers")), StringComparison.Ordinal);
        using var restored = await moderator.SubmitAsync($"/moderation/offers/{id}", "offer", ("Form.Words", "Es war doch keine Werbung."));
        Assert.Contains("altes Bücherregal", await stranger.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);
    }

    private static (string, string)[] Fields(string text, OfferKind kind) => [("Form.As", "Resident"), ("Form.Kind", kind.ToString()), ("Form.Text", text)];

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task<ParticipationDb> OpenAsync() => app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Stop);

    private async Task<(string Slug, string Author)> ProposalAsync(string title)
    {
        await using var db = await OpenAsync();
        var found = await db.Proposals.Where(p => p.Title == title).Select(p => new { p.Slug, p.AuthorId }).SingleAsync(Stop);
        var email = await db.Participants.Where(p => p.Id == found.AuthorId).Select(p => p.Email!).SingleAsync(Stop);
        return (found.Slug, Enumerable.Range(1, 50).Select(i => $"resident-{i}").Single(name => DemoPeople.Email(name) == email));
    }

    private async Task<Guid> IdAsync(string slug, string helper)
    {
        await using var db = await OpenAsync();
        var email = DemoPeople.Email(helper);
        var offers = from o in db.Offers
                     join p in db.Proposals on o.ProposalId equals p.Id
                     join person in db.Participants on o.ParticipantId equals person.Id
                     where o.State != OfferState.TakenBack && p.Slug == slug && person.Email == email
                     select o.Id;
        return await offers.SingleAsync(Stop);
    }
}
