using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class VersionsTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    private const string Before = "Am Kanal fehlen drei Bänke. Dort gehen viele ältere Menschen spazieren und finden keinen Platz.";
    private const string After = "Am Kanal fehlen drei Lampen. Dort gehen viele ältere Menschen spazieren und finden keinen Platz.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_changed_meaning_is_reviewed_shown_word_by_word_and_told_to_who_supported_it(bool script)
    {
        var title = Steps.NewTitle("Mehr Platz am Kanal");
        var author = await ComeAsAsync("resident-14", new Manner(Width: Manner.Phone, Script: script));
        var moderator = await ComeAsAsync("moderator-1");
        await author.GoAsync($"/proposals/new?process={Steps.OpenProcess}");
        await author.FillProposalAsync(title, Before);
        await author.SendAsync();
        var proposal = (await author.Page.Locator("#own").GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).GetAttributeAsync("href"))!;
        await moderator.PublishAsync(proposal);
        var supporter = await ComeAsAsync("resident-15");
        var page = await supporter.GoAndWatchAsync(proposal);
        await page.Button("Unterstützen").ClickAsync();
        await Expect(page.Button("Zurücknehmen")).ToBeVisibleAsync();

        await author.ChangeAsync(proposal, After, "Wichtiger als Bänke ist das Licht.", ofMeaning: true);
        await Expect(author.Page.Locator("#own article", new() { HasText = title }).Locator(".chip").Nth(1)).ToHaveTextAsync("Änderung wird geprüft");
        await supporter.GoAsync(proposal);
        await Expect(page.Locator(".prose").First).ToContainTextAsync("drei Bänke");

        await moderator.PublishChangeAsync(proposal);
        await supporter.GoAsync(proposal);
        await Expect(page.Locator(".prose").First).ToContainTextAsync("drei Lampen");
        await Expect(page.Locator(".support-box .notice")).ToContainTextAsync("hat sich der Sinn des Textes geändert");
        await page.Link("Was ist anders?").ClickAsync();
        await Expect(page.Locator("#version-2 del")).ToContainTextAsync("Bänke");
        await Expect(page.Locator("#version-2 ins")).ToContainTextAsync("Lampen");
        await Expect(page.Locator("#version-2")).ToContainTextAsync("Wichtiger als Bänke ist das Licht.");

        await supporter.GoAndWatchAsync(proposal);
        await page.Button("Zurücknehmen").ClickAsync();
        await Expect(page.Locator(".tally-big")).ToHaveTextAsync("0");
        var stranger = await ComeAsync(new Manner(Script: script));
        await stranger.GoAsync(proposal);
        await Expect(stranger.Page.Locator(".support-box .notice")).ToHaveCountAsync(0);
        await Expect(stranger.Page.Locator(".timeline")).ToContainTextAsync("Text geändert, auch im Sinn");
    }
}
