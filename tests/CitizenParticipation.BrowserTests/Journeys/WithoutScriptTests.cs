using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>A browser that runs no script: residents do everything, and staff are told what does not work.</summary>
public sealed class WithoutScriptTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task A_new_resident_registers_confirms_signs_in_and_sends_a_proposal()
    {
        const string password = "Im Park blüht der Flieder";
        var email = $"ohne-{Guid.NewGuid().ToString("N")[..8]}@example.org";
        var title = Steps.NewTitle("Wasser für die Linden");
        var resident = await ComeAsync(new Manner(Width: Manner.Phone, Script: false));
        await resident.RegisterAsync("Ohne Skript", email, password);
        var letter = await resident.LetterAsync(email, "bestätigen");
        await letter.Locator("a[href*='/account/confirm']").ClickAsync();
        var page = resident.Page;
        await page.Button("Adresse bestätigen").ClickAsync();
        await Expect(page.GetByText("Danke, Ihre Adresse ist bestätigt")).ToBeVisibleAsync();
        await resident.GoAsync("/account/sign-in");
        await page.Locator("#f-Email").FillAsync(email);
        await page.Locator("#f-Password").FillAsync(password);
        await resident.SendAsync();

        // A fault comes back with what was typed.
        await resident.GoAsync($"/proposals/new?process={Steps.OpenProcess}");
        await page.Locator("#f-Title").FillAsync(title);
        await resident.SendAsync();
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        await Expect(page.Locator("#f-Title")).ToHaveValueAsync(title);
        await resident.FillProposalAsync(title);
        await resident.SendAsync();
        await Expect(page.Locator("#own article", new() { HasText = title })).ToContainTextAsync("Wird geprüft");
    }

    [Theory]
    [InlineData("de-DE", "braucht diese Seite JavaScript")]
    [InlineData("ar", "JavaScript")]
    public async Task The_desk_and_the_editor_say_why_nothing_can_be_pressed(string locale, string words)
    {
        var visitor = await ComeAsAsync("moderator-1", new Manner(Locale: locale, Script: false));
        var page = await visitor.GoAsync("/moderation");
        await Expect(page.Locator("noscript .notice")).ToContainTextAsync(words);
        await Expect(page.Locator("noscript .notice")).ToBeVisibleAsync();
        await visitor.BecomeAsync("administrator");
        await visitor.GoAsync("/admin/processes/new");
        await Expect(page.Locator("noscript .notice")).ToContainTextAsync(words);
    }
}
