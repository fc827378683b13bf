using System.Net;
using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Demonstration;
using CitizenParticipation.Mail;
using CitizenParticipation.Notifications;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Notifications;

public sealed class NotificationPagesTests(TestApp app)
{
    [Fact]
    public async Task Following_and_letting_go_are_plain_forms_on_the_page_of_the_topic()
    {
        var slug = await SlugAsync(25);
        using var resident = await app.SignInAsync("resident-35");
        foreach (var (kind, name, page, told) in ((string, string, string, string)[])
                 [("Proposal", slug, Links.Proposal(slug), "Sie folgen diesem Vorschlag."), ("Process", "stadtteil-ideen", Links.Process("stadtteil-ideen"), "Sie folgen diesem Verfahren."), ("District", "GE-S09", Links.District("GE-S09"), "Sie folgen diesem Stadtteil oder Bezirk.")])
        {
            Assert.DoesNotContain(told, await resident.ReadAsync(page), StringComparison.Ordinal);
            using var followed = await FollowAsync(resident, kind, name, page);
            Assert.Equal((HttpStatusCode.SeeOther, page + "#follow"), (followed.StatusCode, Visitor.PathOf(followed)));
            Assert.Contains(told, await resident.ReadAsync(page), StringComparison.Ordinal);
            Assert.Contains($"name=\"name\" value=\"{name}\"", await resident.ReadAsync(Links.NoticeChoice), StringComparison.Ordinal);
            using var let = await FollowAsync(resident, kind, name, page, "no");
            Assert.DoesNotContain(told, await resident.ReadAsync(page), StringComparison.Ordinal);
        }

        using var nowhere = await FollowAsync(resident, "Proposal", "gibtesnicht", "/");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        using var elsewhere = await FollowAsync(resident, "District", "GE-S09", "//evil.example", "no");
        Assert.Equal("/#follow", Visitor.PathOf(elsewhere));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to_and_another_site_cannot_follow_for_anybody()
    {
        var slug = await SlugAsync(25);
        using var stranger = app.Visit();
        Assert.Contains("Folgen", await stranger.ReadAsync(Links.Proposal(slug)), StringComparison.Ordinal);
        using var asked = await FollowAsync(stranger, "Proposal", slug, Links.Proposal(slug));
        Assert.Equal(Links.SignIn(Links.Proposal(slug)), Visitor.PathOf(asked));
        using var resident = await app.SignInAsync("resident-35");
        using var forged = await resident.SendAsync(Links.Follow, [("Sec-Fetch-Site", "cross-site")], [("kind", "Proposal"), ("name", slug), ("wants", "yes")]);
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
    }

    [Fact]
    public async Task A_notice_stands_under_the_bell_until_it_is_read_and_belongs_to_one_person()
    {
        var slug = await SlugAsync(26);
        using var resident = await app.SignInAsync("resident-36");
        using var followed = await FollowAsync(resident, "Proposal", slug, Links.Proposal(slug));
        await SayAsync("resident-37", slug);
        var line = await WaitForAsync("resident-36", slug);
        Assert.Matches("class=\"bell-count\"[^>]*data-total=\"[1-9]", await resident.ReadAsync("/"));
        var list = await resident.ReadAsync(Links.Notices);
        Assert.Contains($"href=\"{Links.Notice(line.Id)}\"", list, StringComparison.Ordinal);
        Assert.Contains("news-unread", list, StringComparison.Ordinal);

        using var other = await app.SignInAsync("resident-38");
        using var notTheirs = await other.GetAsync(Links.Notice(line.Id));
        Assert.Equal(HttpStatusCode.NotFound, notTheirs.StatusCode);
        using var opened = await resident.GetAsync(Links.Notice(line.Id));
        Assert.Equal((HttpStatusCode.SeeOther, line.Path), (opened.StatusCode, Visitor.PathOf(opened)));
        Assert.True((await LinesAsync("resident-36")).Single(l => l.Id == line.Id).IsRead);
        using var all = await resident.PostAsync(Links.ReadNotices);
        Assert.Equal(Links.Notices, Visitor.PathOf(all));
        Assert.DoesNotContain("news-unread", await resident.ReadAsync(Links.Notices), StringComparison.Ordinal);

        using var stranger = app.Visit();
        using var closed = await stranger.GetAsync(Links.Notice(line.Id));
        Assert.Equal(Links.SignIn(Links.Notice(line.Id)), Visitor.PathOf(closed));
        Assert.DoesNotContain("class=\"bell\"", await stranger.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_of_a_mail_shows_a_button_and_changes_nothing_and_a_post_without_any_cookie_stops_the_mails()
    {
        var slug = await SlugAsync(27);
        using var resident = await app.SignInAsync("resident-39");
        using var saved = await resident.SubmitAsync(Links.NoticeChoice, "choice", ("Form.Mail", "AtOnce"), ("Form.TellSupported", "yes"));
        Assert.Equal(Links.NoticeChoice + "?said=saved", Visitor.PathOf(saved));
        using var followed = await FollowAsync(resident, "Proposal", slug, Links.Proposal(slug));
        await SayAsync("resident-37", slug);
        var address = new Uri(await MailToAsync("resident-39")).PathAndQuery;

        using var scanner = app.Visit();
        Assert.Contains("Keine Mails mehr senden", await scanner.ReadAsync(address), StringComparison.Ordinal);
        Assert.Equal(MailRhythm.AtOnce, await RhythmAsync("resident-39"));
        using var oneClick = await scanner.PostAsync(address, ("List-Unsubscribe", "One-Click"));
        Assert.Equal(HttpStatusCode.OK, oneClick.StatusCode);
        Assert.Equal(MailRhythm.Off, await RhythmAsync("resident-39"));

        using var again = await resident.SubmitAsync(Links.NoticeChoice, "choice", ("Form.Mail", "Weekly"));
        using var button = await scanner.PostAsync(address);
        Assert.Equal(Links.Unsubscribe + "?done=1", Visitor.PathOf(button));
        Assert.Contains("Sie bekommen keine Mails mit Mitteilungen mehr.", await scanner.ReadAsync(Links.Unsubscribe + "?done=1"), StringComparison.Ordinal);
        Assert.Equal(MailRhythm.Off, await RhythmAsync("resident-39"));

        using var unknown = await scanner.PostAsync(Links.UnsubscribeWith(new string('0', 64)), ("List-Unsubscribe", "One-Click"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("Diesen Link kennen wir nicht", await scanner.ReadAsync(Links.UnsubscribeWith("x")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_that_is_none_comes_back_with_a_sentence()
    {
        using var resident = await app.SignInAsync("resident-38");
        using var answer = await resident.SubmitAsync(Links.NoticeChoice, "choice", ("Form.Mail", "Hourly"));
        Assert.Contains("field-error", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var stranger = app.Visit();
        foreach (var page in (string[])[Links.NoticeChoice, Links.Notices])
        {
            using var closed = await stranger.GetAsync(page);
            Assert.StartsWith("/account/sign-in", Visitor.PathOf(closed), StringComparison.Ordinal);
        }
    }

    private static Task<HttpResponseMessage> FollowAsync(Visitor visitor, string kind, string name, string back, string wants = "yes") =>
        visitor.PostAsync(Links.Follow, ("kind", kind), ("name", name), ("return", back), ("wants", wants));

    private async Task SayAsync(string name, string slug) =>
        Assert.Empty((await app.Get<AddComment>().HandleAsync(await IdAsync(name), slug, new(CommentKind.Question, "Wie lange dauert das? " + Guid.NewGuid()))).Faults);

    private async Task<IReadOnlyList<NoticeLine>> LinesAsync(string name) => (await app.Get<BrowseNotices>().HandleAsync(await IdAsync(name))).Notices;

    private async Task<MailRhythm> RhythmAsync(string name) => (await app.Get<ReadNoticeChoice>().HandleAsync(await IdAsync(name))).Mail;

    private Task<NoticeLine> WaitForAsync(string name, string slug) =>
        UntilAsync(async () => (await LinesAsync(name)).FirstOrDefault(l => l.Path?.Contains(slug, StringComparison.Ordinal) == true));

    private Task<string> MailToAsync(string name) => UntilAsync(async () =>
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        var email = DemoPeople.Email(name);
        return await db.Set<OutgoingMail>().Where(m => m.To == email && m.Unsubscribe != null).Select(m => m.Unsubscribe).FirstOrDefaultAsync();
    });

    private static async Task<T> UntilAsync<T>(Func<Task<T?>> look) where T : class
    {
        for (var limit = DateTime.UtcNow.AddSeconds(20); DateTime.UtcNow < limit; await Task.Delay(100))
        {
            if (await look() is { } found) return found;
        }

        throw new InvalidOperationException("It did not come.");
    }

    // Only those of the demonstration: other tests publish more meanwhile.
    private async Task<string> SlugAsync(int index)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var lately = DateTimeOffset.UtcNow.AddHours(-1);
        var process = db.Processes.Where(p => p.Slug == "stadtteil-ideen").Select(p => p.Id);
        return await db.Proposals.Published.Where(p => process.Contains(p.ProcessId) && p.PublishedAt < lately).OrderByDescending(p => p.PublishedAt).ThenBy(p => p.Id)
            .Select(p => p.Slug).Skip(index).FirstAsync(TestContext.Current.CancellationToken);
    }

    private async Task<Guid> IdAsync(string name)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        var email = DemoPeople.Email(name);
        return await db.Participants.Where(p => p.Email == email).Select(p => p.Id).SingleAsync();
    }
}
