using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>How moderators share their work, by Tab and Enter and without the keys of the desk.</summary>
public sealed class KeyboardDeskTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task A_case_is_handed_over_and_taken_back_and_two_are_decided_together()
    {
        var (one, other) = (Steps.NewTitle("Hochbeet am Rathaus"), Steps.NewTitle("Spielstraße am Samstag"));
        var author = await ComeAsAsync("resident-48");
        await author.ProposeAsync(one);
        await author.ProposeAsync(other);
        var first = await ComeAsAsync("moderator-1");
        var desk = await first.GoAsync("/moderation?kind=proposal");
        await desk.OpenCaseAsync(one);
        await desk.PressAsync(desk.Locator("summary", new() { HasText = "Fall weitergeben" }));
        await desk.ChooseAsync("#f-Colleague", "Moderation 2");
        await desk.PressAsync(desk.Button("Weitergeben"));
        await Expect(desk.Locator(".desk [role=status]")).ToContainTextAsync("liegt jetzt bei Moderation 2 (Demo)");

        await first.GoAsync("/moderation?kind=proposal");
        await desk.OpenCaseAsync(one);
        await desk.PressAsync(desk.Button("Fall übernehmen"));
        await Expect(desk.Button("Veröffentlichen")).ToBeEnabledAsync();

        await first.GoAsync("/moderation?kind=proposal");
        await Expect(desk.Button("Tastenkürzel")).ToBeEnabledAsync();
        // In the order of the list: what has waited longer stands above.
        foreach (var title in new[] { one, other }) await desk.PressAsync(desk.GetByLabel($"„{title}“ auswählen"), " ");
        await Expect(desk.Locator("#bulk-title")).ToHaveTextAsync("Ausgewählt: 2");
        await desk.PressAsync(desk.Locator(".desk-bulk").Button("Veröffentlichen"));
        await Expect(desk.Locator(".desk [role=status]")).ToContainTextAsync("Entschieden: 2");
        await Expect(desk.Locator(":focus")).ToHaveCountAsync(1);
        await author.GoAsync("/me/proposals");
        foreach (var title in new[] { one, other }) await Expect(author.Page.Locator("#own article", new() { HasText = title }).Locator(".chip").First).ToHaveTextAsync("Veröffentlicht");
    }
}
