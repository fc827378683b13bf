using System.Globalization;
using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Proposals;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation.Decisions;

public sealed class StatementTests : IAsyncLifetime
{
    private Court court = null!;

    public async ValueTask InitializeAsync() => court = await Court.OpenAsync();

    public ValueTask DisposeAsync() => court.DisposeAsync();

    [Fact]
    public async Task The_mail_says_all_that_the_page_says()
    {
        var (_, decision) = await court.HideCommentAsync();
        var mail = Assert.Single(await court.Db.MailsAsync());
        var read = (await court.Db.Get<ReadStatement>().HandleAsync(court.Floor.Anna.Id, decision))!;
        Assert.Equal("Ihr Kommentar wurde ausgeblendet", mail.Subject);
        Assert.Equal(mail.Subject, read.Statement.Subject);
        Assert.Contains(read.Statement.Lead, mail.Body, StringComparison.Ordinal);
        Assert.Equal(["Was das bedeutet", "Worum es geht", "Die Regel", "Unsere Begründung", "Wie es dazu kam", "Was mit dem Text geschieht", "Wenn Sie das anders sehen"], read.Statement.Parts.Select(p => p.Heading));
        Assert.All(read.Statement.Parts, part => Assert.Contains($"{part.Heading}\n{part.Text}", mail.Body, StringComparison.Ordinal));
        Assert.All(read.Statement.Parts.Where(p => p.Path is not null), part => Assert.Contains("https://mitmachen.example.org" + part.Path, mail.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_names_the_facts_the_rule_the_reason_the_time_and_the_way_to_object()
    {
        var (_, decision) = await court.HideCommentAsync();
        var body = Assert.Single(await court.Db.MailsAsync()).Body;
        Assert.Contains("Geschrieben am Mittwoch, 10. Februar 2027. Es geht um diese Stelle: „Ihr seid alle doof“", body, StringComparison.Ordinal);
        Assert.Contains("Regel 2: Keine Beleidigung, keine Diskriminierung. Kritisieren Sie die Sache, nicht die Menschen.", body, StringComparison.Ordinal);
        Assert.Contains("https://mitmachen.example.org/rules/1#rule-2", body, StringComparison.Ordinal);
        Assert.Contains("Bitte ohne Beleidigungen schreiben.", body, StringComparison.Ordinal);
        Assert.Contains("Das gilt auf Dauer.", body, StringComparison.Ordinal);
        Assert.Contains("Der Text ist uns selbst aufgefallen. Entschieden hat ein Mensch, keine Maschine.", body, StringComparison.Ordinal);
        Assert.Contains("bis zum Freitag, 10. September 2027 geschützt", body, StringComparison.Ordinal);
        Assert.Contains("Bis zum Dienstag, 10. August 2027 können Sie einmal widersprechen", body, StringComparison.Ordinal);
        Assert.Contains($"https://mitmachen.example.org/me/decisions/{decision:N}", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    [InlineData("tr")]
    [InlineData("ar")]
    [InlineData("uk")]
    [InlineData("ro")]
    [InlineData("bg")]
    [InlineData("pl")]
    public async Task It_speaks_the_language_of_the_author(string language)
    {
        var author = await court.Floor.PersonAsync(A.Participant().Called("Ay").Speaking(language));
        var proposal = await court.Db.AddAsync(A.Proposal().In(court.Floor.Process).By(author));
        Assert.True((await court.DecideAsync(court.First, proposal, DecideProposal.Verdict.Return, "Unclear")).Succeeded);
        var mail = Assert.Single(await court.Db.MailsAsync());
        Assert.Contains(court.Db.Clock.GetUtcNow().ToString("yyyy", CultureInfo.GetCultureInfo(language)), mail.Body, StringComparison.Ordinal);
        var read = (await court.Db.Get<ReadStatement>().HandleAsync(author.Id, await OnlyAsync(author)))!;
        Assert.Equal(language, read.Language);
        Assert.Equal(mail.Subject, read.Statement.Subject);
        Assert.Contains($"/me/proposals/{proposal.Slug}/revise", mail.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Der Text ist uns selbst aufgefallen.")]
    [InlineData(DecisionCause.Hint, "Eine automatische Prüfung hat auf eine Stelle hingewiesen.")]
    [InlineData(DecisionCause.Report, "Jemand hat den Text gemeldet.")]
    [InlineData(DecisionCause.Appeal, "Der Text ist uns selbst aufgefallen.")]
    public async Task It_says_what_led_to_it(DecisionCause? cause, string sentence)
    {
        var comment = await court.Floor.SayAsync(court.Floor.Anna, "Ihr seid alle doof");
        Assert.True((await court.HideAsync(court.First, comment, Court.Why with { Cause = cause, Hints = 3 })).Succeeded);
        Assert.Contains(sentence, Assert.Single(await court.Db.MailsAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_is_open_has_led_to_it()
    {
        var comment = await court.Floor.SayAsync(court.Floor.Anna, "Ihr seid alle doof");
        Assert.Empty((await court.Db.Get<ReportContribution>().HandleAsync(court.Floor.Bert.Id, ReportedKind.Comment, comment, new("Insult", "Das beleidigt alle hier."))).Faults);
        var decision = (await court.HideAsync(court.First, comment)).Value!.Decision;
        Assert.Equal(DecisionCause.Report, (await court.ReadAsync(decision)).Cause);
    }

    [Fact]
    public async Task Only_who_has_written_it_reads_it_co_authors_too()
    {
        var proposal = await court.Db.AddAsync(A.Proposal().In(court.Floor.Process).By(court.Floor.Author));
        var code = (await court.Db.Get<CitizenParticipation.Proposals.Authors.InviteCoAuthor>().HandleAsync(court.Floor.Author.Id, proposal.Slug)).Value!.Code;
        await court.Db.Get<CitizenParticipation.Proposals.Authors.AcceptInvitation>().HandleAsync(court.Floor.Bert.Id, code);
        await court.DecideAsync(court.First, proposal, DecideProposal.Verdict.Refuse, "Duplicate");
        var decision = await OnlyAsync(court.Floor.Author);
        Assert.NotNull(await court.Db.Get<ReadStatement>().HandleAsync(court.Floor.Bert.Id, decision));
        Assert.Equal(decision, await OnlyAsync(court.Floor.Bert));
        foreach (var other in (Guid?[])[null, court.Floor.Anna.Id, court.First.Id]) Assert.Null(await court.Db.Get<ReadStatement>().HandleAsync(other, decision));
        Assert.Empty(await court.Db.Get<BrowseStatements>().HandleAsync(court.Floor.Anna.Id));
    }

    [Fact]
    public async Task What_waits_for_a_second_person_is_not_told_to_the_author()
    {
        var comment = await court.Floor.SayAsync(court.Floor.Anna, "Ihr seid alle doof");
        await court.Floor.MarkAsync(court.Floor.Bert, comment);
        var decision = (await court.HideAsync(court.First, comment)).Value!.Decision;
        Assert.Null(await court.Db.Get<ReadStatement>().HandleAsync(court.Floor.Anna.Id, decision));
        Assert.Empty(await court.Db.Get<BrowseStatements>().HandleAsync(court.Floor.Anna.Id));
    }

    [Fact]
    public async Task Who_has_left_gets_no_mail()
    {
        var comment = await court.Floor.SayAsync(court.Floor.Anna, "Ihr seid alle doof");
        await court.Db.SqlAsync($"UPDATE \"Participants\" SET \"LeftAt\" = \"CreatedAt\" WHERE \"DisplayName\" = 'Anna'");
        Assert.True((await court.HideAsync(court.First, comment)).Succeeded);
        Assert.Empty(await court.Db.MailsAsync());
    }

    [Fact]
    public async Task Moderators_of_the_place_read_the_hidden_text_in_the_log_and_nobody_else()
    {
        var (_, decision) = await court.HideCommentAsync();
        Assert.Equal("Ihr seid alle doof", (await court.Db.Get<ReadDecision>().HandleAsync(court.Third.Id, decision))!.Original);
        Assert.Equal("Ihr seid alle doof", (await court.Db.Get<ReadDecision>().HandleAsync((await court.Floor.PersonAsync(A.Participant().ModeratorIn(A.Mitte))).Id, decision))!.Original);
        foreach (var other in (ParticipantBuilder[])[A.Participant(), A.Participant().Administrator(), A.Participant().ModeratorIn(A.Nord), A.Participant().CommitteeMemberOf(A.Mitte)])
        {
            var person = await court.Floor.PersonAsync(other);
            Assert.Null(await court.Db.Get<ReadDecision>().HandleAsync(person.Id, decision));
            var browsed = await court.Db.Get<BrowseDecisions>().HandleAsync(person.Id, BrowseDecisions.Part.All);
            Assert.True(browsed.Refusal == Refusal.NotAllowed || browsed.Value!.Lines.Count == 0);
        }

        Assert.Null(await court.Db.Get<ReadDecision>().HandleAsync(null, decision));
        Assert.Equal(decision, Assert.Single((await court.Db.Get<BrowseDecisions>().HandleAsync(court.Third.Id, BrowseDecisions.Part.All)).Value!.Lines).Id);
    }

    private async Task<Guid> OnlyAsync(Participant who) => Assert.Single(await court.Db.Get<BrowseStatements>().HandleAsync(who.Id)).Id;
}
