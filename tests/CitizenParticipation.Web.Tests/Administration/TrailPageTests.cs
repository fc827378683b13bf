using System.Net;
using CitizenParticipation.Administration;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Web.Administration;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Tests.Administration;

public sealed class TrailPageTests(TestApp app)
{
    [Fact]
    public async Task An_administrator_searches_and_sees_texts_of_people_as_texts()
    {
        await EnterAsync("proposal.hidden", "proposal:" + Guid.NewGuid().ToString("N"), "Insult <script>alert(1)</script> zebrastreifen", new Change("Published", "Hidden"));
        await EnterAsync("rule.invented", "rule:7", "zebrastreifen", Change.None);
        using var administrator = await app.SignInAsync("administrator");
        var html = await ReadAsync(administrator, "/admin/audit?words=ZEBRASTREIFEN");
        Assert.Contains("Vorschlag verborgen", html, StringComparison.Ordinal);
        Assert.Contains(">veröffentlicht<", html, StringComparison.Ordinal);
        Assert.Contains("rule.invented", html, StringComparison.Ordinal);
        Assert.Contains("Die Plattform, oder jemand ohne Konto", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", await administrator.ReadAsync("/admin/audit?words=zebrastreifen"), StringComparison.Ordinal);
        var narrowed = await ReadAsync(administrator, "/admin/audit?words=zebrastreifen&action=rule.invented");
        Assert.DoesNotContain("<strong>Vorschlag verborgen", narrowed, StringComparison.Ordinal);
        Assert.Contains("selected>rule.invented", narrowed, StringComparison.Ordinal);
        Assert.Contains("Dazu steht nichts im Protokoll", await ReadAsync(administrator, "/admin/audit?words=gibtesnicht"), StringComparison.Ordinal);
        Assert.Contains("gültiges Datum", await ReadAsync(administrator, "/admin/audit?from=gestern"), StringComparison.Ordinal);
        Assert.DoesNotContain("resident-1@", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_go_on_by_the_number_and_keep_the_filters()
    {
        for (var i = 0; i < 55; i++) await EnterAsync("page.tested", "page:1", "", Change.None);
        using var administrator = await app.SignInAsync("administrator");
        var first = await ReadAsync(administrator, "/admin/audit?action=page.tested");
        var next = System.Text.RegularExpressions.Regex.Match(first, "rel=\"next\" href=\"(?<to>[^\"]+)\"").Groups["to"].Value;
        Assert.StartsWith("/admin/audit?action=page.tested&below=", next, StringComparison.Ordinal);
        var second = await ReadAsync(administrator, next);
        Assert.Equal((50, 5), (Count(first), Count(second)));
        Assert.DoesNotContain("rel=\"next\"", second, StringComparison.Ordinal);

        static int Count(string html) => html.Split("<strong>page.tested</strong>").Length - 1;
    }

    [Fact]
    public async Task The_export_is_a_file_of_the_same_filter()
    {
        await EnterAsync("export.tested", "page:1", "=1+1", Change.None);
        using var administrator = await app.SignInAsync("administrator");
        using var answer = await administrator.GetAsync("/admin/audit.csv?action=export.tested");
        Assert.Equal(("text/csv", "audit.csv", true), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName, answer.Headers.CacheControl!.NoStore));
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("'=1+1", lines[1], StringComparison.Ordinal);
        using var wrong = await administrator.GetAsync("/admin/audit.csv?from=gestern");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var nobody = app.Visit();
        using var refused = await nobody.GetAsync("/admin/audit.csv");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task The_chain_is_checked_by_a_plain_form()
    {
        using var administrator = await app.SignInAsync("administrator");
        using var answer = await administrator.SubmitAsync("/admin/audit?words=zebra", "check", ("Form.Known", ""));
        Assert.Contains("Die Kette ist unversehrt", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var wrong = await administrator.SubmitAsync("/admin/audit", "check", ("Form.Known", "nonsense"));
        Assert.Contains("Nummer:Prüfsumme", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var resident = await app.SignInAsync("resident-20");
        using var refused = await resident.PostAsync("/admin/audit", ("_handler", "check"), ("Form.Known", ""));
        Assert.False(refused.IsSuccessStatusCode);
    }

    [Fact]
    public void Every_known_deed_has_words()
    {
        var texts = app.Get<IStringLocalizer<TrailTexts>>();
        Assert.All(KnownActions.All, action => Assert.False(texts["Do." + action].ResourceNotFound, action));
        Assert.Equal(KnownActions.All.Count, KnownActions.All.Distinct().Count());
    }

    private static async Task<string> ReadAsync(Visitor visitor, string path) => WebUtility.HtmlDecode(await visitor.ReadAsync(path));

    private async Task EnterAsync(string action, string subject, string reason, Change change)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        await using var transaction = await db.BeginWriteAsync();
        await app.Get<AuditTrail>().AppendAsync(db, null, action, subject, reason, change, CancellationToken.None);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
