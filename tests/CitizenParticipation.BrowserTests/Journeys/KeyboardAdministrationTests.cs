using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>Who runs the platform, without a mouse.</summary>
public sealed class KeyboardAdministrationTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task Phases_come_move_change_their_kind_and_go_and_the_focus_is_never_lost()
    {
        var administrator = await ComeAsAsync("administrator");
        var page = await administrator.GoAsync("/admin/processes/new");
        await Expect(page.Locator("#f-Title")).ToBeEnabledAsync();
        // The way through the fields before is another journey's.
        await page.Locator("#f-ReviewHours").FocusAsync();
        var add = page.Button("Phase hinzufügen");
        await page.PressAsync(add);
        await Expect(page.Locator("#f-Phases-1-Kind")).ToBeVisibleAsync();
        await page.PressAsync(add, " ");
        await Expect(page.Locator("#f-Phases-2-Kind")).ToBeVisibleAsync();

        await page.Locator("#f-Phases").FocusAsync();
        var kind = page.Locator("#f-Phases-0-Kind");
        await page.TabToAsync(kind);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".mud-popover-open")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".mud-popover-open")).ToHaveCountAsync(0);
        var chosen = await kind.InputValueAsync();

        await page.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Nach unten" }).First);
        await Expect(page.Locator("#f-Phases-1-Kind")).ToHaveValueAsync(chosen);
        await Expect(ButtonOf(page, 1, "Nach unten")).ToBeFocusedAsync();
        await page.PressAsync(ButtonOf(page, 1, "Nach oben"));
        await Expect(page.Locator("#f-Phases-0-Kind")).ToHaveValueAsync(chosen);
        // Higher it cannot go: the focus is on the way back.
        await Expect(ButtonOf(page, 0, "Nach unten")).ToBeFocusedAsync();
        await page.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Entfernen" }).First);
        await Expect(page.Locator("#f-Phases-2-Kind")).ToHaveCountAsync(0);
        await Expect(page.Locator("#f-Phases")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_rules_get_a_new_edition_and_the_trail_is_searched_and_checked()
    {
        var note = Steps.NewTitle("Der Textbaustein sagt danke");
        var administrator = await ComeAsAsync("administrator");
        var page = await administrator.GoAsync("/");
        await page.ChooseInMenuAsync("Verwaltung");
        await page.PressAsync(page.Link("Regeln bearbeiten"));
        await page.PressAsync(page.Locator(".rule-block summary").First);
        await page.TypeOntoAsync("textarea[name='Form.Rules[0].German.Letter']", " Danke.");
        await page.TypeIntoAsync("#f-Note", note);
        await page.PressAsync(page.Button("Neue Fassung veröffentlichen"));
        await Expect(page.Locator("main [role=status]")).ToContainTextAsync("Die neue Fassung gilt ab jetzt.");

        await page.PressAsync(page.Locator("main").Link("Verwaltung"));
        await page.PressAsync(page.Locator("main").Link("Protokoll"));
        await page.PressAsync(page.Locator(".audit-search > summary"));
        await page.TypeIntoAsync("#f-Words", note);
        await page.ChooseAsync("#f-Action", "Neue Fassung");
        await page.PressAsync(page.Button("Anzeigen"));
        await Expect(page.Locator(".audit-entry")).ToHaveCountAsync(1);
        await page.PressAsync(page.Locator(".audit-entry").GetByRole(AriaRole.Link, new() { NameRegex = new("nur diese Person$") }));
        await page.PressAsync(page.Locator(".audit-search .chip-remove"));
        await Expect(page).ToHaveURLAsync(new Regex("words="));
        var download = await page.RunAndWaitForDownloadAsync(() => page.PressAsync(page.Link("Als CSV herunterladen")));
        Assert.EndsWith(".csv", download.SuggestedFilename, StringComparison.Ordinal);
        await page.PressAsync(page.Button("Kette prüfen"));
        await Expect(page.Locator("main")).ToContainTextAsync("Die Kette ist unversehrt.");
        await page.PressAsync(page.Link("Alle Filter entfernen"));
        await Expect(page).ToHaveURLAsync(App.Address + "/admin/audit");
    }

    private static ILocator ButtonOf(IPage page, int phase, string name) =>
        page.Locator("section.card", new() { Has = page.Locator($"#f-Phases-{phase}-Kind") }).GetByRole(AriaRole.Button, new() { Name = name });
}
