using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>A resident, two moderators and whoever reads along, from the comment that goes too far to the appeal, without script where nobody needs one.</summary>
public sealed class DecisionsTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task What_others_have_answered_goes_with_two_moderators_and_comes_back_with_an_appeal()
    {
        var author = await ComeAsAsync("resident-12");
        var address = await author.PublishedProposalAsync(12);
        var text = "Wer das will, hat keine Ahnung " + Guid.NewGuid().ToString("N")[..6];
        await author.GoAsync(address + "/comment");
        await author.Page.Locator("input[value=Against]").CheckAsync();
        await author.Page.Locator("#f-Text").FillAsync(text);
        await author.SendAsync();
        var neighbour = await ComeAsAsync("resident-13");
        var reader = await neighbour.GoAsync(address + "?comments=newest");
        await reader.Locator("article.comment").Filter(new() { HasText = text }).GetByRole(AriaRole.Button, new() { Name = "Hilfreich" }).ClickAsync();
        await Expect(reader.Locator("article.comment").Filter(new() { HasText = text })).ToContainTextAsync("1");

        // One moderator decides; nothing happens to what others have answered.
        var first = await ComeAsAsync("moderator-1", new Manner(Script: false));
        var desk = await first.GoAsync(address + "?comments=newest");
        await desk.Locator("article.comment").Filter(new() { HasText = text }).GetByRole(AriaRole.Link, new() { Name = "Ausblenden" }).ClickAsync();
        await desk.Locator("#f-Reason").SelectOptionAsync("Insult");
        await desk.Locator("#f-Passage").FillAsync("keine Ahnung");
        await desk.Locator("#f-Words").FillAsync("Bitte ohne Angriffe auf andere.");
        await first.SendAsync();
        await Expect(desk.Locator(".notice-success")).ToContainTextAsync("wenn eine zweite Person zustimmt");
        var stranger = await ComeAsync(new Manner(Width: Manner.Phone));
        var open = await stranger.GoAsync(address + "?comments=newest");
        await Expect(open.GetByText(text)).ToBeVisibleAsync();

        // The second agrees, by keyboard alone.
        var second = await ComeAsAsync("moderator-2");
        var page = await second.GoAsync("/moderation");
        await page.PressAsync(page.GetByRole(AriaRole.Link, new() { NameRegex = new("warten auf eine zweite Person") }));
        await page.PressAsync(page.Locator($"a[href='{new Uri(desk.Url).AbsolutePath}']"));
        await Expect(page.Locator("blockquote").First).ToContainTextAsync(text);
        await page.PressAsync(page.Button("Zustimmen und ausführen"));
        await Expect(page.Locator(".notice-success")).ToContainTextAsync("Zugestimmt und ausgeführt");
        await stranger.GoAsync(address + "?comments=newest");
        await Expect(open.GetByText(text)).ToHaveCountAsync(0);
        await Expect(open.GetByText("Entfernt nach Regel 2").First).ToBeVisibleAsync();

        // The author reads the reasons in mail and page and appeals.
        var letter = await author.LetterAsync("resident-12@demo.example", "Ihr Kommentar wurde ausgeblendet");
        await Expect(letter).ToContainTextAsync("Entschieden haben zwei Menschen gemeinsam");
        var own = await author.GoAsync("/me/proposals");
        await own.PressAsync(own.GetByRole(AriaRole.Link, new() { Name = "Entscheidungen", Exact = true }));
        await own.PressAsync(own.Locator(".report a").First);
        await Expect(own.Locator("dl.statement")).ToContainTextAsync("Es geht um diese Stelle: „keine Ahnung“");
        await own.TypeIntoAsync("#f-Words", "Das war ein Scherz unter Nachbarn.");
        await own.PressAsync(own.Button("Widerspruch einlegen"));
        await Expect(own.Locator(".notice-success")).ToContainTextAsync("Ihr Widerspruch ist angekommen");

        // Both had a part in it: a third person has to answer.
        await second.GoAsync(new Uri(desk.Url).AbsolutePath);
        await Expect(page.GetByText("An dieser Entscheidung waren Sie beteiligt.")).ToBeVisibleAsync();
    }
}
