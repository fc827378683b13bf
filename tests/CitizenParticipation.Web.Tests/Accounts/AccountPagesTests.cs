using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Tests.House;
using CitizenParticipation.Web.Voting;

namespace CitizenParticipation.Web.Tests.Accounts;

/// <summary>From the first visit to a counted support, over every page on the way, as a browser without script walks it.</summary>
public sealed partial class AccountPagesTests(TestApp app)
{
    private const string Register = "/account/register";
    private const string SignIn = "/account/sign-in";
    private const string Password = "mein Hund mag Regen";

    [Fact]
    public async Task An_empty_form_names_every_field()
    {
        using var visitor = app.Visit();
        using var answer = await visitor.SubmitAsync(Register, "register", Fields("", "", "", "", ""));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        foreach (var field in (string[])["DisplayName", "Email", "Password", "HomeDistrict", "YearOfBirth"])
            Assert.Contains($"id=\"f-{field}-error\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DisplayName", "x", "mindestens 2 Zeichen")]
    [InlineData("Email", "keine-adresse", "keine vollständige E-Mail-Adresse")]
    [InlineData("Email", "zwei worte@example.org", "keine vollständige E-Mail-Adresse")]
    [InlineData("Password", "Zwerg 9", "am besten einen kurzen Satz")]
    [InlineData("Password", "aaaaaaaaaaaaaaaaaaaa", "nur wiederholt")]
    [InlineData("HomeDistrict", "GE-X99", "Stadtteil aus der Liste")]
    [InlineData("HomeDistrict", "GE-B1", "Stadtteil aus der Liste")]
    [InlineData("YearOfBirth", "neunzehn", "mit vier Ziffern")]
    [InlineData("YearOfBirth", "1066", "mit vier Ziffern")]
    [InlineData("YearOfBirth", "2025", "Mitmachen können Sie ab")]
    public async Task A_fault_stands_at_its_field_and_everything_but_the_password_is_kept(string field, string value, string sentence)
    {
        using var visitor = app.Visit();
        (string Name, string Value)[] good = Fields("Neue Nachbarin", "nachbarin@example.org", Password, "GE-S17", "1984");
        (string Name, string Value)[] sent = [.. good.Select(f => f.Name == "Form." + field ? (f.Name, value) : f)];
        using var answer = await visitor.SubmitAsync(Register, "register", sent);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(sentence, FaultAt(html, field), StringComparison.Ordinal);
        Assert.Single(FaultIds().Matches(html));
        foreach (var (name, typed) in sent.Where(f => f.Name is not ("Form.Password" or "Form.HomeDistrict"))) Assert.Contains($"name=\"{name}\" type=\"{(name == "Form.Email" ? "email" : "text")}\" value=\"{typed}\"", html, StringComparison.Ordinal);
        if (field != "HomeDistrict") Assert.Matches("<option value=\"GE-S17\" selected", html);
        Assert.DoesNotContain(sent.Single(f => f.Name == "Form.Password").Value, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registering_confirming_and_signing_in_leads_to_a_counted_support()
    {
        var email = NewAddress();
        var slug = await SlugAsync(9);
        using var person = app.Visit();
        await RegisterAsync(person, email);
        using var entered = await SignInAsync(person, email, Password);
        Assert.Equal("/", Visitor.PathOf(entered));

        using var early = await person.PostForJsonAsync($"/proposals/{slug}/support");
        var refused = await early.Content.ReadFromJsonAsync<VotingEndpoints.Answer>();
        Assert.Equal(HttpStatusCode.Forbidden, early.StatusCode);
        Assert.Equal((false, nameof(Refusal.EmailNotConfirmed)), (refused!.Counted, refused.Refusal));

        var link = await LinkAsync(person, email, "confirm");
        Assert.DoesNotContain("ist bestätigt", await person.ReadAsync(link), StringComparison.Ordinal);
        using (var confirmed = await person.SubmitAsync(link, "confirm")) Assert.Contains("Ihre Adresse ist bestätigt", await confirmed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var counted = await person.PostForJsonAsync($"/proposals/{slug}/support");
        Assert.Equal(HttpStatusCode.OK, counted.StatusCode);
        Assert.True((await counted.Content.ReadFromJsonAsync<VotingEndpoints.Answer>())!.Counted);
    }

    [Fact]
    public async Task Opening_the_link_alone_confirms_nothing()
    {
        var email = NewAddress();
        using var person = app.Visit();
        await RegisterAsync(person, email);
        using (var scanner = app.Visit()) await scanner.ReadAsync(await LinkAsync(person, email, "confirm"));
        using var entered = await SignInAsync(person, email, Password);
        using var support = await person.PostForJsonAsync($"/proposals/{await SlugAsync(9)}/support");
        Assert.Equal(HttpStatusCode.Forbidden, support.StatusCode);
    }

    [Theory]
    [InlineData("/account/confirm")]
    [InlineData("/account/confirm?id=1&token=zz")]
    [InlineData("/account/reset")]
    public async Task A_link_that_was_cut_says_so_and_offers_a_new_one(string link)
    {
        using var visitor = app.Visit();
        var html = await visitor.ReadAsync(link);
        Assert.Contains("nicht mehr gültig", html, StringComparison.Ordinal);
        Assert.Contains("Neuen Link anfordern", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_address_gets_the_same_answer_as_a_new_one()
    {
        var email = NewAddress();
        using var visitor = app.Visit();
        var first = await RegisterAsync(visitor, email);
        var second = await RegisterAsync(visitor, email);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_kind_answer()
    {
        var email = NewAddress();
        using var visitor = app.Visit();
        await RegisterAsync(visitor, email);
        foreach (var address in (string[])[email, NewAddress()])
        {
            using var answer = await SignInAsync(visitor, address, "ganz falsches Wort");
            var html = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("passen nicht zusammen", html, StringComparison.Ordinal);
            Assert.Contains($"value=\"{address}\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("ganz falsches Wort", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_a_new_password_by_mail_opens_it()
    {
        var email = NewAddress();
        using var person = app.Visit();
        await RegisterAsync(person, email);
        for (var attempt = 0; attempt < 5; attempt++) (await SignInAsync(person, email, "ganz falsches Wort")).Dispose();
        using (var locked = await SignInAsync(person, email, Password)) Assert.Contains("zu oft falsch", await locked.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using (var asked = await person.SubmitAsync("/account/forgot", "forgot", ("Form.Email", email))) Assert.Contains("Bitte sehen Sie in Ihr Postfach", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var link = await LinkAsync(person, email, "reset");
        using (var weak = await person.SubmitAsync(link, "reset", ("Form.Password", "kurz"))) Assert.Contains("id=\"f-Password-error\"", await weak.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var done = await person.SubmitAsync(link, "reset", ("Form.Password", "ein neuer kurzer Satz"))) Assert.Contains("Ihr neues Passwort gilt", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var again = await person.SubmitAsync(link, "reset", ("Form.Password", "noch ein anderer Satz"))) Assert.Contains("nicht mehr gültig", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using (var old = await SignInAsync(person, email, Password)) Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        using var entered = await SignInAsync(person, email, "ein neuer kurzer Satz");
        Assert.Equal("/", Visitor.PathOf(entered));
    }

    [Fact]
    public async Task Asking_for_a_new_password_does_not_tell_whether_an_address_is_known()
    {
        using var visitor = app.Visit();
        var unknown = NewAddress();
        using var asked = await visitor.SubmitAsync("/account/forgot", "forgot", ("Form.Email", unknown));
        Assert.Contains("Bitte sehen Sie in Ihr Postfach", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Noch keine Mail", await visitor.ReadAsync("/dev/mail?to=" + Uri.EscapeDataString(unknown)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_signing_in_one_is_where_one_wanted_to_go()
    {
        var email = NewAddress();
        using var person = app.Visit();
        await RegisterAsync(person, email);
        using var entered = await person.SubmitAsync(SignIn + "?return=%2Fme%2Fproposals", "sign-in", ("Form.Email", email), ("Form.Password", Password));
        Assert.Equal("/me/proposals", Visitor.PathOf(entered));
        using var elsewhere = await person.SubmitAsync(SignIn + "?return=https%3A%2F%2Fevil.example", "sign-in", ("Form.Email", email), ("Form.Password", Password));
        Assert.Equal("/", Visitor.PathOf(elsewhere));
    }

    [Fact]
    public async Task Signing_out_leads_home_and_ends_the_session()
    {
        using var resident = await app.SignInAsync("resident-21");
        using var answer = await resident.PostAsync("/account/sign-out");
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (answer.StatusCode, Visitor.PathOf(answer)));
        using var own = await resident.GetAsync("/me/proposals");
        Assert.StartsWith(SignIn, Visitor.PathOf(own), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_site_cannot_sign_anybody_out()
    {
        using var resident = await app.SignInAsync("resident-22");
        using var answer = await resident.SendAsync("/account/sign-out", [("Sec-Fetch-Site", "cross-site")], []);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        await resident.ReadAsync("/me/proposals");
    }

    [Theory]
    [InlineData("nobody-1")]
    [InlineData("")]
    public async Task The_development_sign_in_knows_only_people_of_the_demonstration(string name)
    {
        using var visitor = app.Visit();
        using var answer = await visitor.PostAsync("/dev/sign-in", ("name", name));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("resident-1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static (string, string)[] Fields(string name, string email, string password, string home, string year) =>
        [("Form.DisplayName", name), ("Form.Email", email), ("Form.Password", password), ("Form.HomeDistrict", home), ("Form.YearOfBirth", year)];

    private static string NewAddress() => $"person-{Guid.NewGuid():N}@example.org";

    /// <returns>What the page says below its heading.</returns>
    private static async Task<string> RegisterAsync(Visitor visitor, string email)
    {
        using var answer = await visitor.SubmitAsync(Register, "register", Fields("Neue Nachbarin", email, Password, "GE-S17", "1984"));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Bitte sehen Sie in Ihr Postfach", html, StringComparison.Ordinal);
        return html[html.IndexOf("<h1", StringComparison.Ordinal)..html.IndexOf("</section>", StringComparison.Ordinal)];
    }

    private static Task<HttpResponseMessage> SignInAsync(Visitor visitor, string email, string password) =>
        visitor.SubmitAsync(SignIn, "sign-in", ("Form.Email", email), ("Form.Password", password));

    private static async Task<string> LinkAsync(Visitor visitor, string email, string page)
    {
        var mailbox = await visitor.ReadAsync("/dev/mail?to=" + Uri.EscapeDataString(email));
        var link = MailLinks().Matches(mailbox).Select(m => WebUtility.HtmlDecode(m.Groups["link"].Value)).First(l => l.Contains($"/account/{page}?", StringComparison.Ordinal));
        return new Uri(link).PathAndQuery;
    }

    private static string FaultAt(string html, string field)
    {
        var at = html.IndexOf($"id=\"f-{field}-error\"", StringComparison.Ordinal);
        Assert.True(at >= 0, $"No fault stands at {field}.");
        return html[at..html.IndexOf("</p>", at, StringComparison.Ordinal)];
    }

    private async Task<string> SlugAsync(int index) =>
        (await app.Get<BrowseProposals>().HandleAsync(new BrowseProposals.Query(Process: "stadtteil-ideen"))).Proposals[index].Slug;

    [GeneratedRegex("href=\"(?<link>https?://[^\"]+/account/[^\"]+)\"")]
    private static partial Regex MailLinks();

    [GeneratedRegex("id=\"f-[A-Za-z]+-error\"")]
    private static partial Regex FaultIds();
}
