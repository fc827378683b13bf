using System.Net;
using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Mail;
using CitizenParticipation.Offers;
using CitizenParticipation.Proposals;
using CitizenParticipation.Reports;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Reports;

public sealed class ReportPagesTests(TestApp app)
{
    private const string Words = "Hier wird <b>eine Nachbarin</b> beleidigt.";
    private const string Email = "nur-fuer-die-antwort@example.org";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_quiet_link_on_a_kept_page_to_the_answer()
    {
        var (slug, comment) = await CommentAsync("resident-28", "Ihr seid doch alle nicht ganz bei Trost");
        var form = $"/report/comment/{comment}";
        using var stranger = app.Visit();
        var page = await stranger.ReadAsync($"/proposals/{slug}");
        Assert.Contains($"rel=\"nofollow\" href=\"{form}\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/report/proposal/", page, StringComparison.Ordinal);
        using (var author = await app.SignInAsync("resident-28")) Assert.DoesNotContain(form, await author.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);
        Assert.Contains("alle nicht ganz bei Trost", await ReadAsync(stranger, form), StringComparison.Ordinal);

        using (var sent = await stranger.SubmitAsync(form, "report", ("Form.Reason", "Insult"), ("Form.Words", Words), ("Form.Email", Email)))
        {
            var html = WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync(Stop));
            Assert.Contains("Danke, Ihre Meldung ist angekommen", html, StringComparison.Ordinal);
            Assert.Contains("Sie bekommen eine Bestätigung per E-Mail", html, StringComparison.Ordinal);
        }

        using var moderator = await app.SignInAsync("moderator-1");
        Assert.Contains("href=\"/moderation/reports\"", await moderator.ReadAsync("/moderation"), StringComparison.Ordinal);
        var desk = $"/moderation/reports/comment/{comment}";
        Assert.Contains($"href=\"{desk}\"", await moderator.ReadAsync("/moderation/reports"), StringComparison.Ordinal);
        var read = await moderator.ReadAsync(desk);
        Assert.Contains("Hier wird &lt;b&gt;eine Nachbarin&lt;/b&gt; beleidigt.", read, StringComparison.Ordinal);
        Assert.Contains($"href=\"/moderation/comments/{comment}\"", read, StringComparison.Ordinal);
        Assert.DoesNotContain(Email, read, StringComparison.OrdinalIgnoreCase);
        using (var faulty = await moderator.SubmitAsync(desk, "answer", ("Form.Words", "zu kurz")))
        {
            var html = WebUtility.HtmlDecode(await faulty.Content.ReadAsStringAsync(Stop));
            foreach (var field in (string[])["Acted", "Words"]) Assert.Contains($"id=\"f-{field}-error\"", html, StringComparison.Ordinal);
            Assert.Contains(">zu kurz<", html, StringComparison.Ordinal);
        }

        using (var hidden = await moderator.SubmitAsync($"/moderation/comments/{comment}", "comment", ("Form.Reason", "Insult"), ("Form.Words", "Bitte ohne Beleidigungen."))) Assert.Equal(HttpStatusCode.Found, hidden.StatusCode);
        Assert.Contains("Nicht mehr öffentlich", await ReadAsync(moderator, desk), StringComparison.Ordinal);
        using (var answered = await moderator.SubmitAsync(desk, "answer", ("Form.Acted", "yes"), ("Form.Reason", "Insult"), ("Form.Words", "Wir haben den Kommentar ausgeblendet.")))
            Assert.Equal("/moderation/reports?said=answered", Visitor.PathOf(answered));
        Assert.DoesNotContain(desk, await moderator.ReadAsync("/moderation/reports"), StringComparison.Ordinal);
        Assert.Contains("Frühere Antworten", await ReadAsync(moderator, desk), StringComparison.Ordinal);

