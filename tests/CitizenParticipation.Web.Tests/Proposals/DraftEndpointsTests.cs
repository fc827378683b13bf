using System.Net;
using System.Net.Http.Json;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Proposals;

public sealed class DraftEndpointsTests(TestApp app)
{
    private const string Process = "stadtteil-ideen";

    private sealed record Answer(string? Slug, int Revision, string? Address, bool IsCopy, string Message);

    private sealed record Similar(IReadOnlyList<Item> Items);

    private sealed record Item(string Slug, string Title, string State);

    [Fact]
    public async Task What_is_typed_is_kept_shown_to_its_author_only_and_can_be_thrown_away()
    {
        using var author = await app.SignInAsync("resident-33");
        using var kept = await author.PostAsync("/me/drafts/keep", Fields("Ein angefangener Satz <b>"));
        var answer = (await kept.Content.ReadFromJsonAsync<Answer>())!;
        Assert.Contains("Entwurf gespeichert um", answer.Message, StringComparison.Ordinal);
        Assert.Equal($"/proposals/new?draft={answer.Slug}", answer.Address);

        var page = WebUtility.HtmlDecode(await author.ReadAsync(answer.Address!));
        Assert.Contains("value=\"Ein angefangener Satz <b>\"", page, StringComparison.Ordinal);
        Assert.Contains("Weiterschreiben", await author.ReadAsync("/me/proposals"), StringComparison.Ordinal);
        using (var own = await author.GetAsync($"/proposals/{answer.Slug}")) Assert.Equal(answer.Address, Visitor.PathOf(own));
        foreach (var nosy in (string[])["resident-34", "moderator-1", "administrator"])
        {
            using var other = await app.SignInAsync(nosy);
            using var seen = await other.GetAsync($"/proposals/{answer.Slug}");
            Assert.Equal(HttpStatusCode.NotFound, seen.StatusCode);
            using var thrown = await other.PostAsync($"/me/drafts/{answer.Slug}/discard");
            Assert.Equal("/me/proposals", Visitor.PathOf(thrown));
        }

        using var discarded = await author.PostAsync($"/me/drafts/{answer.Slug}/discard");
        Assert.Equal("/me/proposals?said=discarded", Visitor.PathOf(discarded));
        Assert.DoesNotContain("Ein angefangener Satz", await author.ReadAsync("/me/proposals"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_a_button_keeps_the_draft_and_the_next_send_submits_it()
    {
        using var author = await app.SignInAsync("resident-35");
        const string page = $"/proposals/new?process={Process}";
        using var kept = await author.SubmitAsync(page, "proposal", [.. Fields("Ein Bücherschrank am Markt", "keep")]);
        var address = Visitor.PathOf(kept)!;
        Assert.EndsWith("&said=kept", address, StringComparison.Ordinal);
        using var sent = await author.SubmitAsync(address, "proposal", [.. Fields("Ein Bücherschrank am Markt", "send")]);
        Assert.Equal("/me/proposals?said=submitted", Visitor.PathOf(sent));
        var own = WebUtility.HtmlDecode(await author.ReadAsync("/me/proposals"));
        Assert.Equal(2, own.Split(">Ein Bücherschrank am Markt</a>").Length);
    }

    [Fact]
    public async Task A_second_send_without_script_is_answered_like_the_first()
    {
        using var author = await app.SignInAsync("resident-37");
        using var kept = await author.SubmitAsync($"/proposals/new?process={Process}", "proposal", [.. Fields("Eine Uhr am Bahnsteig", "keep")]);
        var address = Visitor.PathOf(kept)!;
        (string, string)[] form = [.. Visitor.HiddenFields(await author.ReadAsync(address), "proposal"), .. Fields("Eine Uhr am Bahnsteig", "send").Where(f => f.Name != "Form.Process")];
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var sent = await author.PostAsync(address, form);
            Assert.Equal("/me/proposals?said=submitted", Visitor.PathOf(sent));
        }
    }

    [Fact]
    public async Task Strangers_and_other_sites_are_refused()
    {
        using var stranger = app.Visit();
        using (var kept = await stranger.PostAsync("/me/drafts/keep", Fields("Wer bin ich?"))) Assert.Equal(HttpStatusCode.Unauthorized, kept.StatusCode);
        using (var advice = await stranger.PostAsync("/me/drafts/advice", Fields("Wer bin ich?"))) Assert.Equal(HttpStatusCode.Unauthorized, advice.StatusCode);
    }

    [Fact]
    public async Task Advice_names_similar_proposals_and_long_sentences_and_is_data_only()
    {
        using var author = await app.SignInAsync("resident-36");
        var published = await FirstTitleAsync();
        using var answer = await author.PostAsync("/me/drafts/advice", ("Form.Title", published), ("Form.Text", "<script>alert(1)</script> " + string.Join(' ', Enumerable.Repeat("und", 40))), ("Form.Process", ""));
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(published, html, StringComparison.Ordinal);
        Assert.Contains("Wörter", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_read_API_finds_similar_published_proposals_or_nothing()
    {
        using var anybody = app.Visit();
        var published = await FirstTitleAsync();
        var found = await anybody.JsonAsync<Similar>($"/api/v1/proposals/similar?text={Uri.EscapeDataString(published)}");
        Assert.InRange(found.Items.Count, 1, 5);
        Assert.Equal((published, "published"), (found.Items[0].Title, found.Items[0].State));
        Assert.Empty((await anybody.JsonAsync<Similar>("/api/v1/proposals/similar?text=Quantenverschr%C3%A4nkung+im+Vakuum")).Items);
        Assert.Empty((await anybody.JsonAsync<Similar>($"/api/v1/proposals/similar?process=none&text={Uri.EscapeDataString(published)}")).Items);
        using var wrong = await anybody.GetAsync("/api/v1/proposals/similar");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    private async Task<string> FirstTitleAsync()
    {
        using var anybody = app.Visit();
        return (await anybody.JsonAsync<Similar>("/api/v1/proposals?pageSize=1")).Items[0].Title;
    }

    private static (string Name, string Value)[] Fields(string title, string action = "") =>
    [
        ("Form.Title", title), ("Form.Text", "Dort steht heute nichts. Ein Schrank für Bücher würde vielen Freude machen."), ("Form.District", "GE-S01"), ("Form.Category", "culture"), ("Form.Action", action), ("Form.Process", Process),
    ];
}
