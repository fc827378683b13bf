using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>Who decides about what others write, by Tab and Enter and without the keys of the desk.</summary>
public sealed class KeyboardModeratorTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task A_proposal_is_returned_revised_and_refused_and_an_appeal_is_answered()
    {
        var title = Steps.NewTitle("Springbrunnen am Bahnhof");
        var author = await ComeAsAsync("resident-45");
        await author.ProposeAsync(title);
        var first = await ComeAsAsync("moderator-1");
        var desk = await first.GoAsync("/moderation?kind=proposal");
        await desk.OpenCaseAsync(title);
        await DecideAsync(desk, "Regel 5", "Bitte nennen Sie die Stelle.", "Zur Überarbeitung zurückgeben");
        await Expect(desk.Locator(".desk [role=status]")).ToContainTextAsync("ist zurückgegeben");

        var page = await author.GoAsync("/me/proposals");
        await page.PressAsync(page.Locator("#own article", new() { HasText = title }).GetByRole(AriaRole.Link, new() { Name = "Überarbeiten" }));
        await page.TypeOntoAsync("#f-Text", " Es geht um den Vorplatz.");
        await page.PressAsync(page.Button("Zur Prüfung senden"));
        await Expect(page.GetByText("Die neue Fassung ist eingereicht")).ToBeVisibleAsync();

        await first.GoAsync("/moderation?kind=proposal");
        await desk.OpenCaseAsync(title);
        await DecideAsync(desk, "Regel 6", "Dafür ist die Stadt nicht zuständig.", "Ablehnen");
        await Expect(desk.Locator(".desk [role=status]")).ToContainTextAsync("ist abgelehnt");

        await author.GoAsync("/me/proposals");
        await page.PressAsync(page.Locator("main").Link("Entscheidungen"));
        await page.PressAsync(page.Locator(".report a", new() { HasText = title }).First);
        await page.TypeIntoAsync("#f-Words", "Der Vorplatz gehört der Stadt.");
        await page.PressAsync(page.Button("Widerspruch einlegen"));
        await Expect(page.Locator(".notice-success")).ToContainTextAsync("Ihr Widerspruch ist angekommen");

        var second = await ComeAsAsync("moderator-2");
        var other = await second.GoAsync("/moderation?kind=appeal");
        await other.OpenCaseAsync(title);
        await other.PressAsync(other.Link("Diese Entscheidung auf einer eigenen Seite"));
        await other.PressAsync(other.Locator("input[name='Form.Grant'][value=yes]"), "ArrowDown");
        await other.TypeIntoAsync("main form textarea", "Der Vorplatz gehört der Bahn.");
        await other.PressAsync(other.Button("Antworten"));
        await Expect(other.Locator(".notice-success")).ToContainTextAsync("Der Widerspruch ist beantwortet");
    }

    [Fact]
    public async Task A_change_is_published_read_in_the_history_and_an_earlier_version_is_hidden()
    {
        var title = Steps.NewTitle("Wasserspiel am Markt");
        var author = await ComeAsAsync("resident-46");
        var proposal = await author.ProposeAsync(title);
        var moderator = await ComeAsAsync("moderator-1");
        await moderator.PublishAsync(proposal);
        await author.ChangeAsync(proposal, Steps.AText + " Auch im Winter.", "Auch im Winter.");
        var desk = await moderator.GoAsync("/moderation?kind=change");
        await desk.OpenCaseAsync(title);
        await desk.PressAsync(desk.GetByLabel("Der Sinn ändert sich"), " ");
        await desk.PressAsync(desk.Button("Änderung veröffentlichen"));
        await Expect(desk.Locator(".desk [role=status]")).ToContainTextAsync("ist veröffentlicht");

        await moderator.GoAsync(proposal);
        await desk.PressAsync(desk.Locator(".page-head a[href$='/history']"));
        await desk.PressAsync(desk.Locator("#version-1 summary"));
        await Expect(desk.Locator("#version-1 .prose")).ToBeVisibleAsync();
        await desk.PressAsync(desk.Locator("#version-1").GetByRole(AriaRole.Link, new() { Name = "Ausblenden" }));
        await DecideAsync(desk, "Regel 3", "Hier stand ein Name.", "Ausblenden");
        await Expect(desk.Locator("#version-1")).ToContainTextAsync("Entfernt nach Regel 3");
    }

    private static async Task DecideAsync(IPage page, string rule, string words, string deed)
    {
        await page.ChooseAsync("#f-Reason", rule);
        await page.TabToAsync(page.Locator("#f-Words"));
        // A rule may have begun the letter.
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(words);
        await page.PressAsync(page.Locator("main").Button(deed));
    }
}
