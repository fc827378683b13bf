using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class ModerationTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task A_returned_proposal_comes_back_live_and_by_mail_is_revised_and_published()
    {
        const string words = "Bitte nennen Sie die Haltestelle, um die es geht.";
        var title = Steps.NewTitle("Wartehäuschen mit Licht");
        var author = await ComeAsAsync("resident-5", new Manner(Width: Manner.Phone));
        var proposal = await author.ProposeAsync(title);
        var page = await author.GoAndWatchAsync("/me/proposals");
        var card = page.Locator("#own article", new() { HasText = title });
        await Expect(card.Locator(".chip").First).ToHaveTextAsync("Wird geprüft");
        await page.EvaluateAsync("window.stillHere = true");

        var moderator = await ComeAsAsync("moderator-1");
        await moderator.ReturnAsync(proposal, words);

        await Expect(card.Locator(".chip").First).ToHaveTextAsync("Zurück an Sie");
        await Expect(card).ToContainTextAsync(words);
        Assert.True(await page.EvaluateAsync<bool>("window.stillHere"), "The page was loaded anew.");

        var postbox = await ComeAsync();
        await Expect(await postbox.LetterAsync("resident-5@demo.example", title)).ToContainTextAsync(words);

        await card.GetByRole(AriaRole.Link, new() { Name = "Überarbeiten" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync(words);
        await Expect(page.Locator("#f-Title")).ToHaveValueAsync(title);
        await page.Locator("#f-Text").FillAsync(Steps.AText + " Es geht um die Haltestelle am Rathaus.");
        await author.SendAsync();
        await Expect(page.GetByText("Die neue Fassung ist eingereicht")).ToBeVisibleAsync();

        await moderator.PublishAsync(proposal);
        var reader = await ComeAsync();
        await reader.GoAsync(proposal);
        await Expect(reader.Page.Locator(".prose")).ToContainTextAsync("Haltestelle am Rathaus");
        await Expect(reader.Page.Locator(".timeline")).ToContainTextAsync("Überarbeitet und neu eingereicht");
    }

    [Fact]
    public async Task The_second_of_two_moderators_hears_that_the_case_was_decided()
    {
        var title = Steps.NewTitle("Tischtennisplatte im Stadtgarten");
        var author = await ComeAsAsync("resident-6");
        var proposal = await author.ProposeAsync(title);
        var first = await ComeAsAsync("moderator-1");
        var second = await ComeAsAsync("moderator-2");
        await first.OpenCaseAsync(proposal);
        // The first works on it: the second sees who, and can take it over.
        var late = await second.GoAsync("/moderation?case=" + proposal.Split('/')[^1]);
        await Expect(late.GetByRole(AriaRole.Alert)).ToContainTextAsync("Moderation 1 (Demo) arbeitet gerade daran");
        await late.Button("Fall übernehmen").ClickAsync();
        await late.Locator("#f-Words").FillAsync("Ein Satz, der schon getippt war.");
        await Expect(first.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Moderation 2 (Demo) arbeitet gerade daran");
        await first.Page.Button("Fall übernehmen").ClickAsync();
        await Expect(late.GetByRole(AriaRole.Alert)).ToContainTextAsync("Moderation 1 (Demo) arbeitet gerade daran");
        await Expect(late.Locator("blockquote", new() { HasText = "Ein Satz, der schon getippt war." })).ToBeVisibleAsync();

        await first.Page.Button("Veröffentlichen").ClickAsync();
        await Expect(first.Page.Locator(".desk [role=status]")).ToContainTextAsync("ist veröffentlicht");

        await Expect(late.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Dieser Vorschlag ist inzwischen veröffentlicht (Moderation 1 (Demo))");
        await Expect(late.Locator("blockquote", new() { HasText = "Ein Satz, der schon getippt war." })).ToBeVisibleAsync();
        await author.GoAsync("/me/proposals");
        await Expect(author.Page.Locator("#own article", new() { HasText = title }).Locator(".chip").First).ToHaveTextAsync("Veröffentlicht");
    }

    [Fact]
    public async Task A_new_proposal_appears_on_the_open_desk_without_reload()
    {
        var title = Steps.NewTitle("Zebrastreifen vor der Bücherei");
        var moderator = await ComeAsAsync("moderator-2");
        var page = await moderator.GoAsync("/moderation");
        // The filters can be used when the circuit stands.
        await Expect(page.Locator("#queue .mud-disabled")).ToHaveCountAsync(0);

        var author = await ComeAsAsync("resident-7");
        await author.ProposeAsync(title);

        await Expect(page.Locator("#queue a", new() { HasText = title })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_resident_is_told_that_the_desk_is_not_theirs()
    {
        var resident = await ComeAsAsync("resident-8");
        var page = await resident.GoAsync("/moderation");

        await Expect(page.Heading()).ToHaveTextAsync("Diese Seite ist für die Moderation");
        await Expect(page.Locator("#queue")).ToHaveCountAsync(0);
    }
}
