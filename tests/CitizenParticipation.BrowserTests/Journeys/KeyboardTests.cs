using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>Every journey without a mouse (WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7).</summary>
public sealed class KeyboardTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task A_new_resident_registers_and_confirms()
    {
        var email = $"tasten-{Guid.NewGuid():N}@demo.example";
        var visitor = await ComeAsync();
        var page = await visitor.GoAsync("/account/register");
        await page.TypeIntoAsync("#f-DisplayName", "Ohne Maus");
        await page.TypeIntoAsync("#f-Email", email);
        await page.TypeIntoAsync("#f-Password", "ein langes gutes Kennwort");
        await page.ChooseAsync("#f-HomeDistrict", "Schal");
        await page.TypeIntoAsync("#f-YearOfBirth", "1950");
        await page.PressAsync(page.Locator("form.form button[type=submit]"));
        await Expect(page.Heading()).ToHaveTextAsync("Fast geschafft");

        var letter = await visitor.LetterAsync(email, "bestätigen");
        await page.PressAsync(letter.Locator("a[href*='/account/confirm']"));
        await page.PressAsync(page.Locator("main form button[type=submit]"));
        await Expect(page.Heading()).Not.ToHaveTextAsync("Fast geschafft");
    }

    [Fact]
    public async Task A_proposal_is_written_published_supported_and_taken_back()
    {
        var title = Steps.NewTitle("Bordsteine absenken");
        var author = await ComeAsAsync("resident-12");
        var page = await author.GoAsync($"/proposals/new?process={Steps.OpenProcess}");
        await page.TypeIntoAsync("#f-Title", title);
        await page.TypeIntoAsync("#f-Text", Steps.AText);
        await page.ChooseAsync("#f-District", "Erle");
        await page.ChooseAsync("#f-Category", "Verk");
        await page.PressAsync(page.Locator("form.form button[type=submit]").First);
        await Expect(page.Locator("#own")).ToContainTextAsync(title);

        var moderator = await ComeAsAsync("moderator-1");
        var desk = await moderator.GoAsync("/moderation");
        await Expect(desk.Locator("#queue .mud-disabled")).ToHaveCountAsync(0);
        await desk.PressAsync(desk.Locator("#queue").GetByRole(AriaRole.Link, new() { Name = title }).First);
        await Expect(desk.Button("Veröffentlichen")).ToBeEnabledAsync();
        await desk.PressAsync(desk.Button("Veröffentlichen"));
        await Expect(desk.Locator(".desk [role=status]")).ToContainTextAsync("ist veröffentlicht");

        var neighbour = await ComeAsAsync("resident-13");
        await neighbour.GoAsync("/");
        await neighbour.Page.TypeIntoAsync("#site-q", title);
        await neighbour.Page.Keyboard.PressAsync("Enter");
        await neighbour.Page.PressAsync(neighbour.Page.Locator(".proposal-card .card-title a").First);
        await neighbour.Page.PressAsync(neighbour.Page.Button("Unterstützen"));
        await Expect(neighbour.Page.Locator(".tally-big")).ToHaveTextAsync("1");
        // The button that takes it back stands in the same place and has the focus.
        await Expect(neighbour.Page.Button("Zurücknehmen")).ToBeFocusedAsync();
        // For a moment it takes nothing: the second half of a double click is not a change of mind.
        await Task.Delay(TimeSpan.FromSeconds(1));
        await neighbour.Page.Keyboard.PressAsync("Enter");
        await Expect(neighbour.Page.Locator(".tally-big")).ToHaveTextAsync("0");

        await author.GoAsync("/me/proposals");
        await page.PressAsync(page.Locator("#own article", new() { HasText = title }).GetByRole(AriaRole.Link, new() { Name = "Zurückziehen" }).First);
        await page.TypeIntoAsync("#f-Reason", "Die Idee ist schon umgesetzt.");
        await page.PressAsync(page.Locator("form.form button[type=submit]"));
        await Expect(page.Locator("#own article", new() { HasText = title })).ToContainTextAsync("Zurückgezogen");
    }

    [Fact]
    public async Task Somebody_reports_a_barrier_and_sets_up_the_site_to_read_it()
    {
        var visitor = await ComeAsync();
        var page = await visitor.GoAsync("/");
        await page.PressAsync(page.Locator(".skip-link"));
        await page.PressAsync(page.Locator(".site-footer").GetByRole(AriaRole.Link, new() { Name = "Barriere melden" }));
        await page.TypeIntoAsync("#f-Text", "Ich komme mit der Tastatur nicht an den Knopf auf der Karte.");
        await page.PressAsync(page.Locator("form.form button[type=submit]"));
        await Expect(page.Locator("main [role=status]")).ToContainTextAsync("Danke");

        await page.PressAsync(page.Locator(".site-footer").GetByRole(AriaRole.Link, new() { Name = "Sprache und Ansicht" }));
        await page.TabToAsync(page.Locator("input[name=theme][value=device]"));
        await page.Keyboard.PressAsync("ArrowUp");
        await page.PressAsync(page.Button("Übernehmen"));
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "contrast");
        await page.PressAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Türkçe" }));
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "tr");
    }
}
