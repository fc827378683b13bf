using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class ProposalFormTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task A_form_whose_token_has_expired_keeps_the_text_and_the_second_send_works()
    {
        var resident = await ComeAsAsync("resident-21", new Manner(Width: Manner.Phone));
        var title = Steps.NewTitle("Licht an der Haltestelle");
        const string text = "Erste Zeile mit Umlauten: äöüß.\n\nZweiter Absatz, der auf keinen Fall verloren gehen darf.";
        var page = await resident.GoAsync($"/proposals/new?process={Steps.OpenProcess}");
        await resident.FillProposalAsync(title, text);

        await resident.Context.ClearCookiesAsync(new() { NameRegex = new(@"^\.AspNetCore\.Antiforgery") });
        await resident.SendAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Bitte senden Sie noch einmal");
        await Expect(page.Locator("#f-Title")).ToHaveValueAsync(title);
        await Expect(page.Locator("#f-Text")).ToHaveValueAsync(text);
        await Expect(page.Locator("#f-District option:checked")).ToHaveTextAsync("Altstadt");

        await resident.SendAsync();

        await Expect(page.Locator("#own")).ToContainTextAsync(title);
        await Expect(page.Locator("#own article", new() { HasText = title }).Locator(".chip").First).ToHaveTextAsync("Wird geprüft");
    }

    [Theory]
    [InlineData("resident-22", true)]
    [InlineData("resident-23", false)]
    public async Task A_double_click_on_send_makes_one_proposal_with_and_without_script(string name, bool script)
    {
        var resident = await ComeAsAsync(name, new Manner(Script: script));
        var title = Steps.NewTitle("Bank am Kanalufer");
        var page = await resident.GoAsync($"/proposals/new?process={Steps.OpenProcess}");
        await resident.FillProposalAsync(title);

        await page.Button("Zur Prüfung senden").DblClickAsync();

        await Expect(page.Heading()).ToHaveTextAsync("Meine Vorschläge");
        await Expect(page.Locator("#own article", new() { HasText = title })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Faults_stand_at_their_fields_and_the_summary_leads_there()
    {
        var resident = await ComeAsAsync("resident-24");
        var page = await resident.GoAsync($"/proposals/new?process={Steps.OpenProcess}");
        await page.Locator("#f-Title").FillAsync("Kurz");
        await resident.SendAsync();

        var summary = page.Locator(".error-summary");
        await Expect(summary).ToBeFocusedAsync();
        await Expect(page.Locator("#f-Title")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#f-Title-error")).ToBeVisibleAsync();

        await summary.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator("#f-Title")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_preview_shows_the_proposal_and_sends_nothing()
    {
        var resident = await ComeAsAsync("resident-25");
        var title = Steps.NewTitle("Mehr Schatten auf dem Schulhof");
        var page = await resident.GoAsync($"/proposals/new?process={Steps.OpenProcess}");
        await resident.FillProposalAsync(title, "Ein **großer** Baum\n\n- Schatten\n- Luft\n\nDas hilft allen Kindern der Schule.");
        await page.Button("Vorschau ansehen").ClickAsync();

        await Expect(page.Locator("#preview strong")).ToHaveTextAsync("großer");
        await Expect(page.Locator("#preview li")).ToHaveCountAsync(2);
        await Expect(page.Locator("#f-Title")).ToHaveValueAsync(title);

        await resident.GoAsync("/me/proposals");
        // It may be kept as a draft by now; sent it is not.
        await Expect(page.Locator("#own article", new() { HasText = title }).Filter(new() { HasText = "Wird geprüft" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_the_tile_map_a_key_chooses_the_district()
    {
        var resident = await ComeAsAsync("resident-8", new Manner(Width: Manner.Phone));
        var page = await resident.GoAsync($"/proposals/new?process={Steps.OpenProcess}");
        await page.PressAsync(page.Locator("details.place summary"));
        await page.PressAsync(page.Locator("[data-key=GE-S08]"), "Space");
        await Expect(page.Locator("#f-District")).ToHaveValueAsync("GE-S08");
        await Expect(page.Locator("[data-key=GE-S08]")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator("#live-note")).ToHaveTextAsync("Stadtteil Buer gewählt.");
        Assert.DoesNotContain(resident.Requests, url => url.Contains("maplibre", StringComparison.Ordinal));
    }
}
