using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class HostileTextTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    private const string Text = """
        <script>window.bitten = 'script'</script>

        <img src="x" onerror="window.bitten = 'img'">

        [Hier klicken](javascript:alert(1)) und <javascript:alert(2)> und ![Bild](javascript:alert(3))

        <iframe srcdoc="<script>parent.bitten = 'frame'</script>"></iframe> Ein Satz, der bleibt.
        """;

    [Fact]
    public async Task A_script_in_title_and_text_is_shown_as_text_and_does_nothing_anywhere()
    {
        var title = Steps.NewTitle("<script>bitten=1</script><img src=x onerror=bitten=2>");
        var author = await ComeAsAsync("resident-9");
        var page = await author.GoAsync($"/proposals/new?process={Steps.OpenProcess}");
        await author.FillProposalAsync(title, Text);
        await page.Button("Vorschau ansehen").ClickAsync();
        await Expect(page.Locator("#preview h3")).ToHaveTextAsync(title);
        await IsHarmlessAsync(page);
        await author.SendAsync();
        await Expect(page.Locator("#own")).ToContainTextAsync(title);
        await IsHarmlessAsync(page);
        var proposal = (await page.Locator("#own").Locator("h2 a", new() { HasText = title }).GetAttributeAsync("href"))!;

        var moderator = await ComeAsAsync("moderator-1");
        var desk = await moderator.OpenCaseAsync(proposal);
        await Expect(desk.Locator("#case-title")).ToHaveTextAsync(title);
        await IsHarmlessAsync(desk);
        await desk.Button("Veröffentlichen").ClickAsync();
        await Expect(desk.Locator(".desk [role=status]")).ToContainTextAsync(title);
        await IsHarmlessAsync(desk);

        var reader = await ComeAsync();
        await ShowsAsync(reader, proposal, title);
        await Expect(reader.Page.Locator(".prose")).ToContainTextAsync("Ein Satz, der bleibt.");
        foreach (var address in (string[])["/proposals", "/districts/GE-S01", "/", "/dev/mail?to=resident-9%40demo.example"]) await ShowsAsync(reader, address, title);

        var committee = await ComeAsAsync("committee-mitte");
        foreach (var address in (string[])["/committee", $"/processes/{Steps.OpenProcess}/results", $"/processes/{Steps.OpenProcess}/results/print"]) await ShowsAsync(committee, address, title);
    }

    private static async Task ShowsAsync(Visitor visitor, string address, string title)
    {
        await visitor.GoAsync(address);
        // Text, also where it is folded away; as markup it would not be found.
        await Expect(visitor.Page.Locator("main").GetByText(title).First).ToBeAttachedAsync();
        await IsHarmlessAsync(visitor.Page);
    }

    private static async Task IsHarmlessAsync(IPage page)
    {
        await Expect(page.Locator("main script, main iframe, main [onerror], main [src^='javascript:' i], main [href^='javascript:' i], main img[src='x']")).ToHaveCountAsync(0);
        Assert.Null(await page.EvaluateAsync<string?>("window.bitten === undefined ? null : String(window.bitten)"));
    }
}
