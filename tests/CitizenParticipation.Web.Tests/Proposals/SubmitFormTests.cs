using System.Net;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Proposals;

public sealed class SubmitFormTests(TestApp app)
{
    private const string Page = "/proposals/new?process=stadtteil-ideen";
    private const string Text = "Am Spielplatz fehlt Schatten. Drei Bäume würden vielen Familien helfen.";

    [Fact]
    public async Task A_proposal_is_taken_for_review_and_listed_for_its_author()
    {
        using var resident = await app.SignInAsync("resident-11");
        using var answer = await resident.SubmitAsync(Page, "proposal", Fields("Drei Bäume für den Spielplatz"));
        Assert.Equal("/me/proposals?said=submitted", Visitor.PathOf(answer));
        var own = WebUtility.HtmlDecode(await resident.ReadAsync("/me/proposals?said=submitted"));
        Assert.Contains("Drei Bäume für den Spielplatz", own, StringComparison.Ordinal);
        Assert.Contains("Wird geprüft", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_stands_at_its_field_and_nothing_typed_is_lost()
    {
        using var resident = await app.SignInAsync("resident-12");
        using var answer = await resident.SubmitAsync(Page, "proposal",
            ("Form.Title", "Kurz"), ("Form.Text", "<script>alert(1)</script> zu kurz?"), ("Form.District", "GE-X99"), ("Form.Category", ""), ("Form.Action", "send"));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("id=\"f-Title-error\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"f-District-error\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"f-Category-error\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Kurz\"", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_shows_the_text_and_sends_nothing()
    {
        using var resident = await app.SignInAsync("resident-13");
        using var answer = await resident.SubmitAsync(Page, "proposal",
            ("Form.Title", "Nur ansehen, nicht senden"), ("Form.Text", "Ein **fetter** Text und [böse](javascript:alert(1))"), ("Form.District", "GE-S01"), ("Form.Category", "green"), ("Form.Action", "preview"));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<strong>fetter</strong>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Nur ansehen, nicht senden", await resident.ReadAsync("/me/proposals"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_token_keeps_the_text_and_the_second_send_works()
    {
        using var resident = await app.SignInAsync("resident-14");
        using var first = await resident.SubmitAsync(Page, "proposal", [.. Fields("Mehr Licht am Bahnhof"), ("__RequestVerificationToken", "broken")]);
        var html = await first.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, first.StatusCode);
        Assert.Contains("Nichts ist verloren", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Mehr Licht am Bahnhof\"", html, StringComparison.Ordinal);
        Assert.Contains("Drei Bäume würden", html, StringComparison.Ordinal);
        using var second = await resident.PostAsync(Page, [.. Visitor.HiddenFields(html, "proposal"), .. Fields("Mehr Licht am Bahnhof")]);
        Assert.Equal("/me/proposals?said=submitted", Visitor.PathOf(second));
    }

    [Theory]
    [InlineData(6001)]
    [InlineData(5_000_000)]
    public async Task A_text_that_is_far_too_long_comes_back_with_a_sentence(int length)
    {
        using var resident = await app.SignInAsync("resident-16");
        using var answer = await resident.SubmitAsync(Page, "proposal", [.. Fields("Ein sehr langer Text").Where(f => f.Item1 != "Form.Text"), ("Form.Text", new string('x', length))]);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("höchstens 6000 Zeichen", html, StringComparison.Ordinal);
        Assert.True(html.Length > length);
    }

    [Fact]
    public async Task A_double_click_makes_one_proposal()
    {
        using var resident = await app.SignInAsync("resident-15");
        var hidden = Visitor.HiddenFields(await resident.ReadAsync(Page), "proposal");
        (string, string)[] form = [.. hidden, .. Fields("Eine Bank an der Haltestelle")];
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => resident.PostAsync(Page, form)));
        Assert.All(answers, a => Assert.Equal("/me/proposals?said=submitted", Visitor.PathOf(a)));
        var own = WebUtility.HtmlDecode(await resident.ReadAsync("/me/proposals"));
        Assert.Equal(2, own.Split("Eine Bank an der Haltestelle</a>").Length);
    }

    private static (string, string)[] Fields(string title) =>
        [("Form.Title", title), ("Form.Text", Text), ("Form.District", "GE-S17"), ("Form.Category", "green"), ("Form.Action", "send")];
}
