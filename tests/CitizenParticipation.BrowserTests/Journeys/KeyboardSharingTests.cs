using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>Who looks around, keeps something and passes it on, without a mouse.</summary>
public sealed class KeyboardSharingTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task Somebody_finds_a_proposal_by_its_process_and_passes_it_on()
    {
        var visitor = await ComeAsync();
        await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await visitor.GoAsync("/");
        await page.PressAsync(page.Locator(".main-nav").Link("Verfahren & Ergebnisse"));
        await page.PressAsync(page.Locator($".card-title a[href='/processes/{Steps.OpenProcess}']"));
        Assert.EndsWith(".ics", await DownloadAsync(page, page.Locator(".keep-up a[download]")), StringComparison.Ordinal);
        await page.PressAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { NameRegex = new("^Alle .* Vorschläge$") }));
        await page.PressAsync(page.Locator(".list-tools").Link("Kacheln"));
        await Expect(page).ToHaveURLAsync(new Regex("view=tiles"));
        await page.PressAsync(page.Locator(".list-tools").Link("Liste"));
        await page.PressAsync(page.Locator(".proposal-card .card-title a").First);
        await Expect(page.Locator("#share-address")).ToBeVisibleAsync();
        var address = page.Url;
        await page.PressAsync(page.Button("Teilen"));
        await Expect(page.Locator("#live-note")).ToHaveTextAsync("Adresse kopiert");
        Assert.Equal(address, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        Assert.StartsWith("qr-", await DownloadAsync(page, page.Link("QR-Code")), StringComparison.Ordinal);
        await page.PressAsync(page.Link("Aushang zum Drucken"));
        await Expect(page.Locator(".poster-code img")).ToBeVisibleAsync();
        await page.PressAsync(page.Link("Zurück zum Vorschlag"));
        await Expect(page).ToHaveURLAsync(address);
    }

    [Fact]
    public async Task Somebody_reads_figures_and_results_and_takes_them_along()
    {
        // A report that has something to say.
        var proposal = await (await ComeAsAsync("resident-50")).ProposeAsync(Steps.NewTitle("Schaukel am Kanal"));
        await (await ComeAsAsync("moderator-1")).PublishAsync(proposal);
        var visitor = await ComeAsync();
        var page = await visitor.GoAsync("/");
        await page.PressAsync(page.Locator(".site-footer").Link("Moderationsbericht"));
        await page.PressAsync(page.Locator("main nav a").First);
        await Expect(page).ToHaveURLAsync(new Regex("month="));
        var process = page.Locator("main details").First;
        await page.PressAsync(process.Locator(":scope > summary"));
        await Expect(process.Locator("table")).ToBeVisibleAsync();
        Assert.EndsWith(".csv", await DownloadAsync(page, page.Link("Als Tabelle herunterladen (CSV)")), StringComparison.Ordinal);

        await page.PressAsync(page.Locator(".main-nav").Link("Verfahren & Ergebnisse"));
        await page.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Ergebnisse ansehen" }).First);
        Assert.EndsWith(".csv", await DownloadAsync(page, page.Link("Als Tabelle laden (CSV)")), StringComparison.Ordinal);
        var rest = page.Locator("main details").First;
        await page.PressAsync(rest.Locator(":scope > summary"));
        await Expect(rest).ToHaveAttributeAsync("open", "");
        await page.PressAsync(page.Link("Druckansicht"));
        await Expect(page).ToHaveURLAsync(new Regex("/results/print$"));
    }

    private static async Task<string> DownloadAsync(IPage page, ILocator link) => (await page.RunAndWaitForDownloadAsync(() => page.PressAsync(link))).SuggestedFilename;
}
