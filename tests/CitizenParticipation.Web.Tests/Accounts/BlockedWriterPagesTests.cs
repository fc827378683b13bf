using System.Net;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Demonstration;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Accounts;

/// <summary>What somebody reads who may not write for a time; what was typed before is not lost.</summary>
public sealed class BlockedWriterPagesTests : IAsyncDisposable
{
    private const string Sentence = "Sie können hier zurzeit nichts schreiben. Die Sperre endet: ";

    /// <summary>Its own: other tests write as the same people.</summary>
    private readonly TestApp app = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forms_say_so_and_until_when_and_the_account_says_why()
    {
        using var person = await app.SignInAsync("resident-39");
        var slug = await AnyAsync();
        string[] pages = ["/proposals/new?process=stadtteil-ideen", $"/proposals/{slug}", $"/proposals/{slug}/comment", $"/proposals/{slug}/offer", $"/proposals/{slug}/join"];
        foreach (var page in pages) Assert.DoesNotContain(Sentence, await ReadAsync(person, page), StringComparison.Ordinal);
        await BlockAsync("resident-39", null);
        foreach (var page in pages)
        {
            var html = await ReadAsync(person, page);
            Assert.Contains(Sentence, html, StringComparison.Ordinal);
            Assert.Contains("href=\"/me/account\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"Form.Text\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"Form.Words\"", html, StringComparison.Ordinal);
        }

        var own = await ReadAsync(person, "/me/account");
        Assert.Contains("Die Sperre gilt für alle Verfahren und endet: ", own, StringComparison.Ordinal);
        Assert.Contains("Grund: Regel 2.", own, StringComparison.Ordinal);
        Assert.Contains("Bitte bleiben Sie &lt;b&gt;sachlich&lt;/b&gt;.", await person.ReadAsync("/me/account"), StringComparison.Ordinal);

        using (var vote = await person.PostForJsonAsync($"/proposals/{slug}/support")) Assert.Equal(HttpStatusCode.OK, vote.StatusCode);
        using (var vote = await person.PostForJsonAsync($"/proposals/{slug}/support/withdraw")) Assert.Equal(HttpStatusCode.OK, vote.StatusCode);
        await EndAsync("resident-39");
        foreach (var page in pages) Assert.DoesNotContain(Sentence, await ReadAsync(person, page), StringComparison.Ordinal);
        Assert.DoesNotContain("Die Sperre gilt", await ReadAsync(person, "/me/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_of_one_process_is_read_in_that_process_and_named_in_the_account()
    {
        using var person = await app.SignInAsync("resident-40");
        await BlockAsync("resident-40", "schulwege-sicher");
        Assert.DoesNotContain(Sentence, await ReadAsync(person, $"/proposals/{await AnyAsync()}/comment"), StringComparison.Ordinal);
        Assert.Contains("Die Sperre gilt für das Verfahren „Sicher zur Schule in Mitte und Süd", await ReadAsync(person, "/me/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_blocked_while_typing_gets_the_sentence_and_everything_typed()
    {
        using var person = await app.SignInAsync("resident-38");
        var slug = await AnyAsync();
        (string Page, string Form, (string, string)[] Fields)[] forms =
        [
            ($"/proposals/{slug}/comment", "comment", [("Form.Kind", "For"), ("Form.Text", "Was ich getippt habe.")]),
            ($"/proposals/{slug}/offer", "offer", [("Form.As", "Resident"), ("Form.Kind", "Hands"), ("Form.Text", "Was ich getippt habe.")]),
            ($"/proposals/{slug}/join", "ask", [("Form.Words", "Was ich getippt habe.")]),
            ("/proposals/new?process=stadtteil-ideen", "proposal", [("Form.Title", "Was ich getippt habe."), ("Form.Text", "Am Markt fehlen Bänke, auf denen man sich ausruhen kann."), ("Form.District", "GE-S01"), ("Form.Category", "green"), ("Form.Action", "submit")]),
        ];
        var opened = new List<IReadOnlyList<(string Name, string Value)>>();
        foreach (var (page, form, _) in forms) opened.Add(Visitor.HiddenFields(await person.ReadAsync(page), form));
        await BlockAsync("resident-38", null);
        for (var i = 0; i < forms.Length; i++)
        {
            var fields = forms[i].Fields;
            using var answer = await person.PostAsync(forms[i].Page, [.. opened[i].Where(h => fields.All(f => f.Item1 != h.Name)), .. fields]);
            var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
            Assert.True(html.Contains(Sentence, StringComparison.Ordinal), forms[i].Page);
            Assert.True(html.Contains("Was ich getippt habe.", StringComparison.Ordinal), forms[i].Page);
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<string> ReadAsync(Visitor visitor, string address) => WebUtility.HtmlDecode(await visitor.ReadAsync(address));

    private async Task<string> AnyAsync() => (await app.Get<BrowseProposals>().HandleAsync(new BrowseProposals.Query(Process: "stadtteil-ideen", PageSize: 50), Stop)).Proposals[^7].Slug;

    private async Task BlockAsync(string name, string? process)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Stop);
        var (email, now) = (DemoPeople.Email(name), DateTimeOffset.UtcNow);
        var person = await db.Participants.Where(p => p.Email == email).Select(p => p.Id).SingleAsync(Stop);
        var where = process is null ? (Guid?)null : await db.Processes.Where(p => p.Slug == process).Select(p => p.Id).SingleAsync(Stop);
        db.Add(new Block(person, where, now.AddMinutes(-1), now.AddDays(7), "1.2", "Bitte bleiben Sie <b>sachlich</b>."));
        await db.SaveChangesAsync(Stop);
    }

    private async Task EndAsync(string name)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Stop);
        var email = DemoPeople.Email(name);
        var person = await db.Participants.Where(p => p.Email == email).Select(p => p.Id).SingleAsync(Stop);
        var block = await db.Blocks.SingleAsync(b => b.ParticipantId == person && b.LiftedAt == null, Stop);
        Assert.Null(block.RefusesLifting(DateTimeOffset.UtcNow));
        block.Lift(DateTimeOffset.UtcNow);
        await db.SaveChangesAsync(Stop);
    }
}
