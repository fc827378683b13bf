using System.Text.RegularExpressions;

namespace CitizenParticipation.BrowserTests.Pages;

[CollectionDefinition(Name)]
public sealed class EveryPageCollection : ICollectionFixture<Places>
{
    public const string Name = "every page";
}

/// <summary>Addresses that exist only after somebody has done something: made once for all tests that look at every page.</summary>
public sealed partial class Places(RunningApp app, Browser browser) : IAsyncLifetime
{
    public const string Author = "resident-31";
    public const string Silent = "resident-32";

    public static readonly Places Unknown = new(null!, null!);

    public string Published { get; private set; } = "/proposals/x";

    public string InReview { get; private set; } = "/proposals/y";

    public string Returned { get; private set; } = "/proposals/z";

    /// <summary>Published in three versions, of which the first is hidden, and a fourth waits.</summary>
    public string Changed { get; private set; } = "/proposals/c";

    /// <summary>With comments for and against it, replies and official voices.</summary>
    public string Discussed { get; private set; } = "/proposals/d";

    public string DeleteComment { get; private set; } = "/proposals/d/comments/00000000-0000-0000-0000-000000000000/delete";

    /// <summary>Of a comment that has hints.</summary>
    public string HideComment { get; private set; } = "/moderation/comments/00000000-0000-0000-0000-000000000000";

    public string Invitation { get; private set; } = "/invitations/0";

    /// <summary>With an offer of help by <see cref="Author"/>.</summary>
    public string Offered { get; private set; } = "/proposals/o";

    public string HideOffer { get; private set; } = "/moderation/offers/00000000-0000-0000-0000-000000000000";

    /// <summary>The case of a reported comment, and its form for others who report it.</summary>
    public (string Form, string Case) Reported { get; private set; } = ("/report/comment/00000000-0000-0000-0000-000000000000", "/moderation/reports/comment/00000000-0000-0000-0000-000000000000");

    /// <summary>Goes on in another one.</summary>
    public string Merged { get; private set; } = "/proposals/m";

    /// <summary>The other one of <see cref="Merged"/>.</summary>
    public string MergedInto { get; private set; } = "/proposals/i";

    /// <summary>The question to <see cref="Author"/> whether <see cref="MergedInto"/> may go on in <see cref="Changed"/>.</summary>
    public string Asked { get; private set; } = "/me/regroupings/00000000-0000-0000-0000-000000000000";

    /// <summary>The statement about <see cref="Returned"/> for <see cref="Author"/>.</summary>
    public string Statement { get; private set; } = "/me/decisions/00000000-0000-0000-0000-000000000000";

    /// <summary>A decision of moderator-1 that waits for another moderator.</summary>
    public string AwaitsSecond { get; private set; } = "/moderation/decisions/00000000-0000-0000-0000-000000000000";

    /// <summary>A decision of moderator-1 about which <see cref="Author"/> has appealed.</summary>
    public string Appealed { get; private set; } = "/moderation/decisions/00000000-0000-0000-0000-000000000000";

    public string ConfirmLink { get; private set; } = "/account/confirm";

    public string ResetLink { get; private set; } = "/account/reset";

