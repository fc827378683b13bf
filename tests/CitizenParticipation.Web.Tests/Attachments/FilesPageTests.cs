using System.Net;
using System.Text.RegularExpressions;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace CitizenParticipation.Web.Tests.Attachments;

/// <summary>Pictures and files by plain forms, as a browser without script sends them.</summary>
public sealed partial class FilesPageTests(TestApp app)
{
    private const string Pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R>>endobj trailer<</Root 1 0 R>>";

    [Fact]
    public async Task The_author_adds_several_at_once_and_they_show_when_the_proposal_is_published()
    {
        using var author = await app.SignInAsync("resident-31");
        var slug = await ProposeAsync("resident-31");
        using var answer = await author.UploadAsync($"/me/proposals/{slug}/files", "files",
            [("Form.File1", "Markt.png", Picture(1000, 500)), ("Form.File2", "IMG_0001.JPG", Picture(300, 200)), ("Form.File9", "Plan.pdf", System.Text.Encoding.Latin1.GetBytes(Pdf))],
            ("Form.Alternative1", "Die leere Ecke am \"Markt\""), ("Form.Alternative2", "Eine Bank"), ("Form.Alternative3", ""));
        Assert.Equal($"/me/proposals/{slug}/files?said=added", Visitor.PathOf(answer));

        var own = WebUtility.HtmlDecode(await author.ReadAsync($"/me/proposals/{slug}/files?said=added"));
        Assert.Contains("Hochgeladen.", own, StringComparison.Ordinal);
        Assert.Contains("Plan.pdf", own, StringComparison.Ordinal);
        var addresses = Addresses(await author.ReadAsync($"/proposals/{slug}"));
        Assert.Equal(5, addresses.Count);

        using var anybody = app.Visit();
        using var other = await app.SignInAsync("resident-32");
        using var moderator = await app.SignInAsync("moderator-1");
        foreach (var address in addresses)
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(anybody, address));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other, address));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(moderator, address));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(author, address));
        }

        await DecideAsync(slug, new(DecideProposal.Verdict.Publish));
        var html = await anybody.ReadAsync($"/proposals/{slug}");
        Assert.Equal(addresses, Addresses(html));
        Assert.Contains("alt=\"Die leere Ecke am &quot;Markt&quot;\"", html, StringComparison.Ordinal);
        Assert.Contains("loading=\"lazy\"", html, StringComparison.Ordinal);
        Assert.Contains("width=\"1000\" height=\"500\"", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(author, $"/me/proposals/{slug}/files"));
        await LooksRightAsync(anybody, addresses);

        await DecideAsync(slug, new(DecideProposal.Verdict.Hide, "PersonalData", "Das Bild zeigt einen Nachbarn."));
        foreach (var address in addresses) Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(anybody, address));
    }

    [Fact]
    public async Task Faults_stand_at_their_fields_what_was_good_is_kept_and_nothing_typed_is_lost()
    {
        using var author = await app.SignInAsync("resident-33");
        var slug = await ProposeAsync("resident-33");
        using var answer = await author.UploadAsync($"/me/proposals/{slug}/files", "files",
            [("Form.File1", "Seite.png", "<html><script>alert(1)</script>"u8.ToArray()), ("Form.File2", "Gut.png", Picture(50, 50)), ("Form.File3", "Ohne.png", Picture(50, 50))],
            ("Form.Alternative1", "Mein <b>Text</b>"), ("Form.Alternative2", "Ein gutes Bild"), ("Form.Alternative3", ""));
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("id=\"f-File1-error\"", html, StringComparison.Ordinal);
        Assert.Contains("Diese Datei können wir nicht annehmen", html, StringComparison.Ordinal);
        Assert.Contains("id=\"f-Alternative3-error\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"f-File2-error\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Mein <b>Text</b>\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Ein gutes Bild\"", html, StringComparison.Ordinal);
        Assert.Contains("Bild 1", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Bild 2:", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_chosen_is_told_kindly()
    {
        using var author = await app.SignInAsync("resident-34");
        var slug = await ProposeAsync("resident-34");
        using var answer = await author.UploadAsync($"/me/proposals/{slug}/files", "files", [], ("Form.Alternative1", ""));
        Assert.Contains("Bitte wählen Sie hier eine Datei aus.", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Descriptions_are_changed_and_pictures_removed()
    {
        using var author = await app.SignInAsync("resident-35");
        var slug = await ProposeAsync("resident-35");
        var page = $"/me/proposals/{slug}/files";
        using var added = await author.UploadAsync(page, "files", [("Form.File1", "a.png", Picture(50, 50))], ("Form.Alternative1", "Erstes"));
        var id = Regex.Match(await author.ReadAsync(page), "name=\"Form.Remove\" value=\"(?<id>[^\"]+)\"").Groups["id"].Value;
        using var empty = await author.SubmitAsync(page, "descriptions", ($"Form.Text-{Guid.Parse(id):N}", ""));
        Assert.Contains("Bitte füllen Sie dieses Feld aus", WebUtility.HtmlDecode(await empty.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var described = await author.SubmitAsync(page, "descriptions", ($"Form.Text-{Guid.Parse(id):N}", "Ganz anders"));
        Assert.Equal(page + "?said=described", Visitor.PathOf(described));
        Assert.Contains("alt=\"Ganz anders\"", await author.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);
        using var removed = await author.SubmitAsync(page, "removal", ("Form.Remove", id));
        Assert.Equal(page + "?said=removed", Visitor.PathOf(removed));
        Assert.Empty(Addresses(await author.ReadAsync($"/proposals/{slug}")));
    }

    [Fact]
    public async Task The_page_is_the_authors_alone()
    {
        var slug = await ProposeAsync("resident-36");
        using var other = await app.SignInAsync("resident-37");
        using var moderator = await app.SignInAsync("moderator-1");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other, $"/me/proposals/{slug}/files"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(moderator, $"/me/proposals/{slug}/files"));
        using var author = await app.SignInAsync("resident-36");
        Assert.Contains($"/me/proposals/{slug}/files", await author.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);
        Assert.Contains($"/me/proposals/{slug}/files", await author.ReadAsync("/me/proposals"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_this_page_takes_a_post_of_more_than_sixteen_megabytes()
    {
        using var author = await app.SignInAsync("resident-38");
        var slug = await ProposeAsync("resident-38");
        var large = new byte[11 * 1024 * 1024];
        using var taken = await author.UploadAsync($"/me/proposals/{slug}/files", "files", [("Form.File1", "a.png", large), ("Form.File2", "b.png", large)], ("Form.Alternative1", "A"), ("Form.Alternative2", "B"));
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Contains("id=\"f-File2-error\"", await taken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var huge = await author.UploadAsync($"/me/proposals/{slug}/files", "files", [("Form.File1", "a.png", new byte[13 * 1024 * 1024])], ("Form.Alternative1", "A"));
        Assert.Contains("höchstens 12 MB", WebUtility.HtmlDecode(await huge.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_writes_along_adds_pictures_too_and_who_has_only_asked_finds_nothing()
    {
        var slug = await ProposeAsync("resident-17");
        await JoinAsync(slug, "resident-18", CoAuthorState.Joined);
        await JoinAsync(slug, "resident-19", CoAuthorState.Asked);
        var page = $"/me/proposals/{slug}/files";
        using var friend = await app.SignInAsync("resident-18");
        using var added = await friend.UploadAsync(page, "files", [("Form.File1", "a.png", Picture(50, 50))], ("Form.Alternative1", "Die Ecke am Kanal"));
        Assert.Equal(page + "?said=added", Visitor.PathOf(added));
        var addresses = Addresses(await friend.ReadAsync($"/proposals/{slug}"));
        Assert.NotEmpty(addresses);
        foreach (var address in (string[])["/me/proposals", $"/proposals/{slug}"]) Assert.Contains($"href=\"{page}\"", await friend.ReadAsync(address), StringComparison.Ordinal);
        using var author = await app.SignInAsync("resident-17");
        Assert.Equal(addresses, Addresses(await author.ReadAsync($"/proposals/{slug}")));

        using var asking = await app.SignInAsync("resident-19");
        foreach (var address in (string[])[page, $"/proposals/{slug}", .. addresses]) Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(asking, address));
        Assert.DoesNotContain(slug, await asking.ReadAsync("/me/proposals"), StringComparison.Ordinal);
    }

    private static async Task LooksRightAsync(Visitor anybody, IReadOnlyList<string> addresses)
    {
        foreach (var address in addresses)
        {
            using var file = await anybody.GetAsync(address);
            var isDocument = address.EndsWith("document", StringComparison.Ordinal);
            Assert.Equal(isDocument ? "application/pdf" : "image/webp", file.Content.Headers.ContentType!.MediaType);
            Assert.Equal(isDocument ? "attachment" : null, file.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("sandbox; default-src 'none'", Assert.Single(file.Headers.GetValues("Content-Security-Policy")));
            Assert.True(file.Headers.CacheControl is { Private: true, NoCache: true });
            Assert.False(file.Headers.Contains("Set-Cookie"));
            using var again = await anybody.GetUnlessAsync(address, file.Headers.ETag!.Tag);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.GetAsync(address);
        return answer.StatusCode;
    }

    private static List<string> Addresses(string html) =>
        [.. Files().Matches(html).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    private static byte[] Picture(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.SteelBlue);
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return encoded.ToArray();
    }

    /// <summary>A proposal in review, by a person of the demonstration.</summary>
    private async Task<string> ProposeAsync(string name)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        var author = await db.Participants.SingleAsync(p => p.Email == name + "@demo.example");
        var process = await db.Processes.SingleAsync(p => p.Slug == "stadtteil-ideen");
        var proposal = new Proposal(process.Id, author.Id, "Eine Bank mit Aussicht", "Am Kanal fehlt eine Bank mit Blick auf das Wasser.", "GE-S01", "green", DateTimeOffset.UtcNow);
        db.Add(proposal);
        await db.SaveChangesAsync();
        return proposal.Slug;
    }

    private async Task JoinAsync(string slug, string name, CoAuthorState state)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        var (proposal, person) = (await db.Proposals.Whole.SingleAsync(p => p.Slug == slug), await db.Participants.SingleAsync(p => p.Email == name + "@demo.example"));
        proposal.Join(person.Id, DateTimeOffset.UtcNow);
        await db.SaveChangesAsync();
        await db.Set<CoAuthor>().Where(c => c.ParticipantId == person.Id && c.ProposalId == proposal.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.State, state));
    }

    private async Task DecideAsync(string slug, DecideProposal.Input input)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        var moderator = await db.Participants.SingleAsync(p => p.Email == "moderator-1@demo.example");
        Assert.True((await app.Get<DecideProposal>().HandleAsync(moderator.Id, slug, input)).Succeeded);
    }

    [GeneratedRegex("/proposals/[a-z0-9]+/files/[0-9a-f-]{36}/[a-z0-9]+")]
    private static partial Regex Files();
}
