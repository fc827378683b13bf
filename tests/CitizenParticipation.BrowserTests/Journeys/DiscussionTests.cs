using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class DiscussionTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task A_comment_is_written_answered_marked_changed_and_deleted_by_keyboard()
    {
        var resident = await ComeAsAsync("resident-33");
        var address = await resident.PublishedProposalAsync(7);
        var page = await resident.GoAsync(address);
        var text = "Ohne Maus geschrieben " + Guid.NewGuid().ToString("N")[..6];
        if (!await page.Locator("#f-Text").IsVisibleAsync()) await page.PressAsync(page.Locator(".comment-write > summary"));
        await page.TabToAsync(page.Locator("input[value=For]"));
        await page.Keyboard.PressAsync(" ");
        await page.TypeIntoAsync("#f-Text", text);
        await page.PressAsync(page.Button("Kommentar veröffentlichen"));
        var mine = page.Locator("article.comment").Filter(new() { HasText = text });
        await Expect(mine).ToContainTextAsync("Dafür");
        Assert.Contains("#comment-", page.Url, StringComparison.Ordinal);

        var other = await ComeAsAsync("resident-34");
        var there = await other.GoAsync(address + "?comments=newest");
        var theirs = there.Locator("article.comment").Filter(new() { HasText = text });
        await there.PressAsync(theirs.Locator("[data-when=open] button"));
        await Expect(theirs.Locator("[role=status]")).ToHaveTextAsync("Danke, gezählt.");
        await Expect(theirs.Locator("[data-when=supported] [data-total]")).ToHaveTextAsync("1");
        await Expect(theirs.Locator("[data-when=supported] button")).ToBeFocusedAsync();
        await there.PressAsync(theirs.GetByRole(AriaRole.Link, new() { Name = "Antworten" }));
        await there.TypeIntoAsync("#f-Text", "Gut gesagt");
        await there.PressAsync(there.Button("Antwort veröffentlichen"));
        await Expect(there.Locator(".replies article").Filter(new() { HasText = "Gut gesagt" })).ToBeVisibleAsync();

        await page.GotoAsync(address + "?comments=newest");
        await page.PressAsync(mine.GetByRole(AriaRole.Link, new() { Name = "Ändern" }));
        await page.TabToAsync(page.Locator("#f-Text"));
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.InsertTextAsync(", und verbessert");
        await page.PressAsync(page.Button("Änderung speichern"));
        await Expect(mine).ToContainTextAsync("und verbessert");
        await Expect(mine).ToContainTextAsync("bearbeitet");

        await page.PressAsync(mine.GetByRole(AriaRole.Link, new() { Name = "Löschen" }));
        await page.PressAsync(page.Button("Endgültig löschen"));
        await Expect(page.Locator("article.comment:target")).ToContainTextAsync("Vom Verfasser gelöscht");
        await Expect(page.Locator("#comments")).Not.ToContainTextAsync(text);
        await Expect(page.Locator("#comments")).ToContainTextAsync("Gut gesagt");
    }

    [Fact]
    public async Task An_open_page_says_that_somebody_has_written_and_shows_it_when_asked()
    {
        var reader = await ComeAsAsync("resident-35");
        var address = await reader.PublishedProposalAsync(8);
        var page = await reader.GoAndWatchAsync(address);
        await page.EvaluateAsync("window.stillHere = true");
        if (!await page.Locator("#f-Text").IsVisibleAsync()) await page.Locator(".comment-write > summary").ClickAsync();
        await page.Locator("#f-Text").FillAsync("Noch nicht fertig");
        var count = int.Parse(await page.Locator(".discussion live-tally").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

        var writer = await ComeAsAsync("resident-36");
        var there = await writer.GoAsync(address + "/comment");
        var text = "Ganz neu " + Guid.NewGuid().ToString("N")[..6];
        await there.Locator("input[value=Addition]").CheckAsync();
        await there.Locator("#f-Text").FillAsync(text);
        await there.Button("Kommentar veröffentlichen").ClickAsync();
        await Expect(there.Locator("article.comment:target")).ToContainTextAsync(text);

        var news = page.Link("1 neuer Kommentar – anzeigen");
        await Expect(news).ToBeVisibleAsync();
        await Expect(page.Locator("#live-note")).ToContainTextAsync("1 neuer Kommentar");
        await Expect(page.Locator(".discussion live-tally")).ToHaveTextAsync((count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Expect(page.Locator("#comments")).Not.ToContainTextAsync(text);
        await news.ClickAsync();
        await Expect(page.Locator("#comments")).ToContainTextAsync(text);
        await Expect(page.Locator("#comments")).ToBeFocusedAsync();
        await Expect(page.Locator("live-news a")).ToBeHiddenAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.stillHere"));
        Assert.Equal("Noch nicht fertig", await page.Locator("#f-Text").InputValueAsync());
    }

    [Fact]
    public async Task Without_script_and_without_an_account_everything_is_read_and_the_way_in_is_shown()
    {
        var visitor = await ComeAsync(new Manner(Width: 320, Script: false));
        var page = await visitor.GoAsync(await visitor.PublishedProposalAsync(1));
        await Expect(page.Locator(".arguments")).ToBeVisibleAsync();
        await page.Link("Neueste zuerst").ClickAsync();
        await Expect(page.Locator(".comment-order [aria-current]")).ToHaveTextAsync("Neueste zuerst");
        await page.Locator(".helpful button:visible").First.ClickAsync();
        Assert.Contains("/account/sign-in", page.Url, StringComparison.Ordinal);
    }
}
