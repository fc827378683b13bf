using System.Globalization;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class AdministrationTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    private static readonly DateTime June = new(DateTime.UtcNow.Year + 1, 6, 1, 0, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public async Task An_administrator_creates_a_process_is_told_of_overlapping_dates_corrects_them_and_finds_it_in_the_list()
    {
        var title = Steps.NewTitle("Spielplätze in der Altstadt");
        var administrator = await ComeAsAsync("administrator");
        var page = await administrator.GoAsync("/admin");
        await page.Link("Verfahren anlegen").ClickAsync();

        // Nothing can be typed before the circuit stands.
        await page.Locator("#f-Title").FillAsync(title);
        await page.Locator("#f-Summary").FillAsync("Welche Spielplätze sollen zuerst erneuert werden?");
        await page.Locator("#f-Description").FillAsync("Wir erneuern **drei** Spielplätze.");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Altstadt", Exact = true }).CheckAsync();
        await page.Locator("#f-Phases-0-Starts").FillAsync(Day(1));
        await page.Locator("#f-Phases-0-Ends").FillAsync(Day(10));
        await page.Button("Phase hinzufügen").ClickAsync();
        await page.Locator("#f-Phases-1-Starts").FillAsync(Day(5));
        await page.Locator("#f-Phases-1-Ends").FillAsync(Day(20));
        await page.Button("Verfahren anlegen").ClickAsync();

        await Expect(page.Locator("#f-Phases-1-Starts-error")).ToContainTextAsync("überschneidet sich");
        await Expect(page.Locator("#f-Phases-1-Starts")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator(".error-summary a")).ToHaveCountAsync(1);

        await page.Locator("#f-Phases-1-Starts").FillAsync(Day(10));
        await page.Button("Verfahren anlegen").ClickAsync();

        await Expect(page.GetByText("Das Verfahren ist angelegt")).ToBeVisibleAsync();
        var visitor = await ComeAsync();
        await visitor.GoAsync("/processes");
        await visitor.Page.Link(title).ClickAsync();
        await Expect(visitor.Page.Heading()).ToHaveTextAsync(title);
        await Expect(visitor.Page.Locator(".prose strong")).ToHaveTextAsync("drei");
    }

    [Fact]
    public async Task A_role_that_is_given_opens_the_desk_and_one_that_is_taken_closes_it()
    {
        var administrator = await ComeAsAsync("administrator");
        var page = await administrator.GoAsync("/admin/roles");
        var resident = await ComeAsAsync("resident-15");

        await page.Locator("#f-Email").FillAsync("resident-15@demo.example");
        await page.Locator("#f-Scope").SelectOptionAsync("CommitteeMember district:GE-B1");
        await page.Button("Rolle geben").ClickAsync();
        await Expect(page.GetByText("Die Rolle ist vergeben.")).ToBeVisibleAsync();

        await resident.GoAsync("/committee");
        await Expect(resident.Page.Locator("h2")).ToHaveTextAsync("Gelsenkirchen-Mitte");

        await administrator.GoAsync("/admin/roles");
        await page.Locator("article", new() { HasText = "resident-15@demo.example" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByText("Die Rolle ist entzogen.")).ToBeVisibleAsync();

        await resident.GoAsync("/committee");
        await Expect(resident.Page.Heading()).Not.ToHaveTextAsync("Bezirksvertretung");
        await Expect(resident.Page.Locator("main table")).ToHaveCountAsync(0);
    }

    private static string Day(int day) => June.AddDays(day - 1).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
