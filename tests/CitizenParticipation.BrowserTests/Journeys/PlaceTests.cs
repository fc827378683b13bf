using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>From the city to one's own Stadtteil: by keyboard, on a phone, without script and from right to left.</summary>
public sealed class PlaceTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task The_map_leads_to_a_district_by_keyboard_alone_and_shows_where_one_is()
    {
        var visitor = await ComeAsync();
        var page = await visitor.GoAsync("/");
        var hassel = page.Locator(".map svg a", new() { HasText = "Hassel" });
        var resting = await StrokeAsync(hassel);
        for (var i = 0; i < 60 && !await hassel.EvaluateAsync<bool>("e => e === document.activeElement"); i++) await page.Keyboard.PressAsync("Tab");

        await Expect(hassel).ToBeFocusedAsync();
        Assert.NotEqual(resting, await StrokeAsync(hassel));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Heading()).ToHaveTextAsync("Hassel");
    }

    [Fact]
    public async Task A_phone_shows_what_is_open_and_the_own_Stadtteil_without_scrolling()
    {
        var visitor = await ComeAsync(new Manner(Width: Manner.Phone));
        var page = await visitor.GoAsync("/");
        foreach (var wanted in (string[])[".open-list li:nth-child(2)", "#my-district", ".my-district button"])
        {
            var box = await page.Locator(wanted).First.BoundingBoxAsync();
            Assert.True(box!.Y + box.Height <= 844, $"{wanted} ends at {box.Y + box.Height:0}");
        }
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task No_name_leaves_its_tile_and_no_tile_leaves_the_window(int width)
    {
        var visitor = await ComeAsync(new Manner(Width: width));
        var page = await visitor.GoAsync("/");
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
        var outside = await page.Locator(".map").EvaluateAsync<string[]>(
            """
            map => [...map.querySelectorAll("a.tile")].flatMap(tile => {
              const shape = tile.querySelector("path").getBoundingClientRect();
              const names = [...tile.querySelectorAll("text")].map(t => [t.textContent, t.getBoundingClientRect()]);
              return [
                ...names.filter(([, box]) => box.left < shape.left || box.right > shape.right || box.top < shape.top || box.bottom > shape.bottom).map(([text]) => text),
                ...(shape.left < 0 || shape.right > innerWidth ? [tile.getAttribute("aria-label")] : []),
              ];
            })
            """);
        Assert.Empty(outside);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"));
    }

    [Fact]
    public async Task The_own_Stadtteil_is_chosen_and_forgotten_without_script()
    {
        var visitor = await ComeAsync(new Manner(Script: false));
        var page = await visitor.GoAsync("/");
        await page.Locator("#my-district").SelectOptionAsync(new SelectOptionValue { Label = "Ückendorf" });
        await page.Button("Merken").ClickAsync();

        await Expect(page.Locator("#nearby")).ToHaveTextAsync("In Ückendorf und nebenan");
        await Expect(page.Locator(".tile-mine")).ToHaveAttributeAsync("href", "/districts/GE-S17");
        await page.Locator(".map .tile-mine").ClickAsync();
        await Expect(page.Heading()).ToHaveTextAsync("Ückendorf");
        await page.Button("Vergessen").ClickAsync();
        await Expect(page.Button("Ückendorf ist mein Stadtteil")).ToBeVisibleAsync();

        await visitor.GoAsync("/");
        await Expect(page.Locator("#nearby")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task East_stays_east_where_one_reads_from_right_to_left()
    {
        var visitor = await ComeAsync(new Manner(Width: Manner.Phone, Locale: "ar"));
        var page = await visitor.GoAsync("/");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        var west = await page.Locator(".map svg a", new() { HasText = "Scholven" }).BoundingBoxAsync();
        var east = await page.Locator(".map svg a", new() { HasText = "Hassel" }).BoundingBoxAsync();
        Assert.True(west!.X < east!.X);
    }

    private static Task<string> StrokeAsync(ILocator tile) => tile.Locator("path").First.EvaluateAsync<string>("e => getComputedStyle(e).stroke + getComputedStyle(e).strokeWidth");
}
