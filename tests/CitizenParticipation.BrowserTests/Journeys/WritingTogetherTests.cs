using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class WritingTogetherTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_has_the_same_idea_asks_is_accepted_and_changes_the_text(bool script)
    {
        var title = Steps.NewTitle("Pumptrack im Nordsternpark");
        var author = await ComeAsAsync("resident-16", new Manner(Width: Manner.Phone, Script: script));
        var moderator = await ComeAsAsync("moderator-1");
        var proposal = await author.ProposeAsync(title);
        await moderator.PublishAsync(proposal);

        var other = await ComeAsAsync("resident-17", new Manner(Script: script));
        await other.GoAsync(proposal);
        await other.Page.Link("Mitschreiben").ClickAsync();
        await other.SendAsync();
        await Expect(other.Page.Locator("#f-Words-error")).ToBeVisibleAsync();
        await other.Page.Locator("#f-Words").FillAsync("Ich kenne die Leute vom Radverein und kann sie fragen.");
        await other.SendAsync();
        await Expect(other.Page.GetByText("Ihre Anfrage ist angekommen")).ToBeVisibleAsync();

        await author.GoAsync("/me/proposals");
        await author.Page.Locator("#own article", new() { HasText = title }).GetByRole(AriaRole.Link, new() { Name = "Mitschreibende" }).ClickAsync();
        await Expect(author.Page.Locator("main")).ToContainTextAsync("Radverein");
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "Aufnehmen" }).ClickAsync();
        await Expect(author.Page.GetByText("Ab jetzt schreiben Sie zusammen.")).ToBeVisibleAsync();

        await other.ChangeAsync(proposal, Steps.AText + " Der Radverein hilft mit.", "Der Radverein hilft mit.");
        await moderator.PublishChangeAsync(proposal);
        var reader = await ComeAsync();
        await reader.GoAsync(proposal);
        await Expect(reader.Page.Locator(".prose").First).ToContainTextAsync("Der Radverein hilft mit.");
        await Expect(reader.Page.Locator(".page-head")).ToContainTextAsync("(Demo), mit ");
    }

    [Fact]
    public async Task An_invitation_by_link_is_accepted_after_signing_in()
    {
        var author = await ComeAsAsync("resident-18");
        var proposal = await author.ProposeAsync(Steps.NewTitle("Trinkbrunnen am Rathaus"));
        var link = await author.InviteCoAuthorAsync(proposal);

        var guest = await ComeAsync();
        await guest.GoAsync(link);
        await Expect(guest.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/sign-in"));
        var friend = await ComeAsAsync("resident-19");
        await friend.GoAsync(link);
        await Expect(friend.Page.Locator("main")).ToContainTextAsync("Trinkbrunnen am Rathaus");
        await friend.Page.Button("Zusagen und mitschreiben").ClickAsync();
        await Expect(friend.Page.GetByText("Willkommen: Sie schreiben jetzt mit.")).ToBeVisibleAsync();
        await friend.GoAsync(link);
        await Expect(friend.Page.Locator("main")).ToContainTextAsync("Diese Einladung gilt nicht mehr");
        await friend.GoAsync("/me/proposals");
        await Expect(friend.Page.Locator("#own")).ToContainTextAsync("schreibt mit");
    }
}
