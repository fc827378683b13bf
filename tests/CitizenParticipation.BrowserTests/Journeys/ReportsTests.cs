using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class ReportsTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    private const string Email = "hinsehen@example.org";

    [Fact]
    public async Task Somebody_without_account_reports_a_comment_by_keyboard_and_hears_what_was_decided()
    {
        var resident = await ComeAsAsync("resident-11");
        var address = await resident.PublishedProposalAsync(11);
        var text = "Ihr habt doch alle keine Ahnung " + Guid.NewGuid().ToString("N")[..6];
        await resident.GoAsync(address + "/comment");
        await resident.Page.Locator("input[value=Addition]").CheckAsync();
        await resident.Page.Locator("#f-Text").FillAsync(text);
        await resident.SendAsync();
        await Expect(resident.Page.Locator("article.comment:target")).ToContainTextAsync(text);

        var stranger = await ComeAsync(new Manner(Width: Manner.Phone));
        var page = await stranger.GoAsync(address + "?comments=newest");
        await page.PressAsync(page.Locator("article.comment").Filter(new() { HasText = text }).GetByRole(AriaRole.Link, new() { Name = "Melden" }));
        await Expect(page.Locator("blockquote")).ToContainTextAsync(text);
        var comment = "/moderation/reports/comment/" + page.Url.Split('/')[^1];
        await Expect(page.Locator("#f-Law")).ToBeHiddenAsync();
        await page.TabToAsync(page.Locator("input[value=Insult]"));
        await page.Keyboard.PressAsync(" ");
        await page.TypeIntoAsync("#f-Words", "Das beleidigt alle, die hier mitmachen.");
        await page.TypeIntoAsync("#f-Part", "„keine Ahnung“");
        await page.TypeIntoAsync("#f-Email", Email);
        await page.PressAsync(page.Button("Meldung senden"));
        await Expect(page.Heading()).ToHaveTextAsync("Danke, Ihre Meldung ist angekommen");
        await Expect(await stranger.LetterAsync(Email, "Ihre Meldung ist angekommen")).ToContainTextAsync("Niemand erfährt, dass Sie es gemeldet haben.");

        var moderator = await ComeAsAsync("moderator-1", new Manner(Script: false));
        var desk = await moderator.GoAsync("/moderation");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Gemeldete Beiträge" }).ClickAsync();
        await desk.Locator($"a[href='{comment}']").ClickAsync();
        await Expect(desk.Locator("blockquote")).ToContainTextAsync(text);
        await Expect(desk.Locator(".report")).ToContainTextAsync("„keine Ahnung“");
        await desk.GetByLabel("Der Beitrag ist in Ordnung und bleibt").CheckAsync();
        await desk.Locator("#f-Words").FillAsync("Das ist unfreundlich, aber erlaubt.");
        await moderator.SendAsync();
        await Expect(desk.Locator(".notice-success")).ToContainTextAsync("Die Meldungen sind beantwortet");
        await Expect(await stranger.LetterAsync(Email, "Zu Ihrer Meldung: Der Beitrag bleibt")).ToContainTextAsync("Das ist unfreundlich, aber erlaubt.");
    }
}
