using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>Who brings a proposal into other words, without a mouse.</summary>
public sealed class KeyboardLanguagesTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task A_proposal_gets_easy_words_and_a_translation_which_another_moderator_checks()
    {
        var writer = await ComeAsAsync("moderator-2");
        var proposal = await writer.PublishedProposalAsync(14);
        var page = await writer.GoAsync(proposal);
        var title = await page.Heading().InnerTextAsync();
        await page.PressAsync(page.Locator("main p.cluster").Link("Leichte Sprache"));
        await page.TypeOntoAsync("#f-Text", "Wir wünschen uns das.\nEs hilft vielen Menschen.");
        await page.PressAsync(page.Button("Speichern"));
        await Expect(page.Heading()).ToHaveTextAsync(title);
        await page.PressAsync(page.Link("Übersetzungen"));
        await page.PressAsync(page.Locator(".translation-languages").GetByRole(AriaRole.Link, new() { Name = "English" }));
        await page.TypeIntoAsync("#f-Title", "A better place");
        await page.TypeIntoAsync("#f-Text", "We would like to have this.");
        await page.PressAsync(page.Button("Zur Prüfung speichern"));
        await Expect(page.Locator("main .notice")).ToContainTextAsync("Eine zweite Person muss");

        var checker = await ComeAsAsync("moderator-1");
        var desk = await checker.GoAsync("/moderation?kind=easyversion");
        await desk.OpenCaseAsync(title);
        await desk.PressAsync(desk.Button("Als geprüft kennzeichnen"));
        await Expect(desk.Locator(".desk [role=status]")).ToContainTextAsync("ist erledigt");
        await checker.GoAsync("/moderation?kind=translation");
        await desk.OpenCaseAsync(title);
        await desk.PressAsync(desk.Button("Übersetzung ist richtig"));
        await Expect(desk.Locator(".desk [role=status]")).ToContainTextAsync("ist erledigt");

        var reader = await ComeAsync(new Manner(Locale: "en"));
        var there = await reader.GoAsync(proposal);
        await Expect(there.Heading()).ToHaveTextAsync("A better place");
        await there.PressAsync(there.Locator("main details.fold > summary", new() { HasText = "original" }));
        await Expect(there.Locator("main details.fold[open]")).ToContainTextAsync(title);
    }
}
