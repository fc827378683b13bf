using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class NoticesTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task Who_follows_a_district_sees_the_number_move_reads_the_notice_and_stops_the_mails()
    {
        var follower = await ComeAsAsync("resident-40");
        var page = await follower.GoAsync("/me/notifications");
        await page.GetByLabel("Sofort").CheckAsync();
        await page.Button("Speichern").ClickAsync();
        await Expect(page.GetByText("Gespeichert.")).ToBeVisibleAsync();
        await follower.GoAsync("/districts/GE-S12");
        await page.Button("Folgen").ClickAsync();
        await Expect(page.Locator("#follow")).ToContainTextAsync("Sie folgen diesem Stadtteil");

        var title = Steps.NewTitle("Trinkbrunnen an der Haltestelle");
        var author = await ComeAsAsync("resident-30");
        var district = await page.Heading().InnerTextAsync();
        var proposal = await author.ProposeAsync(title, district: district);
        await follower.GoAndWatchAsync("/me/notices");
        var bell = page.Locator(".bell-count");
        var before = int.Parse(await bell.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await page.EvaluateAsync("window.stillHere = true");
        var moderator = await ComeAsAsync("moderator-1");
        await moderator.PublishAsync(proposal);

        await Expect(bell).ToHaveTextAsync((before + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Expect(page.Locator("#live-note")).ToContainTextAsync("Ungelesene Mitteilungen");
        var notice = page.GetByRole(AriaRole.Link, new() { Name = "Neuer Vorschlag: " + title });
        await Expect(notice).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.stillHere"), "The page was loaded anew.");
        await notice.ClickAsync();
        await Expect(page.Heading()).ToHaveTextAsync(title);
        await Expect(page.Locator(".bell-count")).ToHaveTextAsync(before.ToString(System.Globalization.CultureInfo.InvariantCulture));

        var postbox = await ComeAsync();
        var letter = await postbox.LetterAsync("resident-40@demo.example", title);
        await letter.Locator("a[href*='unsubscribe']").ClickAsync();
        await postbox.Page.Button("Keine Mails mehr senden").ClickAsync();
        await Expect(postbox.Page.GetByText("Sie bekommen keine Mails mit Mitteilungen mehr.")).ToBeVisibleAsync();
        await follower.GoAsync("/me/notifications");
        await Expect(page.GetByLabel("Gar nicht")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Following_and_letting_go_work_without_script_on_a_phone()
    {
        var resident = await ComeAsAsync("resident-29", new Manner(Manner.Phone, Script: false));
        var page = await resident.GoAsync(await resident.PublishedProposalAsync(9));
        await page.Locator("#follow button").ClickAsync();
        await Expect(page.Locator("#follow")).ToContainTextAsync("Sie folgen diesem Vorschlag.");
        await page.Locator("#follow button").ClickAsync();
        await Expect(page.Button("Folgen")).ToBeVisibleAsync();
    }
}
