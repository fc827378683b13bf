using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>Who writes a proposal and who follows it, without a mouse.</summary>
public sealed class KeyboardAuthorTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task An_author_adds_a_picture_invites_a_friend_and_changes_the_text_and_a_reader_follows_it()
    {
        var title = Steps.NewTitle("Bücherschrank im Stadtgarten");
        var author = await ComeAsAsync("resident-20");
        var proposal = await author.ProposeAsync(title);
        var page = author.Page;
        await page.PressAsync(OwnLink(page, title, "Bilder und Dateien"));
        await Expect(page.Heading()).ToHaveTextAsync("Bilder und Dateien");
        var picture = await page.ScreenshotAsync();
        // Asked for early: a browser that does not yet know of it would open its own window.
        var chooser = page.WaitForFileChooserAsync(new() { Timeout = 30_000 });
        await page.PressAsync(page.Locator("#f-File1"));
        await (await chooser).SetFilesAsync(new FilePayload { Name = "Schrank.png", MimeType = "image/png", Buffer = picture });
        await page.TypeIntoAsync("#f-Alternative1", "Ein Schrank voller Bücher");
        await page.PressAsync(page.Button("Hochladen"));
        await Expect(page.Locator(".file-card")).ToHaveCountAsync(1);
        await page.TabToAsync(page.Locator(".file-card").GetByRole(AriaRole.Textbox));
        await page.Keyboard.InsertTextAsync("Ein offener Schrank");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Ein offener Schrank" })).ToBeVisibleAsync();
        await page.PressAsync(page.Locator(".file-card").GetByRole(AriaRole.Button));
        await Expect(page.Locator(".file-card")).ToHaveCountAsync(0);

        await author.GoAsync("/me/proposals");
        await page.PressAsync(OwnLink(page, title, "Mitschreibende"));
        await page.PressAsync(page.Button("Link erstellen"));
        var friend = await ComeAsAsync("resident-4");
        var there = await friend.GoAsync(await page.Locator("#invite-link").InputValueAsync());
        await there.PressAsync(there.Button("Zusagen und mitschreiben"));
        await Expect(there.GetByText("Willkommen: Sie schreiben jetzt mit.")).ToBeVisibleAsync();

        // Published by now: the text is changed, and somebody who reads along follows it and lets it go.
        await (await ComeAsAsync("moderator-1")).PublishAsync(proposal);
        await author.GoAsync("/me/proposals");
        await page.PressAsync(OwnLink(page, title, "Text ändern"));
        await page.TabToAsync(page.Locator("#f-Text"));
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.InsertTextAsync(" Und eine Bank daneben.");
        await page.TypeIntoAsync("#f-Note", "Eine Bank ist dazugekommen.");
        await page.PressAsync(page.Button("Zur Prüfung senden"));
        await Expect(page.GetByText("Ihre Änderung ist eingereicht")).ToBeVisibleAsync();
        await page.PressAsync(OwnLink(page, title, "Text ändern"));
        await page.PressAsync(page.Button("Änderung zurücknehmen"));
        await Expect(page.Locator("main [role=status]")).ToContainTextAsync("Ihre Änderung ist zurückgenommen");

        var reader = await ComeAsAsync("resident-3");
        var open = await reader.GoAsync(proposal);
        await open.PressAsync(open.Locator("#follow button"));
        await Expect(open.Locator("#follow")).ToContainTextAsync("Sie folgen diesem Vorschlag.");
        await open.PressAsync(open.Locator("#follow button"));
        await Expect(open.Button("Folgen")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_draft_is_kept_gone_on_with_looked_at_and_thrown_away()
    {
        var title = Steps.NewTitle("Uhr am Marktplatz");
        var author = await ComeAsAsync("resident-50");
        var page = await author.GoAsync($"/proposals/new?process={Steps.OpenProcess}");
        await page.TypeIntoAsync("#f-Title", title);
        await page.PressAsync(page.Button("Entwurf speichern"));
        await Expect(page.Locator("main .notice-success")).ToContainTextAsync("Der Entwurf ist gespeichert.");
        await page.ChooseInMenuAsync("Meine Vorschläge");
        await page.PressAsync(OwnLink(page, title, "Weiterschreiben"));
        await page.TypeIntoAsync("#f-Text", "Eine **große** Uhr.");
        await page.PressAsync(page.Button("Vorschau ansehen"));
        await Expect(page.Locator("#preview strong")).ToHaveTextAsync("große");
        await page.ChooseInMenuAsync("Meine Vorschläge");
        await page.PressAsync(page.Locator("#own article", new() { HasText = title }).GetByRole(AriaRole.Button, new() { Name = "Entwurf löschen" }));
        await Expect(page.Locator("main [role=status]")).ToContainTextAsync("Der Entwurf ist gelöscht.");
    }

    private static ILocator OwnLink(IPage page, string title, string name) => page.Locator("#own article", new() { HasText = title }).GetByRole(AriaRole.Link, new() { Name = name }).First;
}
