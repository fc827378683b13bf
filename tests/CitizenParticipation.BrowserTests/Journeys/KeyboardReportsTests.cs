using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>What moderators do about comments, offers of help and people, without a mouse.</summary>
public sealed class KeyboardReportsTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task Reports_are_answered_a_comment_and_an_offer_are_hidden_and_a_block_is_declined()
    {
        var (title, said, help) = (Steps.NewTitle("Fahrradständer am Bad"), Steps.NewTitle("So ein Unfug"), Steps.NewTitle("Ich bringe Werkzeug mit"));
        var author = await ComeAsAsync("resident-47");
        var proposal = await author.ProposeAsync(title);
        var moderator = await ComeAsAsync("moderator-1");
        await moderator.PublishAsync(proposal);
        await WriteAsync(await ComeAsAsync("resident-48"), proposal, said, help);
        await ReportAsync(await ComeAsAsync("resident-49"), proposal, said);

        // The author takes the help; the moderator answers the report and finds the comment all the same wrong on second reading.
        var page = await author.GoAsync(proposal);
        await page.PressAsync(page.Locator("#offers").GetByRole(AriaRole.Button, new() { Name = "Annehmen" }));
        await Expect(page.Locator("#offers")).ToContainTextAsync("Angenommen");

        var desk = await moderator.GoAsync("/moderation?kind=report");
        await desk.OpenCaseAsync(title);
        await desk.PressAsync(desk.Link("Diese Meldungen auf einer eigenen Seite"));
        await desk.PressAsync(desk.Locator("input[name='Form.Acted'][value=yes]"), "ArrowDown");
        await desk.TypeIntoAsync("#f-Words", "Das ist unfreundlich, aber erlaubt.");
        await desk.PressAsync(desk.Button("Antwort senden"));
        await Expect(desk.Locator(".notice-success")).ToContainTextAsync("Die Meldungen sind beantwortet");

        await moderator.GoAsync(proposal);
        await desk.PressAsync(Comment(desk, said).GetByRole(AriaRole.Link, new() { Name = "Ausblenden" }));
        await HideAsync(desk);
        await Expect(desk.Locator("#comments")).ToContainTextAsync("Entfernt nach Regel 2");
        await desk.PressAsync(desk.Locator("#offers").Link("Hilfsangebote mit Kontakt"));
        await desk.PressAsync(desk.Locator(".offer", new() { HasText = help }).GetByRole(AriaRole.Link, new() { Name = "Ausblenden" }));
        await HideAsync(desk);
        await Expect(desk.Locator(".offer", new() { HasText = help })).ToContainTextAsync("Von der Moderation ausgeblendet");
        await desk.PressAsync(desk.Locator(".offer", new() { HasText = help }).GetByRole(AriaRole.Link, new() { Name = "Wieder zeigen" }));
        await desk.PressAsync(desk.Link("Schreibpause für die Person"));
        await desk.ChooseAsync("#f-Reason", "Regel 2");
        await desk.ChooseAsync("#f-Days", "7");
        await desk.TypeIntoAsync("#f-Words", "Bitte ohne Angriffe auf andere.");
        await desk.PressAsync(desk.Button("Schreibpause vorschlagen"));
        await Expect(desk.Locator(".notice-success")).ToContainTextAsync("wenn eine zweite Person zustimmt");

        var second = await ComeAsAsync("moderator-2");
        var other = await second.GoAsync("/moderation?kind=second");
        await other.OpenCaseAsync(title);
        await other.TypeIntoAsync("#f-Words", "Einmal ist noch kein Grund dafür.");
        await other.PressAsync(other.Button("Nicht zustimmen"));
        await Expect(other.Locator(".desk [role=status]")).ToContainTextAsync("Nicht zugestimmt");
    }

    private static async Task HideAsync(IPage page)
    {
        await page.ChooseAsync("#f-Reason", "Regel 2");
        await page.TypeIntoAsync("#f-Words", "Bitte ohne Angriffe auf andere.");
        await page.PressAsync(page.Button("Ausblenden"));
    }

    private static async Task WriteAsync(Visitor neighbour, string proposal, string said, string help)
    {
        var page = await neighbour.GoAsync(proposal + "/comment");
        await page.Locator("input[value=Against]").CheckAsync();
        await page.Locator("#f-Text").FillAsync(said);
        await neighbour.SendAsync();
        await neighbour.GoAsync(proposal + "/offer");
        await page.Locator("input[value=Material]").CheckAsync();
        await page.Locator("#f-Text").FillAsync(help);
        await neighbour.SendAsync();
    }

    private static async Task ReportAsync(Visitor neighbour, string proposal, string said)
    {
        var page = await neighbour.GoAsync(proposal);
        await Comment(page, said).GetByRole(AriaRole.Link, new() { Name = "Melden" }).ClickAsync();
        await page.Locator("input[value=Insult]").CheckAsync();
        await page.Locator("#f-Words").FillAsync("Das ist nicht freundlich.");
        await neighbour.SendAsync();
        await Expect(page.Heading()).ToHaveTextAsync("Danke, Ihre Meldung ist angekommen");
    }

    private static ILocator Comment(IPage page, string said) => page.Locator("article.comment", new() { HasText = said }).First;
}
