using System.Net;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Demonstration;
using CitizenParticipation.Merging;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Merging;

public sealed class MergingPagesTests(TestApp app)
{
    private const string Reason = "Beide wollen dieselbe Rampe am selben Eingang.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_proposals_become_one_without_script_and_both_addresses_tell()
    {
        var (one, other) = (await PublishAsync("resident-41", "Rampe am Eingang der Stadtbücherei"), await PublishAsync("resident-42", "Stadtbücherei: Rampe neben der Treppe am Eingang"));
        using var stranger = app.Visit();
        using var supporter = await app.SignInAsync("resident-43");
        using var supported = await supporter.PostAsync($"/proposals/{one}/support");
        // Kept for everybody before it happens, so that a page that is not drawn anew would show.
        foreach (var slug in new[] { one, other }) Assert.DoesNotContain("id=\"kin\"", await stranger.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);

        using var moderator = await app.SignInAsync("moderator-1");
        Assert.Contains($"value=\"{other}\"", await moderator.ReadAsync($"/moderation/proposals/{one}/merge"), StringComparison.Ordinal);
        using var asked = await moderator.SubmitAsync($"/moderation/proposals/{one}/merge", "merge", ("Form.Chosen", other), ("Form.Target", ""), ("Form.Reason", Reason));
        Assert.Equal($"/moderation/proposals/{one}/merge?said=asked", Visitor.PathOf(asked));
        var id = await WaitingAsync(one);
        foreach (var name in new[] { "resident-41", "resident-42" })
        {
            using var author = await app.SignInAsync(name);
            Assert.Contains($"/me/regroupings/{id:N}", await author.ReadAsync("/me/proposals"), StringComparison.Ordinal);
            using var agreed = await author.SubmitAsync($"/me/regroupings/{id:N}", "answer", ("Form.Agrees", "yes"), ("Form.Words", ""));
            Assert.Equal(name == "resident-41" ? $"/me/regroupings/{id:N}" : $"/proposals/{other}", Visitor.PathOf(agreed));
        }

        var page = WebUtility.HtmlDecode(await stranger.ReadAsync($"/proposals/{one}"));
        Assert.Contains($"href=\"/proposals/{other}\"", page, StringComparison.Ordinal);
        Assert.Contains("Unterstützungen bis dahin: 1.", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/proposals/{one}/support\"", page, StringComparison.Ordinal);
        Assert.Contains(Reason, WebUtility.HtmlDecode(await stranger.ReadAsync($"/proposals/{other}")), StringComparison.Ordinal);
        var merged = await stranger.JsonAsync<Dictionary<string, object>>($"/api/v1/proposals/{one}");
        Assert.Equal(("merged", other), (merged["state"].ToString(), merged["mergedInto"].ToString()));
        Assert.DoesNotContain($"/proposals/{one}\"", await stranger.ReadAsync("/proposals?q=Stadtb%C3%BCcherei+Rampe"), StringComparison.Ordinal);
        using var history = await stranger.GetAsync($"/proposals/{one}/history");
        Assert.Equal(HttpStatusCode.OK, history.StatusCode);

        Assert.Contains($"/me/regroupings/{id:N}/support", await supporter.ReadAsync($"/proposals/{one}"), StringComparison.Ordinal);
        using var late = await supporter.PostAsync($"/proposals/{one}/support");
        Assert.Equal($"/proposals/{one}?refused=ProposalMerged#support", late.Headers.Location!.OriginalString);
        using var yes = await supporter.PostAsync($"/me/regroupings/{id:N}/support", ("answer", "yes"), ("back", one));
        Assert.Equal($"/proposals/{other}?said=supported#support", yes.Headers.Location!.OriginalString);
        Assert.DoesNotContain($"/me/regroupings/{id:N}/support", await supporter.ReadAsync($"/proposals/{one}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_is_split_and_a_no_to_the_question_is_kept()
    {
        var slug = await PublishAsync("resident-41", "Brunnen und Spielgeräte am Preuteplatz");
        using (var first = await app.SignInAsync("resident-43")) await first.PostAsync($"/proposals/{slug}/support");
        using var moderator = await app.SignInAsync("moderator-1");
        (string, string)[] halves =
        [
            ("Form.FirstTitle", "Ein Brunnen am Preuteplatz"), ("Form.FirstText", "Am Preuteplatz fehlt ein Brunnen, an dem man trinken kann."),
            ("Form.SecondTitle", "Spielgeräte am Preuteplatz"), ("Form.SecondText", "zu kurz"), ("Form.Reason", "Das sind zwei verschiedene Ideen."),
        ];
        using var faulty = await moderator.SubmitAsync($"/moderation/proposals/{slug}/split", "split", halves);
        var html = WebUtility.HtmlDecode(await faulty.Content.ReadAsStringAsync());
        Assert.Contains("id=\"f-SecondText-error\"", html, StringComparison.Ordinal);
        foreach (var (_, typed) in halves) Assert.Contains(typed, html, StringComparison.Ordinal);
        halves[3] = ("Form.SecondText", "Am Preuteplatz fehlen Geräte zum Spielen für kleine Kinder.");
        using var asked = await moderator.SubmitAsync($"/moderation/proposals/{slug}/split", "split", halves);
        Assert.Equal($"/moderation/proposals/{slug}/merge?said=asked", Visitor.PathOf(asked));

        var id = await WaitingAsync(slug);
        using var author = await app.SignInAsync("resident-41");
        Assert.Contains("Spielgeräte am Preuteplatz", WebUtility.HtmlDecode(await author.ReadAsync($"/me/regroupings/{id:N}")), StringComparison.Ordinal);
        using var agreed = await author.SubmitAsync($"/me/regroupings/{id:N}", "answer", ("Form.Agrees", "yes"));
        var target = Visitor.PathOf(agreed)!.Split('/')[^1];
        using var stranger = app.Visit();
        Assert.Contains($"href=\"/proposals/{target}\"", await stranger.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);
        Assert.Contains($"href=\"/proposals/{slug}\"", await stranger.ReadAsync($"/proposals/{target}"), StringComparison.Ordinal);

        using var supporter = await app.SignInAsync("resident-43");
        using var neither = await supporter.PostAsync($"/me/regroupings/{id:N}/support", ("answer", "maybe"), ("back", slug));
        Assert.Equal(HttpStatusCode.BadRequest, neither.StatusCode);
        using var no = await supporter.PostAsync($"/me/regroupings/{id:N}/support", ("answer", "no"), ("back", "../../evil"));
        Assert.Equal($"/proposals/{target}?answered=no#kin", no.Headers.Location!.OriginalString);
        Assert.DoesNotContain($"/me/regroupings/{id:N}/support", await supporter.ReadAsync($"/proposals/{target}"), StringComparison.Ordinal);
        Assert.Contains("Wir fragen nicht noch einmal", WebUtility.HtmlDecode(await supporter.ReadAsync($"/proposals/{target}?answered=no")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_no_of_an_author_and_a_question_taken_back_leave_everything_as_it_is()
    {
        var (one, other) = (await PublishAsync("resident-41", "Schließfächer am Busbahnhof Buer"), await PublishAsync("resident-42", "Fächer für Gepäck am Busbahnhof in Buer"));
        using var moderator = await app.SignInAsync("moderator-1");
        await moderator.SubmitAsync($"/moderation/proposals/{one}/merge", "merge", ("Form.Target", $"http://localhost/proposals/{other}"), ("Form.Reason", Reason));
        var id = await WaitingAsync(one);
        using var author = await app.SignInAsync("resident-41");
        using var declined = await author.SubmitAsync($"/me/regroupings/{id:N}", "answer", ("Form.Agrees", "no"), ("Form.Words", "Es geht um <b>andere</b> Fächer."));
        Assert.Contains("Es geht um <b>andere</b> Fächer.", WebUtility.HtmlDecode(await moderator.ReadAsync($"/moderation/proposals/{one}/merge")), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>andere", await moderator.ReadAsync($"/moderation/proposals/{one}/merge"), StringComparison.Ordinal);

        await moderator.SubmitAsync($"/moderation/proposals/{one}/merge", "merge", ("Form.Target", other), ("Form.Reason", Reason));
        var second = await WaitingAsync(one);
        using var foreign = await author.PostAsync($"/moderation/regroupings/{second:N}/take-back");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var taken = await moderator.PostAsync($"/moderation/regroupings/{second:N}/take-back");
        Assert.Equal($"/moderation/proposals/{one}/merge?said=taken-back", taken.Headers.Location!.OriginalString);
        Assert.Contains("gilt nicht mehr", WebUtility.HtmlDecode(await author.ReadAsync($"/me/regroupings/{second:N}")), StringComparison.Ordinal);
        using var stranger = app.Visit();
        Assert.Contains($"/proposals/{one}/support\"", await stranger.ReadAsync($"/proposals/{one}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_exist_for_those_they_concern_alone()
    {
        var (one, other) = (await PublishAsync("resident-41", "Blumenkästen in der Ringstraße"), await PublishAsync("resident-42", "Kästen mit Blumen in der Ringstraße"));
        using var moderator = await app.SignInAsync("moderator-1");
        using var wrong = await moderator.SubmitAsync($"/moderation/proposals/{one}/merge", "merge", ("Form.Target", one), ("Form.Reason", "weil"));
        var html = await wrong.Content.ReadAsStringAsync();
        foreach (var field in new[] { "Target", "Reason" }) Assert.Contains($"id=\"f-{field}-error\"", html, StringComparison.Ordinal);
        Assert.Contains(">weil<", html, StringComparison.Ordinal);
        await moderator.SubmitAsync($"/moderation/proposals/{one}/merge", "merge", ("Form.Target", other), ("Form.Reason", Reason));
        var id = await WaitingAsync(one);

        using var resident = await app.SignInAsync("resident-43");
        foreach (var path in new[] { $"/moderation/proposals/{one}/merge", $"/moderation/proposals/{one}/split", $"/me/regroupings/{id:N}" })
        {
            using var none = await resident.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
            using var visitor = app.Visit();
            using var sent = await visitor.GetAsync(path);
            Assert.Equal("/account/sign-in", Visitor.PathOf(sent)!.Split('?')[0]);
        }

        using var stranger = app.Visit();
        using var signIn = await stranger.PostAsync($"/me/regroupings/{id:N}/support", ("answer", "yes"), ("back", one));
        Assert.StartsWith("/account/sign-in", signIn.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var elsewhere = await resident.SendAsync($"/me/regroupings/{id:N}/support", [("Sec-Fetch-Site", "cross-site")], [("answer", "yes")]);
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
        using var early = await resident.PostAsync($"/me/regroupings/{id:N}/support", ("answer", "yes"), ("back", one));
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
    }

    private Task<ParticipationDb> OpenAsync() => app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Stop);

    private async Task<string> PublishAsync(string author, string title)
    {
        await using var db = await OpenAsync();
        var email = DemoPeople.Email(author);
        var person = await db.Participants.Where(p => p.Email == email).Select(p => p.Id).SingleAsync(Stop);
        var process = await db.Processes.Where(p => p.Slug == "stadtteil-ideen").Select(p => p.Id).SingleAsync(Stop);
        var now = DateTimeOffset.UtcNow;
        var proposal = new Proposal(process, person, title, title + ". Viele in der Nachbarschaft wünschen sich das schon lange.", "GE-S08", "green", now);
        proposal.Publish(null, now);
        db.Add(proposal);
        await db.SaveChangesAsync(Stop);
        return proposal.Slug;
    }

    private async Task<Guid> WaitingAsync(string slug)
    {
        await using var db = await OpenAsync();
        var source = db.Proposals.Where(p => p.Slug == slug).Select(p => p.Id);
        return await db.Regroupings.Where(r => r.State == RegroupingState.Asked && source.Contains(r.SourceId)).Select(r => r.Id).SingleAsync(Stop);
    }
}