        await using var db = await OpenAsync();
        Assert.Equal(["Ihre Meldung ist angekommen", "Zu Ihrer Meldung: Es wurde etwas getan"], (await db.Set<OutgoingMail>().Where(m => m.To == Email).Select(m => m.Subject).ToListAsync(Stop)).Order());
        Assert.False(await db.Reports.AnyAsync(r => r.Email == Email, Stop));
        Assert.False(await db.Set<Entry>().AnyAsync(e => e.Reason.Contains(Email) || e.Subject.Contains(Email), Stop));
        using var gone = await stranger.GetAsync(form);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Faults_stand_at_their_fields_and_nothing_typed_is_lost()
    {
        var (_, comment) = await CommentAsync("resident-28", "Noch ein Kommentar zum Melden");
        using var stranger = app.Visit();
        (string, string)[] typed = [("Form.Reason", "Illegal"), ("Form.Words", "zu kurz"), ("Form.Part", "Der zweite Satz"), ("Form.Email", "kein")];
        using var answer = await stranger.SubmitAsync($"/report/comment/{comment}", "report", typed);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
        foreach (var field in (string[])["Law", "Words", "Email"]) Assert.Contains($"id=\"f-{field}-error\"", html, StringComparison.Ordinal);
        foreach (var value in (string[])[">zu kurz<", ">Der zweite Satz<", "value=\"kein\""]) Assert.Contains(value, html, StringComparison.Ordinal);
        Assert.Matches("value=\"Illegal\"[^>]* checked", html);

        using var expired = await stranger.SubmitAsync($"/report/comment/{comment}", "report", [.. typed, ("__RequestVerificationToken", "broken")]);
        Assert.Equal(HttpStatusCode.BadRequest, expired.StatusCode);
        Assert.Contains(">Der zweite Satz<", WebUtility.HtmlDecode(await expired.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);

        using var robot = await stranger.SubmitAsync($"/report/comment/{comment}", "report", ("Form.Reason", "Insult"), ("Form.Words", Words), ("Form.Website", "https://werbung.example"));
        Assert.Contains("ohne Anmeldung", WebUtility.HtmlDecode(await robot.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        await using var db = await OpenAsync();
        Assert.False(await db.Reports.AnyAsync(r => r.SubjectId == comment, Stop));
    }

    [Fact]
    public async Task With_an_account_no_address_is_asked_for_and_once_is_enough()
    {
        var (_, comment) = await CommentAsync("resident-28", "Und noch einer, der gemeldet wird");
        using var resident = await app.SignInAsync("resident-29");
        Assert.DoesNotContain("f-Email", await resident.ReadAsync($"/report/comment/{comment}"), StringComparison.Ordinal);
        using (var sent = await resident.SubmitAsync($"/report/comment/{comment}", "report", ("Form.Reason", "Other"), ("Form.Words", "Das hat mit dem Vorschlag nichts zu tun."))) Assert.Contains("angekommen", await sent.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Contains("Sie haben das schon gemeldet", await resident.ReadAsync($"/report/comment/{comment}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offers_of_help_carry_the_link_too()
    {
        await using var db = await OpenAsync();
        var offer = await db.Offers.Where(o => o.State == OfferState.Open).Select(o => new { o.Id, Slug = db.Set<Proposal>().Where(p => p.Id == o.ProposalId).Select(p => p.Slug).Single() }).FirstAsync(Stop);
        using var stranger = app.Visit();
        Assert.Contains($"href=\"/report/offer/{offer.Id}\"", await stranger.ReadAsync($"/proposals/{offer.Slug}"), StringComparison.Ordinal);
        Assert.Contains("Hilfsangebot zum Vorschlag", await stranger.ReadAsync($"/report/offer/{offer.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_and_who_may_not_see_it()
    {
        using var stranger = app.Visit();
        using var resident = await app.SignInAsync("resident-29");
        using var moderator = await app.SignInAsync("moderator-1");
        var nothing = Guid.NewGuid();
        foreach (var (visitor, address) in ((Visitor, string)[])[
            (stranger, $"/report/comment/{nothing}"), (stranger, $"/report/nonsense/{nothing}"), (stranger, "/report/comment/1"), (resident, "/moderation/reports"), (resident, $"/moderation/reports/comment/{nothing}"),
            (moderator, $"/moderation/reports/comment/{nothing}"), (moderator, $"/moderation/reports/nonsense/{nothing}")])
        {
            using var closed = await visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        }

        Assert.StartsWith("/account/sign-in", Visitor.PathOf(await stranger.GetAsync("/moderation/reports")), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(Visitor visitor, string address) => WebUtility.HtmlDecode(await visitor.ReadAsync(address));

    private Task<ParticipationDb> OpenAsync() => app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Stop);

    private async Task<(string Slug, Guid Comment)> CommentAsync(string by, string text)
    {
        await using var db = await OpenAsync();
        var author = await db.Participants.SingleAsync(p => p.Email == by + "@demo.example", Stop);
        var slug = await db.Proposals.Where(p => p.Title == "Offene Bühne vor dem Rathaus Buer").Select(p => p.Slug).SingleAsync(Stop);
        return (slug, (await app.Get<AddComment>().HandleAsync(author.Id, slug, new(CommentKind.Addition, text), Stop)).Value!.Id);
    }
}
