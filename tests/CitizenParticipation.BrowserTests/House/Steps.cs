using System.Globalization;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.House;

/// <summary>What people do in several journeys, always by clicking and typing on the page in front of them.</summary>
public static class Steps
{
    /// <summary>The process of the demonstration that takes proposals and support today.</summary>
    public const string OpenProcess = "stadtteil-ideen";

    public const string AText = "An der Haltestelle fehlt abends das Licht. Eine Lampe mit Bewegungsmelder würde allen helfen, die dort warten.";

    extension(Visitor visitor)
    {
        /// <summary>A title that no other test and no earlier run has used.</summary>
        public static string NewTitle(string title) => $"{title} {Guid.NewGuid().ToString("N")[..6]}";

        public async Task FillProposalAsync(string title, string text = AText, string district = "Altstadt")
        {
            var page = visitor.Page;
            await page.Locator("#f-Title").FillAsync(title);
            await page.Locator("#f-Text").FillAsync(text);
            await page.Locator("#f-District").SelectOptionAsync(new SelectOptionValue { Label = district });
            await page.Locator("#f-Category").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        }

        public async Task SendAsync() => await visitor.Page.Locator("form.form button[type=submit]").First.ClickAsync();

        /// <summary>Submits a proposal and ends on "my proposals", where it waits for review.</summary>
        /// <returns>The address of the proposal.</returns>
        public async Task<string> ProposeAsync(string title, string text = AText, string district = "Altstadt")
        {
            await visitor.GoAsync($"/proposals/new?process={OpenProcess}");
            await visitor.FillProposalAsync(title, text, district);
            await visitor.SendAsync();
            await Expect(visitor.Page.Locator("#own")).ToContainTextAsync(title);
            return (await visitor.Page.Locator("#own").GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).GetAttributeAsync("href"))!;
        }

        /// <summary>Fills the form of a new account and sends it; the confirmation is on its way then.</summary>
        public async Task RegisterAsync(string name, string email, string password, string district = "Altstadt")
        {
            var page = await visitor.GoAsync("/account/register");
            await page.Locator("#f-DisplayName").FillAsync(name);
            await page.Locator("#f-Email").FillAsync(email);
            await page.Locator("#f-Password").FillAsync(password);
            await page.Locator("#f-HomeDistrict").SelectOptionAsync(new SelectOptionValue { Label = district });
            await page.Locator("#f-YearOfBirth").FillAsync("1984");
            await visitor.SendAsync();
            await Expect(page.Heading()).ToHaveTextAsync("Fast geschafft");
        }

        /// <summary>Opens the case of a proposal on the moderation desk. The buttons can be pressed only when the circuit stands.</summary>
        public async Task<IPage> OpenCaseAsync(string proposal)
        {
            var page = await visitor.GoAsync("/moderation?case=" + proposal.Split('/')[^1]);
            await Expect(page.Button("Veröffentlichen")).ToBeEnabledAsync();
            return page;
        }

        public async Task PublishAsync(string proposal)
        {
            var page = await visitor.OpenCaseAsync(proposal);
            await page.Button("Veröffentlichen").ClickAsync();
            await Expect(page.Locator(".desk [role=status]")).ToContainTextAsync("ist veröffentlicht");
        }

        public async Task ReturnAsync(string proposal, string words = "Bitte nennen Sie die Straße, um die es geht.")
        {
            var page = await visitor.OpenCaseAsync(proposal);
            await page.Locator("#f-Reason").SelectOptionAsync("Unclear");
            await page.Locator("#f-Words").FillAsync(words);
            await page.Button("Zur Überarbeitung zurückgeben").ClickAsync();
            await Expect(page.Locator(".desk [role=status]")).ToContainTextAsync("ist zurückgegeben");
        }

        /// <summary>Changes the text of a published proposal of one's own; the new version waits for review then.</summary>
        public async Task ChangeAsync(string proposal, string text, string note, bool ofMeaning = false)
        {
            var page = await visitor.GoAsync($"/me{proposal}/change");
            await page.Locator("#f-Text").FillAsync(text);
            await page.Locator("#f-Note").FillAsync(note);
            if (ofMeaning) await page.Locator("input[name='Form.Meaning']").CheckAsync();
            await page.Button("Zur Prüfung senden").ClickAsync();
            await Expect(page.GetByText("Ihre Änderung ist eingereicht")).ToBeVisibleAsync();
        }

        /// <returns>The link for one co-author, as it is handed over.</returns>
        public async Task<string> InviteCoAuthorAsync(string proposal)
        {
            var page = await visitor.GoAsync($"/me{proposal}/authors");
            await page.Button("Link erstellen").ClickAsync();
            return await page.Locator("#invite-link").InputValueAsync();
        }

        /// <summary>A moderator asks whether one proposal may go on in another.</summary>
        public async Task AskMergeAsync(string source, string target)
        {
            var page = await visitor.GoAsync($"/moderation{source}/merge");
            await page.Locator("#f-Target").FillAsync(target);
            await page.Locator("#f-Reason").FillAsync("Beide wollen dasselbe am selben Platz.");
            await visitor.SendAsync();
            await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "sind gefragt" })).ToBeVisibleAsync();
        }

        /// <summary>The address of the question that waits for this author.</summary>
        public async Task<string> AskedAsync()
        {
            await visitor.GoAsync("/me/proposals");
            return (await visitor.Page.Locator("#own a[href*='/me/regroupings/']").First.GetAttributeAsync("href"))!;
        }

        public async Task PublishChangeAsync(string proposal)
        {
            var page = await visitor.GoAsync("/moderation?case=" + proposal.Split('/')[^1]);
            await page.Button("Änderung veröffentlichen").ClickAsync();
            await Expect(page.Locator(".desk [role=status]")).ToContainTextAsync("ist veröffentlicht");
        }

        /// <summary>The big number of the proposal in front of the visitor.</summary>
        public async Task<int> TallyAsync() =>
            int.Parse(await visitor.Page.Locator(".tally-big").InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.GetCultureInfo("de-DE"));

        /// <summary>The address of a published proposal of the demonstration that can be supported now; each number another one.</summary>
        public async Task<string> PublishedProposalAsync(int number = 0)
        {
            await visitor.GoAsync($"/proposals?process={OpenProcess}&sort=supported");
            return (await visitor.Page.Locator(".proposal-card .card-title a").Nth(number).GetAttributeAsync("href"))!;
        }

        /// <summary>The letter with this subject that a person got last, on the local mailbox's page.</summary>
        public async Task<ILocator> LetterAsync(string to, string subject)
        {
            await visitor.GoAsync("/dev/mail?to=" + Uri.EscapeDataString(to));
            var letter = visitor.Page.Locator("article.letter").Filter(new() { Has = visitor.Page.GetByRole(AriaRole.Heading, new() { Name = subject }) }).First;
            await Expect(letter).ToBeVisibleAsync();
            return letter;
        }
    }

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Button(this ILocator part, string name) => part.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator Link(this ILocator part, string name) => part.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator Heading(this IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });
}
