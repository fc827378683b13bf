using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>Who writes with others, without a mouse.</summary>
public sealed class KeyboardTogetherTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task Somebody_asks_to_write_along_is_accepted_lets_it_go_and_an_invitation_is_declined()
    {
        var title = Steps.NewTitle("Sitzkreis im Stadtgarten");
        var author = await ComeAsAsync("resident-41");
        var proposal = await author.ProposeAsync(title);
        await (await ComeAsAsync("moderator-1")).PublishAsync(proposal);

        var other = await ComeAsAsync("resident-42");
        var there = await other.GoAsync(proposal);
        await there.PressAsync(there.Link("Mitschreiben"));
        await there.TypeIntoAsync("#f-Words", "Ich kenne die Gruppe, die dort pflanzt.");
        await there.PressAsync(there.Button("Anfrage senden"));
        await Expect(there.Locator("main [role=status]")).ToContainTextAsync("Ihre Anfrage ist angekommen");

        var page = await author.GoAsync("/");
        await page.ChooseInMenuAsync("Meine Vorschläge");
        await page.PressAsync(OwnLink(page, title, "Mitschreibende"));
        await page.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Aufnehmen" }));
        await Expect(page.Locator("main [role=status]")).ToContainTextAsync("Ab jetzt schreiben Sie zusammen.");
        await page.PressAsync(page.Button("Link erstellen"));
        var invitation = await page.Locator("#invite-link").InputValueAsync();

        await there.ChooseInMenuAsync("Meine Vorschläge");
        await there.PressAsync(OwnLink(there, title, "Mitschreibende"));
        await there.PressAsync(there.GetByRole(AriaRole.Button, new() { Name = "Nicht mehr mitschreiben" }));
        await Expect(there.Locator("main")).Not.ToContainTextAsync("schreibt mit");

        await other.GoAsync(invitation);
        await there.PressAsync(there.Link("Jetzt nicht"));
        await Expect(there).ToHaveURLAsync(App.Address + "/");
    }

    [Fact]
    public async Task A_merge_is_taken_back_and_declined_and_a_proposal_is_split()
    {
        var (one, other) = (Steps.NewTitle("Bänke und Licht am Kanal"), Steps.NewTitle("Licht am Kanalweg"));
        var author = await ComeAsAsync("resident-43");
        var (source, target) = (await author.ProposeAsync(one), await (await ComeAsAsync("resident-44")).ProposeAsync(other));
        var moderator = await ComeAsAsync("moderator-1");
        foreach (var proposal in new[] { source, target }) await moderator.PublishAsync(proposal);
        await moderator.AskMergeAsync(source, target);
        var desk = moderator.Page;
        await desk.PressAsync(desk.Button("Anfrage zurücknehmen"));
        await Expect(desk.Locator("main [role=status]")).ToContainTextAsync("Die Anfrage ist zurückgenommen.");

        await moderator.AskMergeAsync(source, target);
        var page = await author.GoAsync("/me/proposals");
        await page.PressAsync(page.Locator("#own a[href*='/me/regroupings/']").First);
        await page.PressAsync(page.Locator("main summary", new() { HasText = "Ich stimme nicht zu" }));
        await page.TypeIntoAsync("#f-Words", "Mir geht es vor allem um die Bänke.");
        await page.PressAsync(page.Button("Ich stimme nicht zu"));
        await Expect(page.Locator("main [role=status]")).ToContainTextAsync("Alles bleibt, wie es ist.");

        await moderator.GoAsync(source);
        await desk.PressAsync(desk.Link("Zusammenlegen oder teilen"));
        await desk.PressAsync(desk.Link("In zwei Vorschläge teilen"));
        await desk.TypeIntoAsync("#f-SecondTitle", other.Replace("Licht", "Lampen", StringComparison.Ordinal));
        await desk.TypeIntoAsync("#f-SecondText", Steps.AText);
        await desk.TypeIntoAsync("#f-Reason", "Bänke und Licht entscheiden verschiedene Ämter.");
        await desk.PressAsync(desk.Button("Zustimmung erbitten"));
        await Expect(desk.Locator("main [role=status]")).ToContainTextAsync("sind gefragt");

        await author.GoAsync("/me/proposals");
        await page.PressAsync(page.Locator("#own a[href*='/me/regroupings/']").First);
        await page.PressAsync(page.Button("Ich stimme zu"));
        await Expect(page.Locator("#kin")).ToBeVisibleAsync();
    }

    private static ILocator OwnLink(IPage page, string title, string name) => page.Locator("#own article", new() { HasText = title }).GetByRole(AriaRole.Link, new() { Name = name }).First;
}
