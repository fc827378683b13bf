using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>Who wants to hear of something, without a mouse.</summary>
public sealed class KeyboardNoticesTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task Somebody_follows_a_district_reads_the_notices_and_stops_both_letters_and_following()
    {
        const string name = "Scholven";
        var follower = await ComeAsAsync("resident-50");
        var page = await follower.GoAsync("/");
        await page.PressAsync(page.Locator(".main-nav").Link("Stadtteile"));
        await page.PressAsync(page.Locator(".borough-table").Link(name));
        await page.PressAsync(page.Locator("#follow button"));
        await Expect(page.Locator("#follow")).ToContainTextAsync("Sie folgen diesem Stadtteil");
        await page.PressAsync(page.Locator(".header-tools a[href='/me/notices']").First);
        await page.PressAsync(page.Locator("main").Link("Mitteilungen einstellen"));
        await ChooseMailAsync(page, "AtOnce");

        var title = Steps.NewTitle("Hügelrutsche");
        var proposal = await (await ComeAsAsync("resident-49")).ProposeAsync(title, district: name);
        await (await ComeAsAsync("moderator-1")).PublishAsync(proposal);
        await page.PressAsync(page.Locator("main").Link("Mitteilungen"));
        var notice = page.Locator("#notices li", new() { HasText = title });
        await Expect(notice).ToContainTextAsync("neu");
        await page.PressAsync(page.Button("Alle als gelesen markieren"));
        await Expect(page.Locator(".news-unread")).ToHaveCountAsync(0);
        await page.PressAsync(notice.GetByRole(AriaRole.Link));
        await Expect(page.Heading()).ToHaveTextAsync(title);

        await page.PressAsync((await follower.LetterAsync("resident-50@demo.example", title)).Locator("a[href*='unsubscribe']"));
        await page.PressAsync(page.Button("Keine Mails mehr senden"));
        await Expect(page.Locator("main [role=status]")).ToContainTextAsync("Sie bekommen keine Mails");
        await page.PressAsync(page.Locator("main").Link("Mitteilungen einstellen"));
        await Expect(page.Locator("input[value=Off]")).ToBeCheckedAsync();
        await page.PressAsync(page.Locator(".follow", new() { HasText = name }).GetByRole(AriaRole.Button));
        await Expect(page.Locator(".follow", new() { HasText = name })).ToHaveCountAsync(0);
    }

    /// <summary>A group of choices has one stop for Tab; the arrows go through it.</summary>
    private static async Task ChooseMailAsync(IPage page, string wanted)
    {
        await page.TabToAsync(page.Locator("input[name='Form.Mail']:checked"));
        for (var i = 0; i < 4 && !await page.Locator($"input[value={wanted}]").IsCheckedAsync(); i++) await page.Keyboard.PressAsync("ArrowDown");
        await page.PressAsync(page.Button("Speichern"));
        await Expect(page.Locator("main [role=status]")).ToContainTextAsync("Gespeichert.");
    }
}
