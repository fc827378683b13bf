using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class MergingTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task Two_proposals_become_one_when_both_authors_agree_and_each_supporter_is_asked()
    {
        var (olga, paul) = (await ComeAsAsync("resident-37"), await ComeAsAsync("resident-38", new Manner(Script: false)));
        var one = await olga.ProposeAsync(Steps.NewTitle("Leuchten am Wartehäuschen"));
        var other = await paul.ProposeAsync(Steps.NewTitle("Wartehäuschen mit Leuchten"));
        var moderator = await ComeAsAsync("moderator-1");
        foreach (var proposal in new[] { one, other }) await moderator.PublishAsync(proposal);
        var supporter = await ComeAsAsync("resident-39", new Manner(Width: Manner.Phone));
        await supporter.GoAsync(one);
        await supporter.Page.Button("Unterstützen").ClickAsync();
        await Expect(supporter.Page.Locator(".supported-mark")).ToBeVisibleAsync();

        var desk = await moderator.GoAsync(one);
        await desk.PressAsync(desk.Link("Zusammenlegen oder teilen"));
        await desk.Locator($"input[value='{other.Split('/')[^1]}']").CheckAsync();
        await desk.TypeIntoAsync("#f-Reason", "Beide wollen Licht an derselben Haltestelle.");
        await desk.PressAsync(desk.Button("Zustimmung erbitten"));
        await Expect(desk.Locator(".notice-success")).ToContainTextAsync("sind gefragt");

        var page = await olga.GoAsync(await olga.AskedAsync());
        await page.PressAsync(page.Button("Ich stimme zu"));
        await Expect(page.Locator("main")).ToContainTextAsync("Zugestimmt haben 1 von 2.");
        page = await paul.GoAsync(await paul.AskedAsync());
        await page.Button("Ich stimme zu").ClickAsync();
        await Expect(page.Locator("#kin")).ToContainTextAsync("gehört auch dieser Vorschlag dazu");
        Assert.Equal(0, await paul.TallyAsync());

        page = await supporter.GoAsync(one);
        await Expect(page.Locator("#kin")).ToContainTextAsync("Unterstützungen bis dahin: 1.");
        await page.PressAsync(page.Button("Ja, ich unterstütze ihn auch"));
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(other));
        Assert.Equal(1, await supporter.TallyAsync());
        await Expect(page.Button("Ja, ich unterstütze ihn auch")).ToHaveCountAsync(0);
    }
}
