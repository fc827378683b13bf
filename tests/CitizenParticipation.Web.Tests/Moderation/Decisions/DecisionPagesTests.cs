using System.Net;
using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Mail;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Moderation.Decisions;

public sealed class DecisionPagesTests(TestApp app)
{
    private const string Author = "resident-44";
    private const string Other = "resident-48";
    private const string Neighbour = "resident-45";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_author_reads_on_the_page_what_stands_in_the_mail_appeals_and_has_it_back()
    {
        var (slug, comment) = await CommentAsync(Author, "Das <b>riecht</b> nach Betrug");
        using var moderator = await app.SignInAsync("moderator-1");
        using (var sent = await HideAsync(moderator, comment)) Assert.Equal($"/proposals/{slug}?comment={comment}", Visitor.PathOf(sent));
        using var author = await app.SignInAsync(Author);
        var address = await AboutAsync(comment);
        Assert.Contains($"href=\"{address}\"", await author.ReadAsync("/me/decisions"), StringComparison.Ordinal);
        var page = await ReadAsync(author, address);
        var mail = await MailAsync("Ihr Kommentar wurde ausgeblendet");
        foreach (var sentence in (string[])["Regel 2: Keine Beleidigung, keine Diskriminierung.", "Bitte sachlich bleiben.", "Es geht um diese Stelle: „riecht nach Betrug“", "können Sie einmal widersprechen"])
        {
            Assert.Contains(sentence, page, StringComparison.Ordinal);
            Assert.Contains(sentence, mail, StringComparison.Ordinal);
        }

        using (var short_ = await author.SubmitAsync(address, "appeal", ("Form.Words", "zu kurz"))) Assert.Contains(">zu kurz<", await short_.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using (var sent = await author.SubmitAsync(address, "appeal", ("Form.Words", "Ich habe nur meinen <i>Eindruck</i> beschrieben."))) Assert.Equal(address + "?said=appealed", Visitor.PathOf(sent));
        Assert.Contains("Ihr Widerspruch vom", await ReadAsync(author, address), StringComparison.Ordinal);
        Assert.DoesNotContain("<i>Eindruck</i>", await author.ReadAsync(address), StringComparison.Ordinal);

        var desk = address.Replace("/me/", "/moderation/", StringComparison.Ordinal);
        Assert.Contains("An dieser Entscheidung waren Sie beteiligt.", await ReadAsync(moderator, desk), StringComparison.Ordinal);
        using var second = await app.SignInAsync("moderator-2");
        Assert.Contains($"href=\"{desk}\"", await second.ReadAsync("/moderation/decisions?show=appealed"), StringComparison.Ordinal);
        Assert.Contains("Das &lt;b&gt;riecht&lt;/b&gt; nach Betrug", await second.ReadAsync(desk), StringComparison.Ordinal);
        using (var unsure = await second.SubmitAsync(desk, "appeal-answer", ("Form.Words", "Wir haben neu gelesen."))) Assert.Contains("id=\"f-Grant-error\"", await unsure.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using (var answered = await second.SubmitAsync(desk, "appeal-answer", ("Form.Grant", "yes"), ("Form.Words", "Wir haben neu gelesen."))) Assert.Equal(desk + "?said=answered", Visitor.PathOf(answered));
        Assert.Contains("Ihr Widerspruch war erfolgreich.", await ReadAsync(author, address), StringComparison.Ordinal);
        Assert.Contains("riecht", await author.ReadAsync($"/proposals/{slug}?comments=newest"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_have_answered_disappears_when_a_second_moderator_agrees()
    {
        var (slug, comment) = await CommentAsync("resident-47", "Wer das will, hat keine Ahnung");
        using var neighbour = await app.SignInAsync(Neighbour);
        using (var replied = await neighbour.SubmitAsync($"/proposals/{slug}/comment?reply={comment}", "comment", ("Form.Text", "Bitte freundlich."))) Assert.Equal(HttpStatusCode.Redirect, replied.StatusCode);
        using var moderator = await app.SignInAsync("moderator-1");
        using var sent = await HideAsync(moderator, comment);
        var desk = Visitor.PathOf(sent)!.Split('?')[0];
        Assert.StartsWith("/moderation/decisions/", desk, StringComparison.Ordinal);
        Assert.Contains("Das gilt erst, wenn eine zweite Person zustimmt.", await ReadAsync(moderator, desk + "?said=waits"), StringComparison.Ordinal);
        Assert.Contains("Zurücknehmen", await ReadAsync(moderator, desk), StringComparison.Ordinal);
        using var visitor = app.Visit();
        Assert.Contains("keine Ahnung", await visitor.ReadAsync($"/proposals/{slug}?comments=newest"), StringComparison.Ordinal);

        using var second = await app.SignInAsync("moderator-2");
        Assert.Contains($"href=\"{desk}\"", await second.ReadAsync("/moderation/decisions"), StringComparison.Ordinal);
        using (var silent = await second.SubmitAsync(desk, "decline", ("Form.Words", ""))) Assert.Contains("id=\"f-Words-error\"", await silent.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using (var agreed = await second.SubmitAsync(desk, "agree")) Assert.Equal(desk + "?said=agreed", Visitor.PathOf(agreed));
        var after = await ReadAsync(visitor, $"/proposals/{slug}?comments=newest");
        Assert.DoesNotContain("keine Ahnung", after, StringComparison.Ordinal);
        Assert.Contains("Entfernt nach Regel 2", after, StringComparison.Ordinal);
        Assert.Contains("Wird am", await ReadAsync(second, desk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_break_from_writing_is_proposed_agreed_to_read_by_the_person_and_ended()
    {
        var (slug, comment) = await CommentAsync("resident-49", "Das ist doch ein Witz von euch");
        using var moderator = await app.SignInAsync("moderator-1");
        var form = $"/moderation/block/comment/{comment}";
        Assert.Contains($"href=\"{form}\"", await moderator.ReadAsync($"/moderation/comments/{comment}"), StringComparison.Ordinal);
        using (var faulty = await moderator.SubmitAsync(form, "block", ("Form.Reason", ""), ("Form.Days", ""), ("Form.Words", "kurz")))
        {
            var html = await faulty.Content.ReadAsStringAsync(Stop);
            foreach (var field in (string[])["Reason", "Days", "Words"]) Assert.Contains($"id=\"f-{field}-error\"", html, StringComparison.Ordinal);
            Assert.Contains(">kurz</textarea>", html, StringComparison.Ordinal);
        }

        using var proposed = await moderator.SubmitAsync(form, "block", ("Form.Reason", "Insult"), ("Form.Days", "7"), ("Form.Words", "Bitte eine Woche durchatmen."));
        var desk = Visitor.PathOf(proposed)!.Split('?')[0];
        using var second = await app.SignInAsync("moderator-2");
        Assert.Contains("wenn Sie zustimmen: 7 Tage.", await ReadAsync(second, desk), StringComparison.Ordinal);
        using (var agreed = await second.SubmitAsync(desk, "agree")) Assert.Equal(desk + "?said=agreed", Visitor.PathOf(agreed));

        using var person = await app.SignInAsync("resident-49");
        var account = await ReadAsync(person, "/me/account");
        Assert.Contains("Bitte eine Woche durchatmen.", account, StringComparison.Ordinal);
        var own = desk.Replace("/moderation/", "/me/", StringComparison.Ordinal);
        Assert.Contains($"href=\"{own}\"", account, StringComparison.Ordinal);
        Assert.Contains("können Sie in diesem Verfahren nichts Neues schreiben", await ReadAsync(person, own), StringComparison.Ordinal);
        Assert.Contains("Witz von euch", await person.ReadAsync($"/proposals/{slug}?comments=newest"), StringComparison.Ordinal);

        using var ended = await second.SubmitAsync(form, "block", ("Form.Words", "Das ist lange genug gewesen."));
        using (var agreed = await moderator.SubmitAsync(Visitor.PathOf(ended)!.Split('?')[0], "agree")) Assert.EndsWith("?said=agreed", Visitor.PathOf(agreed), StringComparison.Ordinal);
        Assert.DoesNotContain("Bitte eine Woche durchatmen.", await ReadAsync(person, "/me/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_moderators_of_the_place_open_the_log_and_only_authors_their_statement()
    {
        var (_, comment) = await CommentAsync(Other, "Das ist doch lächerlich von euch");
        using var moderator = await app.SignInAsync("moderator-1");
        using var sent = await HideAsync(moderator, comment);
        var address = await AboutAsync(comment);
        var desk = address.Replace("/me/", "/moderation/", StringComparison.Ordinal);
        foreach (var name in (string[])[Neighbour, "administrator", "committee-mitte", Other])
        {
            using var other = await app.SignInAsync(name);
            foreach (var path in name == Other ? new[] { desk, "/moderation/decisions" } : [desk, address, "/moderation/decisions"])
            {
                using var answer = await other.GetAsync(path);
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{name} {path}: {answer.StatusCode}");
            }
        }

        using var stranger = app.Visit();
        using var asked = await stranger.GetAsync(address);
        Assert.StartsWith("/account/sign-in", Visitor.PathOf(asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_proposal_leaves_its_rule_at_its_address_and_nothing_of_its_text()
    {
        await using var db = await OpenAsync();
        var author = await db.Participants.Where(p => p.Email == Author + "@demo.example").Select(p => p.Id).SingleAsync(Stop);
        var process = await db.Processes.Where(p => p.Slug == "stadtteil-ideen").SingleAsync(Stop);
        var proposal = A.Proposal().In(process).By(await db.Participants.SingleAsync(p => p.Id == author, Stop)).Titled("Zwetschgenbaum " + Guid.NewGuid().ToString("N")[..6]).Published().Build();
        db.Add(proposal);
        await db.SaveChangesAsync(Stop);
        var address = "/proposals/" + proposal.Slug;
        using var visitor = app.Visit();
        Assert.Contains("Zwetschgenbaum", await visitor.ReadAsync(address), StringComparison.Ordinal);
        var moderator = await db.RoleGrants.Where(g => g.Role == Role.Moderator && g.Scope == "all").Select(g => g.ParticipantId).FirstAsync(Stop);
        Assert.Empty((await app.Get<DecideProposal>().HandleAsync(moderator, proposal.Slug, new(DecideProposal.Verdict.Hide, "Advertising", "Das wirbt für einen Laden."))).Faults);
        using var gone = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        var html = WebUtility.HtmlDecode(await gone.Content.ReadAsStringAsync(Stop));
        Assert.Contains("Entfernt nach Regel 6: Keine Werbung", html, StringComparison.Ordinal);
        Assert.Matches("href=\"/rules/[0-9]+#rule-6\"", html);
        Assert.DoesNotContain("Zwetschgenbaum", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Das wirbt für einen Laden.", html, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> HideAsync(Visitor moderator, Guid comment) =>
        moderator.SubmitAsync($"/moderation/comments/{comment}", "comment", ("Form.Reason", "Insult"), ("Form.Passage", "riecht nach Betrug"), ("Form.Words", "Bitte sachlich bleiben."));

    private static async Task<string> ReadAsync(Visitor visitor, string path) => WebUtility.HtmlDecode(await visitor.ReadAsync(path));

    private async Task<(string Slug, Guid Comment)> CommentAsync(string by, string text)
    {
        var old = TimeProvider.System.GetUtcNow().AddHours(-1);
        await using var db = await OpenAsync();
        var process = await db.Processes.Where(p => p.Slug == "stadtteil-ideen").Select(p => p.Id).SingleAsync(Stop);
        var slug = await db.Proposals.Published.Where(p => p.ProcessId == process && p.PublishedAt < old).OrderBy(p => p.Title).Skip(28).Select(p => p.Slug).FirstAsync(Stop);
        var author = await db.Participants.Where(p => p.Email == by + "@demo.example").Select(p => p.Id).SingleAsync(Stop);
        return (slug, (await app.Get<AddComment>().HandleAsync(author, slug, new(CommentKind.Against, text), Stop)).Value!.Id);
    }

    private async Task<string> AboutAsync(Guid comment)
    {
        await using var db = await OpenAsync();
        return $"/me/decisions/{await db.Decisions.Where(d => d.SubjectId == comment).Select(d => d.Id).SingleAsync(Stop):N}";
    }

    private async Task<string> MailAsync(string subject)
    {
        await using var db = await OpenAsync();
        return await db.Set<OutgoingMail>().Where(m => m.To == Author + "@demo.example" && m.Subject == subject).OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync(Stop);
    }

    private async Task<ParticipationDb> OpenAsync() => await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Stop);
}