    /// <summary>The texts of the city, by the files they stand in.</summary>
    public IReadOnlyList<string> ContentPages { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "seeds", "gelsenkirchen", "pages"), "*.de.md").Select(f => Path.GetFileName(f)[..^".de.md".Length]).Order()];

    public async ValueTask InitializeAsync()
    {
        var author = await Visitor.ComeAsync(app, browser, new Manner());
        await author.BecomeAsync(Author);
        Published = await author.PublishedProposalAsync();
        InReview = await author.ProposeAsync(Steps.NewTitle("Bäume für den Marktplatz"));
        Returned = await author.ProposeAsync(Steps.NewTitle("Mehr Licht im Park"));
        Changed = await author.ProposeAsync(Steps.NewTitle("Drei Bänke am Kanal"));
        Merged = await author.ProposeAsync(Steps.NewTitle("Laternen an der Haltestelle"));
        MergedInto = await author.ProposeAsync(Steps.NewTitle("Licht an der Haltestelle"));
        Discussed = await author.PublishedProposalAsync(1);
        DeleteComment = await CommentAsync(author, Discussed);
        HideComment = $"/moderation/comments/{DeleteComment.Split('/')[^2]}";
        Reported = await ReportAsync(author, HideComment.Split('/')[^1]);
        Offered = await author.PublishedProposalAsync(2);
        HideOffer = await OfferAsync(author, Offered);
        ConfirmLink = await LinkFromRegisteringAsync(author);
        ResetLink = await LinkFromForgettingAsync(author);

        var moderator = await Visitor.ComeAsync(app, browser, new Manner());
        await moderator.BecomeAsync("moderator-1");
        await moderator.ReturnAsync(Returned);
        await moderator.PublishAsync(Changed);
        await author.ChangeAsync(Changed, Steps.AText + " Und eine Bank zum Warten.", "Eine Bank ist dazugekommen.");
        await moderator.PublishChangeAsync(Changed);
        await author.ChangeAsync(Changed, Steps.AText + " Und eine Bank im Schatten.", "Sie steht im Schatten.");
        await moderator.PublishChangeAsync(Changed);
        Statement = await NewestStatementAsync(author);
        await HideVersionAsync(moderator, Changed);
        Appealed = await AppealAsync(author);
        AwaitsSecond = await HideAnsweredAsync(moderator, Discussed);
        await author.ChangeAsync(Changed, Steps.AText + " Und zwei Bänke zum Warten.", "Es sind jetzt zwei Bänke.");
        Invitation = Origin().Replace(await author.InviteCoAuthorAsync(Changed), "");
        foreach (var proposal in new[] { Merged, MergedInto }) await moderator.PublishAsync(proposal);
        await moderator.AskMergeAsync(Merged, MergedInto);
        await author.GoAsync(await author.AskedAsync());
        await author.SendAsync();
        await Expect(author.Page.Locator("#kin")).ToBeVisibleAsync();
        await moderator.AskMergeAsync(MergedInto, Changed);
        Asked = await author.AskedAsync();
        await moderator.Context.CloseAsync();
        await author.Context.CloseAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<string> CommentAsync(Visitor visitor, string proposal)
    {
        var page = await visitor.GoAsync(proposal + "/comment");
        await page.Locator("input[value=Addition]").CheckAsync();
        await page.Locator("#f-Text").FillAsync("Das gilt auch für die **Querstraßen**!!! Fragen an places@example.org.");
        await visitor.SendAsync();
        return (await page.Locator("article.comment:target a[href$='/delete']").GetAttributeAsync("href"))!;
    }

    private static async Task<(string, string)> ReportAsync(Visitor visitor, string comment)
    {
        var form = "/report/comment/" + comment;
        var page = await visitor.GoAsync(form);
        await page.Locator("input[value=Illegal]").CheckAsync();
        await page.Locator("#f-Law").FillAsync("Bedrohung, § 241 StGB");
        await page.Locator("#f-Words").FillAsync("Der letzte Satz droht den Leuten aus der Querstraße.");
        await page.Locator("#f-Part").FillAsync("„Das gilt auch“");
        await visitor.SendAsync();
        await Expect(page.Heading()).ToHaveTextAsync("Danke, Ihre Meldung ist angekommen");
        return (form, "/moderation/reports/comment/" + comment);
    }

    private static async Task HideVersionAsync(Visitor moderator, string proposal)
    {
        var page = await moderator.GoAsync($"/moderation/versions/{proposal.Split('/')[^1]}/1");
        await page.Locator("#f-Reason").SelectOptionAsync("PersonalData");
        await page.Locator("#f-Words").FillAsync("Die Fassung nannte einen Nachbarn.");
        await moderator.SendAsync();
        await Expect(page.Locator("#version-1")).ToContainTextAsync("Entfernt nach Regel 1");
    }

    private static async Task<string> NewestStatementAsync(Visitor author)
    {
        var page = await author.GoAsync("/me/decisions");
        return (await page.Locator(".report a").First.GetAttributeAsync("href"))!;
    }

    private static async Task<string> AppealAsync(Visitor author)
    {
        var address = await NewestStatementAsync(author);
        var page = await author.GoAsync(address);
        await page.Locator("#f-Words").FillAsync("Der Nachbar wollte selbst genannt werden.");
        await author.SendAsync();
        await Expect(page.Locator(".notice-success")).ToBeVisibleAsync();
        return address.Replace("/me/", "/moderation/", StringComparison.Ordinal);
    }

    /// <summary>What others have answered needs a second person.</summary>
    private static async Task<string> HideAnsweredAsync(Visitor moderator, string proposal)
    {
        var page = await moderator.GoAsync(proposal);
        var answered = page.Locator("li:has(> ol.replies) > article.comment:has(a[href^='/moderation/comments/'])").First;
        await moderator.GoAsync((await answered.Locator("a[href^='/moderation/comments/']").First.GetAttributeAsync("href"))!);
        await page.Locator("#f-Reason").SelectOptionAsync("Insult");
        await page.Locator("#f-Words").FillAsync("Der Ton ist nicht in Ordnung.");
        await moderator.SendAsync();
        await Expect(page.Locator(".notice-success")).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task<string> OfferAsync(Visitor visitor, string proposal)
    {
        var page = await visitor.GoAsync(proposal + "/offer");
        await page.Locator("input[value=Material]").CheckAsync();
        await page.Locator("#f-Text").FillAsync("Drei Säcke Erde stehen bei mir in der Garage.");
        await page.Locator("#f-Contact").FillAsync("erde@example.org");
        await page.Locator("input[name='Form.ForAdministration']").CheckAsync();
        await visitor.SendAsync();
        var action = await page.Locator("#own-offers form[action$='/take-back']").First.GetAttributeAsync("action");
        return $"/moderation/offers/{action!.Split('/')[^2]}";
    }

    private static async Task<string> LinkFromRegisteringAsync(Visitor visitor)
    {
        const string email = "places@example.org";
        await visitor.RegisterAsync("Mara", email, "ein langer Satz als Passwort");
        return await LinkInAsync(visitor, email);
    }

    private static async Task<string> LinkFromForgettingAsync(Visitor visitor)
    {
        const string email = Silent + "@demo.example";
        await visitor.GoAsync("/account/forgot");
        await visitor.Page.Locator("#f-Email").FillAsync(email);
        await visitor.SendAsync();
        await Expect(visitor.Page.Locator(".notice-success")).ToBeVisibleAsync();
        return await LinkInAsync(visitor, email);
    }

    /// <summary>The link of the newest letter to somebody, without the origin.</summary>
    private static async Task<string> LinkInAsync(Visitor visitor, string email)
    {
        await visitor.GoAsync("/dev/mail?to=" + Uri.EscapeDataString(email));
        var link = await visitor.Page.Locator("article.letter").First.Locator("a[href*='/account/']").GetAttributeAsync("href");
        return Origin().Replace(link!, "");
    }

    [GeneratedRegex("^https?://[^/]+")]
    private static partial Regex Origin();
}
