using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>Who reads, without a mouse.</summary>
public sealed class KeyboardReaderTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task Somebody_chooses_a_language_easy_words_and_a_Stadtteil()
    {
        var visitor = await ComeAsync();
        var page = await visitor.GoAsync("/");
        await page.PressAsync(page.Locator(".header-tools summary", new() { HasText = "Deutsch" }));
        await page.PressAsync(page.Locator(".languages").GetByRole(AriaRole.Link, new() { Name = "English" }));
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await page.PressAsync(page.Locator(".easy-switch button"), " ");
        await Expect(page.Locator(".easy-switch button")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.PressAsync(page.Locator(".easy-switch button"), " ");
        await Expect(page.Locator(".easy-switch button")).ToHaveAttributeAsync("aria-pressed", "false");

        await page.ChooseAsync("#my-district", "Hass");
        await page.PressAsync(page.Locator(".my-district form:has(#my-district) button"));
        await Expect(page.Locator("#nearby")).ToContainTextAsync("Hassel");
        await page.PressAsync(page.Locator(".my-district button").Nth(1));
        await Expect(page.Locator("#nearby")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Somebody_filters_leafs_sorts_searches_and_finds_a_place_on_the_map()
    {
        var visitor = await ComeAsync();
        var page = await visitor.GoAsync("/proposals");
        await page.PressAsync(page.Locator(".facet-link", new() { HasText = "Grün & Klima" }));
        await Expect(page).ToHaveURLAsync(App.Address + "/proposals?category=green");
        await page.PressAsync(page.Locator(".chip-remove").First);
        await Expect(page).ToHaveURLAsync(App.Address + "/proposals");
        await page.PressAsync(page.Locator(".list-tools").GetByRole(AriaRole.Link, new() { Name = "Meist unterstützt" }));
        await page.PressAsync(page.Locator(".pager-step[rel=next]"));
        await Expect(page.Locator(".pager-now")).ToContainTextAsync("Seite 2");

        await page.TypeIntoAsync("#f-q", "schule");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("q=schule"));
        await page.PressAsync(page.Locator(".list-tools").GetByRole(AriaRole.Link, new() { Name = "Karte" }));
        await Expect(page.Locator(".place-counts")).ToBeVisibleAsync();
        var tile = page.Locator(".map a[href]").First;
        var promised = (await tile.GetAttributeAsync("aria-label"))!.Split(", ");
        await page.PressAsync(tile);
        await Expect(page.Locator(".list-count")).ToHaveTextAsync(promised[1]);
    }
}
