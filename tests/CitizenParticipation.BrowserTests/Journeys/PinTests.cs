using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>The city of two villages with outlines, in a server of its own. Without a map source nothing is asked of anybody else.</summary>
public sealed class Zweidorf : IAsyncLifetime
{
    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await RunningApp.InZweidorfAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class PinTests(Zweidorf zweidorf, Browser browser) : BrowserTest(zweidorf.App, browser), IClassFixture<Zweidorf>
{
    private const string Form = "/proposals/new?process=brunnen";

    [Fact]
    public async Task A_pin_is_set_by_keyboard_moved_questioned_and_shown()
    {
        var resident = await ComeAsAsync("resident-3", new Manner(Width: Manner.Phone));
        var page = await OpenAsync(resident);
        await page.Locator("#f-District").SelectOptionAsync("");
        var view = page.Locator(".place-view[role=application], .place-view canvas");
        await page.TabToAsync(view.First);
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.PressAsync(page.Locator("[data-pin=center]"));
        await Expect(page.Locator("[data-pin=said]")).ToContainTextAsync("Punkt gesetzt in Oberdorf");
        await Expect(page.Locator("#f-Latitude")).Not.ToHaveValueAsync("");
        await Expect(page.Locator("#f-District")).ToHaveValueAsync("Z-1-A");
        await Expect(page.Locator("#draft-state")).ToContainTextAsync("Entwurf gespeichert um");

        await page.PressAsync(page.Locator("[data-pin=remove]"));
        await Expect(page.Locator("#f-Latitude")).ToHaveValueAsync("");
        await Expect(page.Locator("#live-note")).ToHaveTextAsync("Punkt entfernt.");

        await page.Locator("#f-Latitude").FillAsync("59,99");
        await page.Locator("#f-Longitude").FillAsync("7,02");
        await page.Locator("#f-Longitude").BlurAsync();
        await Expect(page.Locator("[data-pin=said]")).ToContainTextAsync("Punkt gesetzt in Unterdorf. Gewählt ist der Stadtteil Oberdorf.");
        await SendWithQuestionAsync(resident, "Oberdorf und den Punkt so lassen");
    }

    [Fact]
    public async Task A_click_on_the_map_sets_the_pin()
    {
        var resident = await ComeAsAsync("resident-4");
        var page = await OpenAsync(resident);
        await Expect(page.Locator(".place-tools")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(page.Locator(".place-map canvas")).ToBeVisibleAsync();
        var box = (await page.Locator(".place-view").BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + box.Width / 2, box.Y + box.Height * 0.35f);
        await Expect(page.Locator("[data-pin=said]")).ToContainTextAsync("Punkt gesetzt in Oberdorf");
        await Expect(page.Locator(".place-marker")).ToBeVisibleAsync();
        Assert.Empty(await Axe.LookAsync(page, Axe.Everything));
    }

    [Fact]
    public async Task Where_no_map_can_be_drawn_the_outlines_take_the_pin_by_pointer_and_by_keys()
    {
        var resident = await ComeAsAsync("resident-6");
        await resident.Page.AddInitScriptAsync("HTMLCanvasElement.prototype.getContext = () => null;");
        var page = await OpenAsync(resident);
        await Expect(page.Locator("[data-pin=said]")).ToContainTextAsync("Umrisse und Zahlen tun dasselbe");
        Assert.DoesNotContain(resident.Requests, url => url.Contains("maplibre", StringComparison.Ordinal));
        var box = (await page.Locator(".place-picture").BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + box.Width / 2, box.Y + box.Height * 0.1f);
        await Expect(page.Locator("[data-pin=said]")).ToContainTextAsync("Punkt gesetzt in Oberdorf");
        await page.Locator(".place-view").FocusAsync();
        for (var i = 0; i < 22; i++) await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-pin=said]")).ToContainTextAsync("Punkt gesetzt in Unterdorf");
        Assert.Empty(await Axe.LookAsync(page, Axe.Everything));
    }

    [Fact]
    public async Task The_map_is_fetched_only_by_who_opens_it()
    {
        var resident = await ComeAsAsync("resident-7");
        var page = await resident.GoAsync(Form);
        await Expect(page.Locator("details.place summary")).ToBeVisibleAsync();
        Assert.DoesNotContain(resident.Requests, url => url.Contains("maplibre", StringComparison.Ordinal));
        await resident.GoAsync("/proposals");
        Assert.DoesNotContain(resident.Requests.Skip(resident.Requests.Count - 5), url => url.Contains("/place.js", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_script_numbers_and_words_do_the_same()
    {
        var resident = await ComeAsAsync("resident-5", new Manner(Script: false));
        var page = await resident.GoAsync(Form);
        await page.Locator("details.place summary").ClickAsync();
        await Expect(page.Locator(".place-picture")).ToBeVisibleAsync();
        await resident.FillProposalAsync(Steps.NewTitle("Brunnen ohne Skript"), district: "Oberdorf");
        await page.Locator("#f-PlaceWords").FillAsync("Am Bach");
        await page.Locator("#f-Latitude").FillAsync("59.99");
        await page.Locator("#f-Longitude").FillAsync("7.02");
        await SendWithQuestionAsync(resident, "Stadtteil Unterdorf nehmen", fill: false);
    }

    private static async Task<IPage> OpenAsync(Visitor resident)
    {
        var page = await resident.GoAsync(Form);
        await page.Locator("details.place summary").ClickAsync();
        // The map, or the outlines where the browser cannot draw one.
        await Expect(page.Locator(".place-tools")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        return page;
    }

    private static async Task SendWithQuestionAsync(Visitor resident, string answer, bool fill = true)
    {
        var page = resident.Page;
        var title = fill ? Steps.NewTitle("Brunnen am Ufer") : await page.Locator("#f-Title").InputValueAsync();
        if (fill) await resident.FillProposalAsync(title, district: "Oberdorf");
        await resident.SendAsync();
        await Expect(page.Locator(".place-question")).ToContainTextAsync("Der Punkt liegt in Unterdorf");
        if (fill) Assert.Empty(await Axe.LookAsync(page, Axe.Everything));
        await page.GetByLabel(answer).CheckAsync();
        await resident.SendAsync();
        await Expect(page.Locator("#own")).ToContainTextAsync(title);
        await page.Locator("#own").GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
        await Expect(page.Locator(".place-shown .place-pin")).ToBeVisibleAsync();
        await Expect(page.Locator(".place-shown")).ToContainTextAsync("59,99 Nord, 7,02 Ost");
    }
}
