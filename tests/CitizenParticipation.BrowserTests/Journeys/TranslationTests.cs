using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class TranslationTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_moderator_writes_another_checks_and_somebody_reads_in_their_own_language(bool script)
    {
        var title = Steps.NewTitle("Bank mit Schatten");
        var author = await ComeAsAsync("resident-21");
        var proposal = await author.ProposeAsync(title);
        var checker = await ComeAsAsync("moderator-1");
        await checker.PublishAsync(proposal);

        var writer = await ComeAsAsync("moderator-2", new Manner(Script: script));
        await writer.GoAsync(proposal);
        await writer.Page.GetByRole(AriaRole.Link, new() { Name = "Übersetzungen" }).ClickAsync();
        await writer.Page.GetByRole(AriaRole.Link, new() { Name = "Türkçe" }).ClickAsync();
        await writer.Page.Locator("#f-Title").FillAsync("Gölgeli bir bank");
        await writer.Page.Locator("#f-Text").FillAsync("");
        await writer.Page.Button("Zur Prüfung speichern").ClickAsync();
        await Expect(writer.Page.Locator("#f-Text-error")).ToBeVisibleAsync();
        await Expect(writer.Page.Locator("#f-Title")).ToHaveValueAsync("Gölgeli bir bank");
        await writer.Page.Locator("#f-Text").FillAsync("Pazar yerinde gölgede oturacak bir bank istiyoruz.");
        await writer.Page.Button("Zur Prüfung speichern").ClickAsync();
        await Expect(writer.Page.Locator(".notice")).ToContainTextAsync("Eine zweite Person muss");

        var desk = await checker.GoAndWatchAsync("/moderation?kind=translation");
        await desk.Locator("a.desk-item", new() { HasText = title }).ClickAsync();
        await Expect(desk.Locator(".prose[lang=tr]")).ToContainTextAsync("gölgede oturacak");
        await desk.Button("Übersetzung ist richtig").ClickAsync();
        await Expect(desk.Locator(".desk [role=status]")).ToContainTextAsync("ist erledigt");

        var reader = await ComeAsync(new Manner(Width: Manner.Phone, Script: script, Locale: "tr"));
        await reader.GoAsync(proposal);
        await Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Gölgeli bir bank");
        await reader.Page.GetByText("Özgün metni oku").ClickAsync();
        await Expect(reader.Page.GetByText(Steps.AText[..20])).ToBeVisibleAsync();
    }
}
