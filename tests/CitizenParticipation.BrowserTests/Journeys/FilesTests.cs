using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class FilesTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Theory]
    [InlineData("resident-26", true, Manner.Phone)]
    [InlineData("resident-27", false, 1280)]
    public async Task Pictures_go_from_the_authors_device_past_the_moderator_to_everybody(string name, bool script, int width)
    {
        var author = await ComeAsAsync(name, new Manner(width, Script: script));
        var proposal = await author.ProposeAsync(Steps.NewTitle("Bank mit Aussicht"));
        var page = await author.GoAsync(proposal);
        var picture = await page.ScreenshotAsync();
        await page.Link("Bilder und Dateien").ClickAsync();
        await Expect(page.Heading()).ToHaveTextAsync("Bilder und Dateien");

        await page.Locator("#f-File1").SetInputFilesAsync(new FilePayload { Name = "Kanal.png", MimeType = "image/png", Buffer = picture });
        await page.Locator("#f-Alternative1").FillAsync("Der Kanal am Abend");
        await page.Locator("#f-File2").SetInputFilesAsync(new FilePayload { Name = "Falsch.png", MimeType = "image/png", Buffer = "<html></html>"u8.ToArray() });
        await page.Locator("#f-Alternative2").FillAsync("Das war kein Bild");
        await page.Button("Hochladen").ClickAsync();

        await Expect(page.Locator(".error-summary")).ToContainTextAsync("Diese Datei können wir nicht annehmen");
        await Expect(page.Locator("#f-Alternative2")).ToHaveValueAsync("Das war kein Bild");
        await Expect(page.Locator(".file-card")).ToHaveCountAsync(1);
        await page.Locator("#f-File2").SetInputFilesAsync(new FilePayload { Name = "Ufer.png", MimeType = "image/png", Buffer = picture });
        await page.Button("Hochladen").ClickAsync();
        await Expect(page.Locator(".notice-success")).ToContainTextAsync("Hochgeladen");
        await Expect(page.Locator(".file-card")).ToHaveCountAsync(2);

        var second = page.Locator(".file-card").Nth(1);
        await second.GetByRole(AriaRole.Textbox).FillAsync("Das Ufer mit der leeren Wiese");
        await second.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await Expect(page.Locator(".notice-success")).ToContainTextAsync("gespeichert");
        await Expect(second.GetByRole(AriaRole.Img, new() { Name = "Das Ufer mit der leeren Wiese" })).ToBeVisibleAsync();
        await page.Locator(".file-card").First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".file-card")).ToHaveCountAsync(1);

        var moderator = await ComeAsAsync("moderator-1");
        var desk = await moderator.OpenCaseAsync(proposal);
        await Expect(desk.GetByRole(AriaRole.Img, new() { Name = "Das Ufer mit der leeren Wiese" })).ToBeVisibleAsync();
        await moderator.PublishAsync(proposal);

        var anybody = await ComeAsync(new Manner(Manner.Phone, Script: script));
        page = await anybody.GoAsync(proposal);
        var shown = page.GetByRole(AriaRole.Img, new() { Name = "Das Ufer mit der leeren Wiese" });
        await shown.ScrollIntoViewIfNeededAsync();
        await Expect(shown).ToBeVisibleAsync();
        // Asked for and not opened: what the browser itself puts around a picture may not run styles there, and it says so in its console.
        var large = await anybody.Context.APIRequest.GetAsync((await page.Locator(".gallery-pictures a").GetAttributeAsync("href"))!);
        Assert.Equal((200, "image/webp"), (large.Status, large.Headers["content-type"]));
    }
}
