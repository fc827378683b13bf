using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Comments;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Comments;

public sealed class CommentPagesTests(TestApp app)
{
    [Fact]
    public async Task A_comment_is_written_answered_changed_and_deleted_with_plain_forms()
    {
        var slug = await SlugAsync(20);
        using var resident = await app.SignInAsync("resident-21");
        // As the form below the proposal is sent: to the page of its own, with the fields of the page it stands on.
        var inline = Visitor.HiddenFields(await resident.ReadAsync($"/proposals/{slug}"), "comment");
        using var sent = await resident.PostAsync(Links.WriteComment(slug), [.. inline, ("Form.Kind", "Question"), ("Form.Text", "Wann **beginnt** das?")]);
        var id = IdIn(sent);
        Assert.Contains("Wann <strong>beginnt</strong> das?", await resident.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);

        using var other = await app.SignInAsync("resident-22");
        using var answered = await SendAsync(other, slug, $"?reply={id}", ("Form.Text", "Das frage ich mich auch."));
        Assert.Contains("class=\"comments replies\"", await other.ReadAsync(Visitor.PathOf(answered)!), StringComparison.Ordinal);
        using var notTheirs = await other.GetAsync($"/proposals/{slug}/comment?edit={id}");
        Assert.Equal(HttpStatusCode.NotFound, notTheirs.StatusCode);

        using var changed = await SendAsync(resident, slug, $"?edit={id}", ("Form.Text", "Wann endet das?"));
        Assert.Equal(id, IdIn(changed));
        var page = await resident.ReadAsync($"/proposals/{slug}");
        Assert.Contains("Wann endet das?", page, StringComparison.Ordinal);
        Assert.Contains("bearbeitet", page, StringComparison.Ordinal);

        using var deleted = await resident.SubmitAsync(Links.DeleteComment(slug, id), "delete");
        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        page = await resident.ReadAsync($"/proposals/{slug}");
        Assert.DoesNotContain("Wann endet das?", page, StringComparison.Ordinal);
        Assert.Contains("Vom Verfasser gelöscht", page, StringComparison.Ordinal);
        Assert.Contains("Das frage ich mich auch.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_comes_back_with_the_text_and_a_sentence()
    {
        var slug = await SlugAsync(21);
        using var resident = await app.SignInAsync("resident-23");
        using var answer = await SendAsync(resident, slug, "", ("Form.Text", "Ohne Art"));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Ohne Art</textarea>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/proposals/" + slug + "/comment#f-Kind\"", html, StringComparison.Ordinal);
        using var tooLong = await SendAsync(resident, slug, "", ("Form.Kind", "For"), ("Form.Text", new string('x', 200_000)));
        Assert.Contains("höchstens 2000 Zeichen", WebUtility.HtmlDecode(await tooLong.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_form_comes_back_with_what_was_typed()
    {
        var slug = await SlugAsync(21);
        using var resident = await app.SignInAsync("resident-24");
        using var answer = await resident.PostAsync(Links.WriteComment(slug), ("_handler", "comment"), ("Form.Kind", "Against"), ("Form.Text", "Lange überlegt"));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Lange überlegt</textarea>", html, StringComparison.Ordinal);
        Assert.Matches("value=\"Against\"[^>]* checked", html);
    }

    [Fact]
    public async Task A_storm_is_told_to_slow_down_and_loses_no_text()
    {
        var slug = await SlugAsync(22);
        using var resident = await app.SignInAsync("resident-25");
        HttpResponseMessage? last = null;
        for (var i = 0; i < 6; i++)
        {
            last?.Dispose();
            last = await SendAsync(resident, slug, "", ("Form.Kind", "Addition"), ("Form.Text", $"Sturm Nummer {i}"));
        }

        var html = await last!.Content.ReadAsStringAsync();
        last.Dispose();
        Assert.Contains("Bitte warten Sie einen Moment", html, StringComparison.Ordinal);
        Assert.Contains("Sturm Nummer 5</textarea>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Sturm Nummer 5", await resident.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_for_everybody_holds_no_token_and_changes_with_each_comment()
    {
        var slug = await SlugAsync(23);
        using var visitor = app.Visit();
        var before = await visitor.ReadAsync($"/proposals/{slug}");
        Assert.DoesNotContain("RequestVerificationToken", before, StringComparison.Ordinal);
        Assert.Contains("Anmelden, um mitzureden", before, StringComparison.Ordinal);
        using var resident = await app.SignInAsync("resident-26");
        using var sent = await SendAsync(resident, slug, "", ("Form.Kind", "For"), ("Form.Text", "Sofort für alle da"));
        var after = await visitor.ReadAsync($"/proposals/{slug}");
        Assert.Contains("Sofort für alle da", after, StringComparison.Ordinal);
        Assert.DoesNotContain("RequestVerificationToken", after, StringComparison.Ordinal);
        Assert.Empty(visitor.Cookies.GetAllCookies());
    }

    [Fact]
    public async Task Helpful_is_a_plain_form_and_json_for_scripts()
    {
        var slug = await SlugAsync(24);
        using var writer = await app.SignInAsync("resident-27");
        using var sent = await SendAsync(writer, slug, "", ("Form.Kind", "For"), ("Form.Text", "Bitte bewerten"));
        var address = Links.Helpful(slug, IdIn(sent));
        using var reader = await app.SignInAsync("resident-28");
        using var form = await reader.PostAsync(address);
        Assert.Equal((HttpStatusCode.SeeOther, Links.Comment(slug, IdIn(sent))), (form.StatusCode, form.Headers.Location!.ToString()));
        using var json = await reader.PostForJsonAsync(address + "/withdraw");
        var body = (await json.Content.ReadFromJsonAsync<CommentsEndpoints.Answer>())!;
        Assert.Equal((true, 0, false), (body.Counted, body.Total, body.Supported));

        using var own = await writer.PostForJsonAsync(address);
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        using var ownForm = await writer.PostAsync(address);
        Assert.Contains("Bei Ihrem eigenen Kommentar geht das nicht.", await writer.ReadAsync(ownForm.Headers.Location!.ToString()), StringComparison.Ordinal);
        using var stranger = app.Visit();
        using var asked = await stranger.PostForJsonAsync(address);
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        using var elsewhere = await reader.SendAsync(address, [("Sec-Fetch-Site", "cross-site")], []);
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_moderator_hides_and_shows_again()
    {
        var slug = await SlugAsync(25);
        using var writer = await app.SignInAsync("resident-29");
        using var sent = await SendAsync(writer, slug, "", ("Form.Kind", "Against"), ("Form.Text", "Das ist alles Unsinn von euch"));
        var page = Links.ModerateComment(IdIn(sent));
        using var notAllowed = await writer.GetAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, notAllowed.StatusCode);

        using var moderator = await app.SignInAsync("moderator-1");
        using var fault = await moderator.SubmitAsync(page, "comment", ("Form.Reason", ""), ("Form.Words", "kurz"));
        Assert.Contains("kurz</textarea>", await fault.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var hidden = await moderator.SubmitAsync(page, "comment", ("Form.Reason", "Insult"), ("Form.Words", "Bitte sachlich bleiben."));
        Assert.Equal(HttpStatusCode.Redirect, hidden.StatusCode);
        using var visitor = app.Visit();
        var html = await visitor.ReadAsync($"/proposals/{slug}");
        Assert.Contains("Entfernt nach Regel 2: Keine Beleidigung, keine Diskriminierung", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Unsinn", html, StringComparison.Ordinal);
        using var restored = await moderator.SubmitAsync(page, "comment", ("Form.Words", "Wir haben uns geirrt."));
        Assert.Contains("Unsinn", await visitor.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_read_the_discussion_without_names()
    {
        var slug = await SlugAsync(26);
        using var writer = await app.SignInAsync("resident-30");
        using var sent = await SendAsync(writer, slug, "", ("Form.Kind", "Question"), ("Form.Text", "Was *kostet* das?"));
        using var reply = await SendAsync(writer, slug, $"?reply={IdIn(sent)}", ("Form.Text", "Ich habe nachgesehen."));
        using var visitor = app.Visit();
        var list = await visitor.JsonAsync<JsonElement>($"/api/v1/proposals/{slug}/comments?sort=newest");
        Assert.Equal(["items", "comments", "total", "page", "pages", "pageSize"], list.EnumerateObject().Select(p => p.Name));
        Assert.Equal((2, 1), (list.GetProperty("comments").GetInt32(), list.GetProperty("total").GetInt32()));
        var thread = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal(["id", "kind", "voice", "state", "text", "helpful", "createdAt", "editedAt", "hiddenReason", "replies"], thread.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("question", "visible", "Was *kostet* das?"), (thread.GetProperty("kind").GetString(), thread.GetProperty("state").GetString(), thread.GetProperty("text").GetString()));
        Assert.Equal("none", Assert.Single(thread.GetProperty("replies").EnumerateArray()).GetProperty("kind").GetString());
        Assert.Empty((await visitor.JsonAsync<JsonElement>($"/api/v1/proposals/{slug}/comments?page=2")).GetProperty("items").EnumerateArray());

        foreach (var (path, status) in ((string, HttpStatusCode)[])[($"{slug}/comments?page=0", HttpStatusCode.BadRequest), ($"{slug}/comments?sort=best", HttpStatusCode.BadRequest), ("gibtesnicht/comments", HttpStatusCode.NotFound)])
        {
            using var answer = await visitor.GetAsync("/api/v1/proposals/" + path);
            Assert.Equal(status, answer.StatusCode);
        }

        Assert.Contains("/api/v1/proposals/{slug}/comments", await visitor.ReadAsync("/openapi/v1.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_addresses_and_queries_are_answered_calmly()
    {
        var slug = await SlugAsync(26);
        using var visitor = app.Visit();
        foreach (var query in (string[])["?comments=%00", "?comment=x", "?commentPage=-5", "?commentPage=99999999999", $"?comment={Guid.NewGuid()}", "?mark=NotFound", "?mark=7", "?mark=%3Cscript%3E"])
            Assert.DoesNotContain("<script>", (await visitor.ReadAsync($"/proposals/{slug}{query}")).Replace("<script type", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(Visitor who, string slug, string query, params (string Name, string Value)[] fields) =>
        await who.SubmitAsync(Links.WriteComment(slug) + query, "comment", fields);

    private static Guid IdIn(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Guid.Parse(Visitor.PathOf(answer)!.Split("comment=")[1][..36]);
    }

    private async Task<string> SlugAsync(int number)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        var process = await db.Set<CitizenParticipation.Processes.Process>().Where(p => p.Slug == "stadtteil-ideen").Select(p => p.Id).SingleAsync();
        // Only those of the demonstration: other tests publish more meanwhile.
        var lately = DateTimeOffset.UtcNow.AddHours(-1);
        return await db.Proposals.Published.Where(p => p.ProcessId == process && p.PublishedAt < lately).OrderBy(p => p.Title).Select(p => p.Slug).Skip(number).FirstAsync();
    }
}
