using System.Globalization;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>Who works here, without a mouse.</summary>
public sealed class KeyboardStaffTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task The_committee_reads_its_figures_and_the_results()
    {
        var member = await ComeAsAsync("committee-mitte");
        var page = await member.GoAsync("/");
        await page.PressAsync(page.Locator(".header-tools details.dropdown:has(form) > summary"));
        await page.PressAsync(page.Locator(".header-tools").GetByRole(AriaRole.Link, new() { Name = "Bezirksvertretung" }));
        await Expect(page.Heading()).ToHaveTextAsync("Bezirksvertretung");
        var process = page.Locator("article", new() { HasText = "Ideen für unsere Stadtteile" });
        var rest = process.Locator("details").First;
        await page.PressAsync(rest.Locator("summary"));
        await Expect(rest.Locator("table")).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.PressAsync(process.Locator("a[download]")));
        Assert.Equal($"results-{Steps.OpenProcess}.csv", download.SuggestedFilename);
        await page.PressAsync(process.Locator("a[href$='/results']"));
        await Expect(page.Locator("main table").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_administrator_creates_and_changes_a_process_and_gives_and_takes_a_role()
    {
        var title = Steps.NewTitle("Schattige Wege");
        var administrator = await ComeAsAsync("administrator");
        var page = await administrator.GoAsync("/admin");
        await page.PressAsync(page.Link("Verfahren anlegen"));
        await Expect(page.Locator("#f-Title")).ToBeEnabledAsync();
        await page.TypeIntoAsync("#f-Title", title);
        await page.TypeIntoAsync("#f-Summary", "Welche Wege sollen zuerst Bäume bekommen?");
        await page.TypeIntoAsync("#f-Description", "Wir pflanzen **hundert** Bäume.");
        await page.PressAsync(page.GetByRole(AriaRole.Radio).First, "ArrowDown");
        await page.PressAsync(page.GetByRole(AriaRole.Checkbox, new() { Name = "Altstadt", Exact = true }), " ");
        await page.TabToAsync(page.Locator("#f-Phases-0-Starts"));
        await TypeDayAsync(page, 6);
        await page.TabToAsync(page.Locator("#f-Phases-0-Ends"));
        await TypeDayAsync(page, 7);
        await page.PressAsync(page.Button("Verfahren anlegen"));
        await Expect(page.GetByText("Das Verfahren ist angelegt")).ToBeVisibleAsync();

        await administrator.GoAsync("/admin");
        await page.PressAsync(page.Locator("article", new() { HasText = title }).GetByRole(AriaRole.Link, new() { Name = "Bearbeiten" }));
        await Expect(page.Locator("#f-Summary")).ToBeEnabledAsync();
        await page.TabToAsync(page.Locator("#f-Summary"));
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.InsertTextAsync(" Sie kennen sie.");
        await page.PressAsync(page.Button("Änderungen speichern"));
        await Expect(page.GetByText("Die Änderungen sind gespeichert")).ToBeVisibleAsync();

        await administrator.GoAsync("/admin");
        await page.PressAsync(page.Link("Rollen"));
        await page.TypeIntoAsync("#f-Email", "resident-8@demo.example");
        await page.ChooseAsync("#f-Scope", "Stadtbezirk");
        await page.PressAsync(page.Button("Rolle geben"));
        await Expect(page.GetByText("Die Rolle ist vergeben.")).ToBeVisibleAsync();
        await page.PressAsync(page.Locator("article", new() { HasText = "resident-8@demo.example" }).GetByRole(AriaRole.Button));
        await Expect(page.GetByText("Die Rolle ist entzogen.")).ToBeVisibleAsync();
    }

    /// <summary>Part by part. A day that has the number of its month, at a time before noon, is the same in whatever order the browser asks.</summary>
    private static async Task TypeDayAsync(IPage page, int month)
    {
        await page.Keyboard.TypeAsync(string.Create(CultureInfo.InvariantCulture, $"{month:00}{month:00}{DateTime.UtcNow.Year + 1}"));
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.TypeAsync("1010a");
    }
}
