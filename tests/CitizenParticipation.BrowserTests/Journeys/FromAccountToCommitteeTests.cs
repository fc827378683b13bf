using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class FromAccountToCommitteeTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_resident_registers_on_the_phone_proposes_is_published_supported_and_read_by_the_committee()
    {
        var title = Steps.NewTitle("Trinkbrunnen am Heinrich-König-Platz");

        var resident = await ComeAsync(new Manner(Width: Manner.Phone));
        await RegisterAndSignInAsync(resident);
        var proposal = await resident.ProposeAsync(title);
        await Expect(CardOf(resident.Page, title).Locator(".chip").First).ToHaveTextAsync("Wird geprüft");

        var moderator = await ComeAsAsync("moderator-1");
        await PublishFromTheQueueAsync(moderator, title);

        var reader = await ComeAsync();
        await reader.GoAndWatchAsync(proposal);
        await Expect(reader.Page.Heading()).ToHaveTextAsync(title);
        await Expect(reader.Page.Locator(".tally-big")).ToHaveTextAsync("0");
        await reader.Page.EvaluateAsync("window.stillHere = true");

        var neighbour = await ComeAsAsync("resident-2", new Manner(Width: Manner.Phone));
        await neighbour.GoAsync(proposal);
        var since = Stopwatch.StartNew();
        await Task.WhenAll(
            neighbour.Page.Button("Unterstützen").ClickAsync(),
            Expect(reader.Page.Locator(".tally-big")).ToHaveTextAsync("1", new() { Timeout = (float)Promised.TotalMilliseconds }));
        Assert.True(since.Elapsed < Promised, $"The number moved after {since.Elapsed.TotalMilliseconds:N0} ms.");
        Assert.True(await reader.Page.EvaluateAsync<bool>("window.stillHere"), "The page was loaded anew.");
        Assert.DoesNotContain(reader.Requests, url => url.Contains("_blazor", StringComparison.Ordinal));

        await DownloadAsync(await ComeAsAsync("committee-mitte"), title);
    }

    private static async Task RegisterAndSignInAsync(Visitor resident)
    {
        const string password = "Im Park blüht der Flieder";
        var email = $"mara-{Guid.NewGuid().ToString("N")[..6]}@example.org";
        await resident.RegisterAsync("Mara aus der Altstadt", email, password);

        var letter = await resident.LetterAsync(email, "bestätigen");
        await letter.GetByRole(AriaRole.Link).Filter(new() { HasText = "/account/confirm" }).ClickAsync();
        await resident.Page.Button("Adresse bestätigen").ClickAsync();
        await Expect(resident.Page.GetByText("Danke, Ihre Adresse ist bestätigt")).ToBeVisibleAsync();

        await resident.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Anmelden", Exact = true }).ClickAsync();
        await resident.Page.GetByLabel("E-Mail-Adresse", new() { Exact = true }).FillAsync(email);
        await resident.Page.GetByLabel("Passwort", new() { Exact = true }).FillAsync(password);
        await resident.SendAsync();
        await Expect(resident.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/$"));
    }

    /// <summary>The way a moderator goes: the desk, the line in the queue, the case, the button.</summary>
    private static async Task PublishFromTheQueueAsync(Visitor moderator, string title)
    {
        var page = await moderator.GoAsync("/moderation");
        var line = page.Locator("#queue a", new() { HasText = title });
        await line.ClickAsync();
        await Expect(page.Locator("#case-title")).ToHaveTextAsync(title);
        await page.Button("Veröffentlichen").ClickAsync();
        await Expect(page.Locator(".desk [role=status]")).ToContainTextAsync($"„{title}“ ist veröffentlicht.");
        await Expect(line).ToHaveCountAsync(0);
    }

    private static async Task DownloadAsync(Visitor committee, string title)
    {
        var page = await committee.GoAsync("/committee");
        await Expect(page.Locator("h2")).ToHaveTextAsync("Gelsenkirchen-Mitte");
        var process = page.Locator("article", new() { HasText = "Ideen für unsere Stadtteile" });
        // Who has few supports stands in the folded part of the table.
        await Expect(process.Locator("tbody a", new() { HasText = title })).ToHaveCountAsync(1);
        var known = await process.Locator("tr:has(th a)").First.Locator("th a").InnerTextAsync();
        var supports = await process.Locator("tr:has(th a)").First.Locator("td.number").Nth(1).InnerTextAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => process.Locator("a[download]").ClickAsync());

        Assert.Equal($"results-{Steps.OpenProcess}.csv", download.SuggestedFilename);
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        var number = int.Parse(supports, NumberStyles.AllowThousands, CultureInfo.GetCultureInfo("de-DE")).ToString(CultureInfo.InvariantCulture);
        Assert.Contains(lines, l => l.Contains(known, StringComparison.Ordinal) && Cells(l).Contains(number));
        Assert.Contains(lines, l => l.Contains(title, StringComparison.Ordinal) && Cells(l).Contains("1"));
    }

    private static IEnumerable<string> Cells(string line) => line.Split(';', ',').Select(c => c.Trim('"'));

    private static ILocator CardOf(IPage page, string title) => page.Locator("#own article", new() { HasText = title });
}
