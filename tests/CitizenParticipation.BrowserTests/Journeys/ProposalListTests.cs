using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>Finding a proposal by its place and subject, with the keyboard, on a phone, and without script; and passing it on.</summary>
public sealed class ProposalListTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_filter_shows_as_many_as_it_says_with_and_without_script(bool script)
    {
        var visitor = await ComeAsync(new Manner(Script: script));
        var page = await visitor.GoAsync("/proposals");
        var link = page.Locator(".facet-link", new() { HasText = "Grün & Klima" });
        var promised = await CountAsync(link);
        await link.ClickAsync();
        await Expect(page.Locator(".list-count")).ToHaveTextAsync($"{promised} Vorschläge");
        await Expect(page.Locator(".facet-link", new() { HasText = "Grün & Klima" })).ToHaveAttributeAsync("aria-current", "true");

        var borough = page.Locator(".facet-group").First;
        await borough.Locator("summary").ClickAsync();
        var part = borough.Locator("a").Nth(1);
        var narrowed = await CountAsync(part);
        await part.ClickAsync();
        await Expect(page.Locator(".proposal-card")).ToHaveCountAsync(narrowed);

        await page.Locator(".filters-clear").ClickAsync();
        await Expect(page).ToHaveURLAsync(App.Address + "/proposals");
    }

    [Fact]
    public async Task On_a_phone_the_filters_unfold_and_are_chosen_with_the_keyboard()
    {
        var visitor = await ComeAsync(new Manner(Manner.Phone));
        var page = await visitor.GoAsync("/proposals");
        var link = page.Locator(".facet-link", new() { HasText = "Verkehr & Wege" });
        await Expect(link).Not.ToBeVisibleAsync();
        await page.Locator(".filters > summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(link).ToBeVisibleAsync();
        for (var presses = 0; presses < 20 && !await link.EvaluateAsync<bool>("e => e === document.activeElement"); presses++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(App.Address + "/proposals?category=traffic");
        await Expect(page.Locator(".chip-remove")).ToContainTextAsync("Verkehr & Wege");
    }

    [Fact]
    public async Task Searching_keeps_the_filters_and_the_view()
    {
        var visitor = await ComeAsync(new Manner(Script: false));
        var page = await visitor.GoAsync("/proposals?district=GE-B1&view=tiles");
        await page.Locator("#f-q").FillAsync("schule");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(App.Address + "/proposals?q=schule&district=GE-B1&view=tiles");
        await page.Link("Karte").ClickAsync();
        await Expect(page.Locator(".place-counts")).ToBeVisibleAsync();
        await Expect(page.Locator(".map .tile-here")).ToHaveCountAsync(7);
    }

    [Fact]
    public async Task The_map_leads_to_the_hits_of_a_district_with_the_keyboard()
    {
        var visitor = await ComeAsync(new Manner(Script: false));
        var page = await visitor.GoAsync("/proposals?q=schule&view=map");
        var tile = page.Locator(".map a[href]").First;
        var promised = (await tile.GetAttributeAsync("aria-label"))!.Split(", ");
        await tile.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/proposals\?q=schule&district=GE-S\d\d$"));
        await Expect(page.Locator(".list-count")).ToHaveTextAsync(promised[1]);
        await Expect(page.Locator(".chip-remove").Nth(1)).ToContainTextAsync(promised[0]);
    }

    [Fact]
    public async Task The_address_of_a_proposal_is_copied_and_the_reader_is_told()
    {
        var visitor = await ComeAsync();
        await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var proposal = await visitor.PublishedProposalAsync();
        var page = await visitor.GoAsync(proposal);
        await page.EvaluateAsync("Object.defineProperty(navigator, 'share', { value: undefined })");
        await page.Button("Teilen").ClickAsync();
        await Expect(page.Button("Adresse kopiert")).ToBeVisibleAsync();
        Assert.Equal(App.Address + proposal, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task Without_script_the_address_stands_in_a_field_and_on_a_poster()
    {
        var visitor = await ComeAsync(new Manner(Script: false));
        var proposal = await visitor.PublishedProposalAsync();
        var page = await visitor.GoAsync(proposal);
        await Expect(page.Locator("#share-address")).ToHaveValueAsync(App.Address + proposal);
        await Expect(page.Locator("[data-share]")).Not.ToBeVisibleAsync();
        await page.Link("Aushang zum Drucken").ClickAsync();
        await Expect(page.Locator(".poster-address")).ToHaveTextAsync(App.Address.Replace("http://", "", StringComparison.Ordinal) + proposal);
        Assert.Equal(280, await page.Locator(".poster-code img").EvaluateAsync<int>("image => image.width"));
    }

    private static async Task<int> CountAsync(ILocator link) => int.Parse(await link.Locator(".facet-count").InnerTextAsync(), NumberStyles.None, CultureInfo.InvariantCulture);
}
