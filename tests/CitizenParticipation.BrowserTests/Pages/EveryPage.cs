using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Pages;

/// <summary>A page as somebody sees it: which route it belongs to, who looks at it, and what is done there before looking.</summary>
public sealed record Stop(string Name, string Route, string Address, string? Role = null, Func<IPage, Task>? Then = null)
{
    public async Task VisitAsync(Visitor visitor)
    {
        await visitor.GoAsync(Address);
        if (Then is not null) await Then(visitor.Page);
    }
}

/// <summary>The list of all pages, kept in one place; <see cref="RoutesTests"/> fails when a page is missing here.</summary>
public static class EveryPage
{
    private const string Resident = "resident-1";
    private const string Moderator = "moderator-1";
    private const string Administrator = "administrator";

    public static IReadOnlyList<Stop> In(Places places) =>
    [
        new("home", "/", "/"),
        new("proposals", "/proposals", "/proposals"),
        new("proposals filtered", "/proposals", "/proposals?q=licht&district=GE-B1&sort=supported"),
        new("proposals none found", "/proposals", "/proposals?q=xyzxyz"),
        new("proposals page 2", "/proposals", "/proposals?page=2"),
        new("proposals as tiles", "/proposals", "/proposals?view=tiles"),
        new("proposals by place", "/proposals", "/proposals?view=map"),
        new("proposals found by place", "/proposals", "/proposals?q=licht&district=GE-B1&view=map", Then: UnfoldAsync),
        new("proposals with filters unfolded", "/proposals", "/proposals?district=GE-S01", Then: UnfoldAsync),
        new("proposal", "/proposals/{Slug}", places.Published),
        new("proposal with arguments", "/proposals/{Slug}", places.Discussed),
        new("poster", "/proposals/{Slug}/poster", places.Published + "/poster"),
        new("districts", "/districts", "/districts"),
        new("borough", "/districts/{Key}", "/districts/GE-B1"),
        new("neighbourhood", "/districts/{Key}", "/districts/GE-S01"),
        new("neighbourhood with tables", "/districts/{Key}", "/districts/GE-S02", Then: UnfoldAsync),
        new("city", "/districts/{Key}", "/districts/05513000"),
        new("processes", "/processes", "/processes"),
        new("process supporting", "/processes/{Slug}", "/processes/stadtteil-ideen"),
        new("process proposing", "/processes/{Slug}", "/processes/schulwege-sicher"),
        new("process finished", "/processes/{Slug}", "/processes/gruene-ecken"),
        new("results", "/processes/{Slug}/results", "/processes/gruene-ecken/results", Then: UnfoldAsync),
        new("results not yet", "/processes/{Slug}/results", "/processes/stadtteil-ideen/results"),
        new("results print", "/processes/{Slug}/results/print", "/processes/gruene-ecken/results/print"),
        new("results print not yet", "/processes/{Slug}/results/print", "/processes/stadtteil-ideen/results/print"),
        .. places.ContentPages.Select(name => new Stop("text " + name, "/pages/{Name}", "/pages/" + name)),
        new("promises about votes", "/pages/counting/technical", "/pages/counting/technical"),
        new("language and display", "/view", "/view"),
        new("report a barrier", "/feedback", "/feedback"),
        new("report a barrier with fault", "/feedback", "/feedback", Then: SendAsync),
        new("report", "/report/{Kind}/{Id:guid}", places.Reported.Form),
        new("report with faults", "/report/{Kind}/{Id:guid}", places.Reported.Form, Then: SendAsync),
        new("report arrived", "/report/{Kind}/{Id:guid}", places.Reported.Form, Then: ReportAsync),
        new("no more mails", "/notifications/unsubscribe", "/notifications/unsubscribe?done=1"),
        new("no more mails with an unknown link", "/notifications/unsubscribe", "/notifications/unsubscribe?token=x"),
        new("account closed", "/account/closed", "/account/closed"),
        new("sign in", "/account/sign-in", "/account/sign-in"),
        new("sign in with fault", "/account/sign-in", "/account/sign-in", Then: SendAsync),
        new("register", "/account/register", "/account/register"),
        new("register with faults", "/account/register", "/account/register", Then: SendAsync),
        new("forgot", "/account/forgot", "/account/forgot"),
        new("reset", "/account/reset", places.ResetLink),
        new("reset with fault", "/account/reset", places.ResetLink, Then: SendAsync),
        new("reset link too old", "/account/reset", "/account/reset"),
        new("confirm", "/account/confirm", places.ConfirmLink),
        new("confirm link too old", "/account/confirm", "/account/confirm"),
        new("gallery", "/dev/gallery", "/dev/gallery"),
        new("gallery of islands", "/dev/gallery/islands", "/dev/gallery/islands", Resident, page => Expect(page.Locator("#f-Line")).ToBeVisibleAsync()),
        new("mailbox", "/dev/mail", "/dev/mail"),
        new("mailbox empty", "/dev/mail", "/dev/mail?to=nobody%40example.org"),
        new("no such page", "/not-found", "/gibt-es-nicht"),
        new("error", "/error", "/error"),
        // The choice stays on the device, so what comes after it has it too.
        new("home with a Stadtteil", "/", "/", Then: ChooseAsync),
        new("districts with a Stadtteil", "/districts", "/districts", Then: UnfoldAsync),
        new("own Stadtteil", "/districts/{Key}", "/districts/GE-S17"),

        new("home of a resident", "/", "/", Resident),
        new("notices", "/me/notices", "/me/notices", Places.Author),
        new("notices none", "/me/notices", "/me/notices", Places.Silent),
        new("settings for notices", "/me/notifications", "/me/notifications", Resident),
        new("settings for notices with something followed", "/me/notifications", "/districts/GE-S01", Places.Author, FollowAsync),
        new("followed process", "/processes/{Slug}", "/processes/stadtteil-ideen", Resident, page => page.Locator("#follow button").ClickAsync()),
        new("own account", "/me/account", "/me/account", Resident),
        new("own account with fault", "/me/account", "/me/account", Resident, async page =>
        {
            await page.Locator("#f-HomeDistrict").SelectOptionAsync("");
            await SendAsync(page);
        }),
        new("confirm again", "/account/confirm-again", "/account/confirm-again", Resident),
        new("new proposal without process", "/proposals/new", "/proposals/new", Resident),
        new("new proposal", "/proposals/new", NewProposal, Resident),
        new("new proposal with faults", "/proposals/new", NewProposal, Resident, SendAsync),
        new("new proposal with preview", "/proposals/new", NewProposal, Resident, PreviewAsync),
        new("new proposal with the tile map", "/proposals/new", NewProposal, Resident, UnfoldAsync),
        new("supported proposal", "/proposals/{Slug}", places.Published, Resident, SupportAsync),
        new("discussed proposal of a resident", "/proposals/{Slug}", places.Discussed, Resident, UnfoldAsync),
        new("comment", "/proposals/{Slug}/comment", places.Discussed + "/comment", Resident),
        new("comment with faults", "/proposals/{Slug}/comment", places.Discussed + "/comment", Resident, SendAsync),
        new("delete comment", "/proposals/{Slug}/comments/{Id:guid}/delete", places.DeleteComment, Places.Author),
        new("offer of help", "/proposals/{Slug}/offer", places.Discussed + "/offer", Resident),
        new("offer of help with faults", "/proposals/{Slug}/offer", places.Discussed + "/offer", Resident, SendAsync),
        new("proposal with offers", "/proposals/{Slug}", places.Offered, Places.Author),
        new("own offers", "/me/offers", "/me/offers", Places.Author),
        new("own offers none", "/me/offers", "/me/offers", Places.Silent),
        new("own proposals", "/me/proposals", "/me/proposals", Places.Author),
        new("own proposals none", "/me/proposals", "/me/proposals", Places.Silent),
        new("own proposal in review", "/proposals/{Slug}", places.InReview, Places.Author),
        new("own proposal returned", "/proposals/{Slug}", places.Returned, Places.Author),
        new("revise", "/me/proposals/{Slug}/revise", $"/me{places.Returned}/revise", Places.Author),
        new("pictures and files", "/me/proposals/{Slug}/files", $"/me{places.InReview}/files", Places.Author),
        new("pictures and files with a fault", "/me/proposals/{Slug}/files", $"/me{places.InReview}/files", Places.Author, SendAsync),
        new("pictures and files with a picture", "/me/proposals/{Slug}/files", $"/me{places.Returned}/files", Places.Author, UploadAsync),
        new("own proposal with pictures", "/proposals/{Slug}", places.Returned, Places.Author),
        new("own changed proposal", "/proposals/{Slug}", places.Changed, Places.Author),
        new("history of a proposal", "/proposals/{Slug}/history", places.Changed + "/history", Then: UnfoldAsync),
        new("change", "/me/proposals/{Slug}/change", $"/me{places.Changed}/change", Places.Author),
        new("change with faults", "/me/proposals/{Slug}/change", $"/me{places.Changed}/change", Places.Author, SendWithoutNoteAsync),
        new("moderation of a change", "/moderation", "/moderation?case=" + places.Changed.Split('/')[^1], Moderator, CircuitAsync),
        new("co-authors", "/me/proposals/{Slug}/authors", $"/me{places.Changed}/authors", Places.Author, InviteAsync),
        new("ask to join", "/proposals/{Slug}/join", places.Discussed + "/join", Resident),
        new("ask to join with fault", "/proposals/{Slug}/join", places.Discussed + "/join", Resident, SendAsync),
        new("invitation", "/invitations/{Code}", places.Invitation, Resident),
        new("invitation too old", "/invitations/{Code}", "/invitations/0000", Resident),
        new("merge", "/moderation/proposals/{Slug}/merge", $"/moderation{places.MergedInto}/merge", Moderator),
        new("merge with faults", "/moderation/proposals/{Slug}/merge", $"/moderation{places.Changed}/merge", Moderator, SendAsync),
        new("translations", "/moderation/translations/{Slug}", $"/moderation/translations{places.Changed["/proposals".Length..]}", Moderator),
        new("translation with faults", "/moderation/translations/{Slug}", $"/moderation/translations{places.Changed["/proposals".Length..]}?language=ar", Moderator, SendTitleAsync),
        new("split", "/moderation/proposals/{Slug}/split", $"/moderation{places.Changed}/split", Moderator),
        new("split with faults", "/moderation/proposals/{Slug}/split", $"/moderation{places.Changed}/split", Moderator, SendAsync),
        new("question to an author", "/me/regroupings/{Id:guid}", places.Asked, Places.Author, UnfoldAsync),
        new("merged proposal", "/proposals/{Slug}", places.Merged),
        new("proposal that another one went into", "/proposals/{Slug}", places.MergedInto, Resident),
        new("withdraw", "/me/proposals/{Slug}/withdraw", $"/me{places.InReview}/withdraw", Places.Author),
        new("withdraw with fault", "/me/proposals/{Slug}/withdraw", $"/me{places.InReview}/withdraw", Places.Author, SendAsync),
        new("administration not allowed", "/admin", "/admin", Resident),
        new("administration", "/admin", "/admin", Administrator),
        new("roles", "/admin/roles", "/admin/roles", Administrator),
        new("roles with faults", "/admin/roles", "/admin/roles", Administrator, SendAsync),
        new("audit trail", "/admin/audit", "/admin/audit?from=2026-01-01", Administrator, CheckTrailAsync),
        new("moderation not allowed", "/moderation", "/moderation", Resident),
        new("moderation with the keys and a selection", "/moderation", "/moderation", Moderator, KeysAsync),
        new("moderation of a report", "/moderation", "/moderation?case=r2." + Guid.Parse(places.Reported.Case.Split('/')[^1]).ToString("N"), Moderator, ArmedAsync),
        new("moderation by a second person", "/moderation", "/moderation?case=s." + Guid.Parse(places.AwaitsSecond.Split('/')[^1]).ToString("N"), "moderator-2", CircuitAsync),
        new("moderation with a case", "/moderation", "/moderation?case=" + places.InReview.Split('/')[^1], Moderator, CircuitAsync),
        new("moderation with faults", "/moderation", "/moderation?case=" + places.InReview.Split('/')[^1], Moderator, DecideAsync),
        new("moderation of a decided case", "/moderation", "/moderation?case=" + places.Returned.Split('/')[^1], Moderator, CircuitAsync),
        new("moderation of a published proposal", "/moderation", "/moderation?case=" + places.Published.Split('/')[^1], Moderator, CircuitAsync),
        new("proposal of a moderator", "/proposals/{Slug}", places.Published, Moderator),
        new("discussion of a moderator", "/proposals/{Slug}", places.Discussed, Moderator, UnfoldAsync),
        new("reports", "/moderation/reports", "/moderation/reports", Moderator),
        new("reports of a comment", "/moderation/reports/{Kind}/{Id:guid}", places.Reported.Case, Moderator),
        new("reports of a comment with faults", "/moderation/reports/{Kind}/{Id:guid}", places.Reported.Case, Moderator, SendAsync),
        new("comment to hide", "/moderation/comments/{Id:guid}", places.HideComment, Moderator),
        new("comment to hide with faults", "/moderation/comments/{Id:guid}", places.HideComment, Moderator, SendAsync),
        new("offers for the administration", "/moderation/proposals/{Slug}/offers", "/moderation" + places.Offered + "/offers", Moderator),
        new("offer to hide", "/moderation/offers/{Id:guid}", places.HideOffer, Moderator),
        new("earlier version to hide", "/moderation/versions/{Slug}/{Number:int}", $"/moderation/versions/{places.Changed.Split('/')[^1]}/2", Moderator),
        new("earlier version to show again", "/moderation/versions/{Slug}/{Number:int}", $"/moderation/versions/{places.Changed.Split('/')[^1]}/1", Moderator),
        new("history of a proposal for a moderator", "/proposals/{Slug}/history", places.Changed + "/history", Moderator, UnfoldAsync),
        new("decisions about one's own", "/me/decisions", "/me/decisions", Places.Author),
        new("statement", "/me/decisions/{Id:guid}", places.Statement, Places.Author),
        new("statement with fault", "/me/decisions/{Id:guid}", places.Statement, Places.Author, SendAsync),
        new("decisions", "/moderation/decisions", "/moderation/decisions?show=all", Moderator),
        new("decision that waits", "/moderation/decisions/{Id:guid}", places.AwaitsSecond, "moderator-2"),
        new("appeal with faults", "/moderation/decisions/{Id:guid}", places.Appealed, "moderator-2", SendAsync),
        new("break from writing with faults", "/moderation/block/{Kind}/{Id:guid}", "/moderation/block/comment/" + places.HideComment.Split('/')[^1], Moderator, SendAsync),
        new("report on moderation", "/transparency", "/transparency", null, UnfoldAsync),
        new("edition of the rules", "/rules/{Edition:int}", "/rules/1"),
        new("rules to edit", "/admin/rules", "/admin/rules", Administrator, UnfoldAsync),
        new("rules with faults", "/admin/rules", "/admin/rules", Administrator, SendAsync),
        new("easy version", "/moderation/easy/{Slug}", "/moderation/easy/" + places.Published.Split('/')[^1], Moderator),
        new("editor not allowed", "/admin/processes/new", "/admin/processes/new", Resident),
        new("editor of a new process", "/admin/processes/new", "/admin/processes/new", Administrator, EditorAsync),
        new("editor with faults", "/admin/processes/new", "/admin/processes/new", Administrator, SaveNothingAsync),
        new("editor of a process", "/admin/processes/{Slug}", "/admin/processes/stadtteil-ideen", Administrator, EditorAsync),
        new("committee not allowed", "/committee", "/committee", Resident),
        new("committee", "/committee", "/committee", "committee-mitte", UnfoldAsync),
        new("results of a committee", "/processes/{Slug}/results", "/processes/stadtteil-ideen/results", "committee-mitte", UnfoldAsync),
    ];

