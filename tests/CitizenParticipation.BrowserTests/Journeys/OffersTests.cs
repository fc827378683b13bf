using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class OffersTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task Help_is_offered_by_keyboard_and_the_contact_is_erased_again()
    {
        var resident = await ComeAsAsync("resident-9", new Manner(Width: Manner.Phone));
        var address = await resident.PublishedProposalAsync(9);
        var page = await resident.GoAsync(address);
        var text = "Ich streiche an einem Samstag mit " + Guid.NewGuid().ToString("N")[..6];
        await page.PressAsync(page.Locator("#offers").GetByRole(AriaRole.Link, new() { Name = "Hilfe anbieten" }));
        await page.TabToAsync(page.Locator("input[value=Hands]"));
        await page.Keyboard.PressAsync(" ");
        await Expect(page.Locator("#f-Amount")).ToBeHiddenAsync();
        await Expect(page.Locator("#f-Organisation")).ToBeHiddenAsync();
        await page.TypeIntoAsync("#f-Text", text);
        await page.TypeIntoAsync("#f-Contact", "0209 555 0199");
        await page.PressAsync(page.Locator("input[name='Form.ForAuthor']"), " ");
        await page.PressAsync(page.Button("Hilfe anbieten"));
        await Expect(page.Locator(".notice-success")).ToContainTextAsync("Danke!");
        var mine = page.Locator("#own-offers article").Filter(new() { HasText = text });
        await Expect(mine).ToContainTextAsync("Nur die Person, die den Vorschlag gemacht hat, liest sie.");

        var reader = await ComeAsync();
        await reader.GoAsync(address);
        await Expect(reader.Page.Locator("#offers")).ToContainTextAsync(text);
        await Expect(reader.Page.Locator("main")).Not.ToContainTextAsync("0199");

        await page.PressAsync(mine.GetByRole(AriaRole.Link, new() { Name = "Ändern" }));
        await page.TypeOntoAsync("#f-Text", ", auch zweimal");
        await page.PressAsync(page.Button("Änderung speichern"));
        await Expect(mine).ToContainTextAsync("auch zweimal");
        await page.PressAsync(mine.GetByRole(AriaRole.Button, new() { Name = "Kontaktangabe löschen" }));
        await Expect(mine).ToContainTextAsync("Keine Kontaktangabe gespeichert");
        await page.PressAsync(mine.GetByRole(AriaRole.Button, new() { Name = "Angebot zurücknehmen" }));
        await Expect(page.Locator("#own-offers")).Not.ToContainTextAsync(text);
    }

    [Fact]
    public async Task Without_script_a_club_promises_money()
    {
        var resident = await ComeAsAsync("resident-10", new Manner(Script: false));
        var address = await resident.PublishedProposalAsync(10);
        var page = await resident.GoAsync(address + "/offer");
        await page.Locator("input[value=Money]").CheckAsync();
        await page.Locator("#f-Text").FillAsync("Unser Verein legt etwas dazu.");
        await page.Locator("#f-Amount").FillAsync("viel");
        await page.Locator("input[value=Club]").CheckAsync();
        await resident.SendAsync();
        await Expect(page.Locator("#f-Organisation-error")).ToBeVisibleAsync();
        await Expect(page.Locator("#f-Amount-error")).ToBeVisibleAsync();
        await page.Locator("#f-Amount").FillAsync("1.250,50 €");
        await page.Locator("#f-Organisation").FillAsync("Beispielverein Nachbarschaft");
        await resident.SendAsync();
        await resident.GoAsync(address);
        await Expect(page.Locator("#offers")).ToContainTextAsync("1.250,50 Euro");
        await Expect(page.Locator("#offers")).ToContainTextAsync("Beispielverein Nachbarschaft");
    }
}
