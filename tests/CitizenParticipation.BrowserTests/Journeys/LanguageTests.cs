namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class LanguageTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task Choosing_English_keeps_the_page_with_its_filters_and_shows_English()
    {
        var visitor = await ComeAsync();
        const string address = "/proposals?q=licht&sort=supported";
        var page = await visitor.GoAsync(address);
        await Expect(page.Heading()).ToHaveTextAsync("Vorschläge");

        await page.Locator(".header-tools summary", new() { HasText = "Deutsch" }).ClickAsync();
        await page.Link("English").ClickAsync();

        await Expect(page.Heading()).ToHaveTextAsync("Proposals");
        await Expect(page).ToHaveURLAsync(App.Address + address);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(page.Locator("#f-q")).ToHaveValueAsync("licht");

        await visitor.GoAsync("/districts");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task A_browser_that_prefers_English_gets_English_from_the_first_page_on()
    {
        var visitor = await ComeAsync(new Manner(Locale: "en-GB"));
        var page = await visitor.GoAsync("/account/sign-in");

        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(page.Heading()).ToHaveTextAsync("Sign in");
    }
}
