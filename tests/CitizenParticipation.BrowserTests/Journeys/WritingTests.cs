using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class WritingTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    private const string Form = $"/proposals/new?process={Steps.OpenProcess}";

    [Fact]
    public async Task What_is_typed_is_kept_and_stands_there_again_on_another_device()
    {
        var resident = await ComeAsAsync("resident-26", new Manner(Width: Manner.Phone));
        var title = Steps.NewTitle("Sitzkreis am Kanal");
        var page = await resident.GoAsync(Form);
        await page.Locator("#f-Title").FillAsync(title);
        await page.Locator("#f-Why").FillAsync("Weil es schön ist.");
        await Expect(page.Locator("#draft-state")).ToContainTextAsync("Entwurf gespeichert um");
        await page.WaitForURLAsync("**/proposals/new?draft=*");

        var elsewhere = await ComeAsAsync("resident-26");
        var other = await elsewhere.GoAsync("/me/proposals");
        await other.Locator("#own article", new() { HasText = title }).GetByRole(AriaRole.Link, new() { Name = "Weiterschreiben" }).ClickAsync();
        await Expect(other.Locator("#f-Title")).ToHaveValueAsync(title);
        await Expect(other.Locator("#f-Why")).ToHaveValueAsync("Weil es schön ist.");
    }

    [Fact]
    public async Task A_lost_connection_loses_nothing()
    {
        var resident = await ComeAsAsync("resident-27");
        var title = Steps.NewTitle("Uhr am Bahnhof");
        var page = await resident.GoAsync(Form);
        await resident.Context.SetOfflineAsync(true);
        await page.Locator("#f-Title").FillAsync(title);
        var paste = string.Concat(Enumerable.Repeat("Wörter, wie man sie aus einem langen Brief einfügt.\n", 4_000));
        // Not by the keyboard: Chromium itself takes most of a minute to type so many lines, on an empty page too.
        await page.Locator("#f-Text").EvaluateAsync("(area, text) => { area.value = text; area.dispatchEvent(new Event('input', { bubbles: true })); }", paste);
        await Expect(page.Locator("#draft-state")).ToContainTextAsync("Keine Verbindung");

        await resident.Context.SetOfflineAsync(false);
        await Expect(page.Locator("#draft-state")).ToContainTextAsync("Entwurf gespeichert um", new() { Timeout = 30_000 });
        await page.ReloadAsync();
        await Expect(page.Locator("#f-Title")).ToHaveValueAsync(title);
        Assert.Equal(paste, await page.Locator("#f-Text").InputValueAsync());
    }

    [Fact]
    public async Task What_never_arrived_is_brought_back_from_this_device()
    {
        var resident = await ComeAsAsync("resident-28");
        var title = Steps.NewTitle("Trinkbrunnen im Park");
        var page = await resident.GoAsync(Form);
        await page.RouteAsync("**/me/drafts/keep", route => route.AbortAsync());
        await page.Locator("#f-Title").FillAsync(title);
        await Expect(page.Locator("#draft-state")).ToContainTextAsync("Keine Verbindung");
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.GotoAsync("about:blank");
        await page.UnrouteAsync("**/me/drafts/keep");

        await resident.GoAsync(Form);
        await Expect(page.Locator("#f-Title")).ToHaveValueAsync(title);
        await Expect(page.Locator("#draft-state")).ToContainTextAsync("Entwurf gespeichert um");
    }

    [Fact]
    public async Task Two_windows_do_not_overwrite_each_other()
    {
        var resident = await ComeAsAsync("resident-29");
        var (first, second) = (Steps.NewTitle("Erstes Fenster"), Steps.NewTitle("Zweites Fenster"));
        var page = await resident.GoAsync(Form);
        await page.Locator("#f-Title").FillAsync("Gemeinsamer Anfang");
        await page.WaitForURLAsync("**/proposals/new?draft=*");
        var twin = await resident.Context.NewPageAsync();
        await twin.GotoAsync(page.Url);

        await page.RunAndWaitForResponseAsync(() => page.Locator("#f-Title").FillAsync(first), "**/me/drafts/keep");
        await twin.Locator("#f-Title").FillAsync(second);
        await Expect(twin.Locator("#draft-state")).ToContainTextAsync("In einem anderen Fenster");

        await resident.GoAsync("/me/proposals");
        await Expect(page.Locator("#own")).ToContainTextAsync(first);
        await Expect(page.Locator("#own")).ToContainTextAsync(second);
    }

    [Fact]
    public async Task Similar_proposals_appear_while_writing_and_sending_makes_one_proposal_of_the_draft()
    {
        var resident = await ComeAsAsync("resident-30");
        var page = await resident.GoAsync("/proposals");
        var published = await page.Locator(".card-title a").First.InnerTextAsync();
        var process = await page.Locator(".proposal-card").First.Locator("a[href^='/processes/']").GetAttributeAsync("href");
        await resident.GoAsync(Form);
        await page.Locator("#f-Title").FillAsync(published);
        if (process == $"/processes/{Steps.OpenProcess}") await Expect(page.Locator("#writing-advice")).ToContainTextAsync(published);
        var title = Steps.NewTitle("Ganz eigene Idee");
        await resident.FillProposalAsync(title);
        await page.WaitForURLAsync("**/proposals/new?draft=*");
        await resident.SendAsync();
        await Expect(page.Locator("#own article", new() { HasText = title })).ToHaveCountAsync(1);

        await resident.GoAsync(Form);
        await Expect(page.Locator("#f-Title")).ToHaveValueAsync("");
    }
}