    private static string NewProposal => $"/proposals/new?process={Steps.OpenProcess}";

    private static async Task SendAsync(IPage page)
    {
        await page.Locator("form.form button[type=submit]").First.ClickAsync();
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
    }

    private static async Task SendTitleAsync(IPage page)
    {
        await page.Locator("#f-Title").FillAsync("مقاعد أكثر في السوق");
        await SendAsync(page);
    }

    private static async Task ReportAsync(IPage page)
    {
        // The same words again are the same report, however often the page is visited.
        await page.Locator("input[value=Insult]").CheckAsync();
        await page.Locator("#f-Words").FillAsync("Das ist eine Beleidigung.");
        await page.Locator("form.form button[type=submit]").ClickAsync();
        await Expect(page.Locator(".notice-success")).ToBeVisibleAsync();
    }

    private static async Task SendWithoutNoteAsync(IPage page)
    {
        // A change that already waits has a note; it would be sent again.
        await page.Locator("#f-Note").FillAsync("");
        await SendAsync(page);
    }

    private static async Task FollowAsync(IPage page)
    {
        var follow = page.Button("Folgen");
        if (await follow.IsVisibleAsync()) await follow.ClickAsync();
        await page.GotoAsync("/me/notifications");
    }

    private static async Task UploadAsync(IPage page)
    {
        // The page is visited more often than a proposal may have pictures.
        if (await page.Locator(".file-card").CountAsync() > 0) return;
        await page.Locator("#f-File1").SetInputFilesAsync(new FilePayload { Name = "Seite.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() });
        await page.Locator("#f-Alternative1").FillAsync("Ein Bildschirm");
        await page.Locator("form.form button[type=submit]").ClickAsync();
        await Expect(page.Locator(".file-card")).ToHaveCountAsync(1);
    }

    private static async Task InviteAsync(IPage page)
    {
        var invite = page.Button("Link erstellen");
        // Five may be open at a time, and the page is visited more often.
        if (!await invite.IsVisibleAsync() || await page.GetByText("Noch nicht genutzte Links: 4").IsVisibleAsync()) return;
        await invite.ClickAsync();
        await Expect(page.Locator("#invite-link")).ToBeVisibleAsync();
    }

    private static async Task ChooseAsync(IPage page)
    {
        await page.Locator("#my-district").SelectOptionAsync("GE-S17");
        await page.Locator(".my-district button").First.ClickAsync();
        await Expect(page.Locator("#nearby")).ToBeVisibleAsync();
    }

    private static async Task PreviewAsync(IPage page)
    {
        await page.Locator("#f-Text").FillAsync("Ein **großer** Baum\n\n- Schatten\n- Luft");
        await page.Locator("button[value=preview]").ClickAsync();
        await Expect(page.Locator("#preview")).ToBeVisibleAsync();
    }

    private static async Task SupportAsync(IPage page)
    {
        var support = page.Locator(".support-box [data-when=open] button");
        if (await support.IsVisibleAsync()) await support.ClickAsync();
        await Expect(page.Locator(".support-box [data-when=supported] button")).ToBeVisibleAsync();
    }

    /// <summary>An island can be used when its circuit stands; until then its controls are off.</summary>
    private static async Task CircuitAsync(IPage page) => await Expect(page.Locator("#queue .mud-disabled")).ToHaveCountAsync(0);

    private static async Task KeysAsync(IPage page)
    {
        await CircuitAsync(page);
        await page.Locator("[aria-controls=desk-keys]").ClickAsync();
        await page.Locator(".desk-mark").First.CheckAsync();
        await Expect(page.Locator("#desk-keys")).ToBeVisibleAsync();
        await page.Locator(".desk-bulk summary").ClickAsync();
    }

    private static async Task ArmedAsync(IPage page)
    {
        await CircuitAsync(page);
        await Expect(page.Locator("[aria-controls=desk-keys]")).ToBeEnabledAsync();
        await page.Locator("#case-title").FocusAsync();
        await page.Keyboard.PressAsync("h");
        await page.Keyboard.PressAsync("2");
        await Expect(page.Locator(".desk-armed")).Not.ToBeEmptyAsync();
    }

    private static async Task EditorAsync(IPage page) => await Expect(page.Locator("#f-Title")).ToBeEnabledAsync();

    private static async Task CheckTrailAsync(IPage page)
    {
        await page.Locator("main form.form button[type=submit]").ClickAsync();
        await Expect(page.Locator(".audit-head")).ToBeVisibleAsync();
    }

    private static async Task SaveNothingAsync(IPage page)
    {
        await EditorAsync(page);
        await page.Locator("main .form-actions button").ClickAsync();
        await Expect(page.Locator("#f-Title-error")).ToBeVisibleAsync();
    }

    private static async Task DecideAsync(IPage page)
    {
        await CircuitAsync(page);
        await page.Locator("#f-Words").FillAsync("kurz");
        await page.Locator(".desk .button-danger").ClickAsync();
        await Expect(page.Locator("#f-Words-error")).ToBeVisibleAsync();
    }

    private static async Task UnfoldAsync(IPage page) =>
        await page.Locator("main").EvaluateAsync("main => main.querySelectorAll('details').forEach(d => d.open = true)");
}
