using CitizenParticipation.Accounts;
using CitizenParticipation.Moderation;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Reports;

public sealed class AnswerReportsTests : IAsyncLifetime
{
    private Desk desk = null!;
    private Participant moderator = null!;

    public async ValueTask InitializeAsync()
    {
        desk = await Desk.OpenAsync();
        moderator = await desk.ModeratorAsync();
    }

    public ValueTask DisposeAsync() => desk.Db.DisposeAsync();

    [Fact]
    public async Task All_open_reports_are_answered_at_once_and_each_reporter_hears_what_why_and_how_to_object()
    {
        var rita = await desk.Floor.PersonAsync(A.Participant().Called("Rita").Reached("rita@example.org").Speaking("en"));
        await desk.ReportedAsync(rita);
        await desk.ReportedAsync(null, Desk.Insult with { Email = Desk.Address });
        await desk.ReportedAsync();
        Assert.Equal(3, (await desk.AnswerAsync(moderator, Desk.Acted)).Value!.Reports);

        var mails = (await desk.Db.MailsAsync()).Where(m => m.Body.Contains(Desk.Acted.Words!, StringComparison.Ordinal)).ToList();
        Assert.Equal([(Desk.Address, "Zu Ihrer Meldung: Es wurde etwas getan"), ("rita@example.org", "About your report: something was done")], mails.Select(m => (m.To, m.Subject)).Order());
        var german = mails.Single(m => m.To == Desk.Address).Body;
        foreach (var part in (string[])["Guten Tag,", "Kommentar zum Vorschlag: " + desk.Floor.Proposal.Title, "beleidigt oder benachteiligt", "innerhalb von sechs Monaten", desk.Db.City.Contact]) Assert.Contains(part, german, StringComparison.Ordinal);

        Assert.All(await desk.RowsAsync(), r => Assert.Equal((ReportState.Acted, "", "Insult", moderator.Id), (r.State, r.Email, r.DecidedReason, r.DecidedBy)));
        Assert.Equal(Refusal.DecidedMeanwhile, (await desk.AnswerAsync(moderator, Desk.Acted)).Refusal);
    }

    [Fact]
    public async Task Nothing_wrong_needs_no_reason_and_something_done_does()
    {
        await desk.ReportedAsync(null, Desk.Insult with { Email = Desk.Address });
        Assert.Equal([new Fault(Refusal.Required, "Acted"), new Fault(Refusal.TooShort, "Words", "10")], (await desk.AnswerAsync(moderator, new(null, null, "kurz"))).Faults);
        Assert.Equal([new Fault(Refusal.Required, "Reason")], (await desk.AnswerAsync(moderator, Desk.Acted with { Reason = null })).Faults);
        Assert.Equal([new Fault(Refusal.UnknownReason, "Reason")], (await desk.AnswerAsync(moderator, Desk.Acted with { Reason = "Unclear" })).Faults);
        Assert.True((await desk.AnswerAsync(moderator, Desk.Dismissed with { Reason = "Insult" })).Succeeded);
        var row = Assert.Single(await desk.RowsAsync());
        Assert.Equal((ReportState.Dismissed, "", Desk.Dismissed.Words), (row.State, row.DecidedReason, row.DecidedWords));
        Assert.Contains(await desk.Db.MailsAsync(), m => m.Subject == "Zu Ihrer Meldung: Der Beitrag bleibt" && m.Body.Contains(Desk.Dismissed.Words!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_one_process_and_one_district_and_nobody_else()
    {
        await desk.ReportedAsync();
        var other = await desk.Db.AddAsync(A.Process().InSupportPhase());
        foreach (var person in (Participant?[])[desk.Floor.Bert, await desk.Floor.PersonAsync(A.Participant().ModeratorIn(A.Nord)), await desk.Floor.PersonAsync(A.Participant().ModeratorOf(other)), await desk.Floor.PersonAsync(A.Participant().Administrator())])
        {
            Assert.Equal(Refusal.NotFound, (await desk.AnswerAsync(person, Desk.Acted)).Refusal);
            Assert.Null(await desk.CaseAsync(person));
            Assert.Equal(0, await desk.Db.Get<ReadOpenReports>().HandleAsync(person!.Id));
        }

        Assert.Equal(Refusal.SignInRequired, (await desk.AnswerAsync(null, Desk.Acted)).Refusal);
        Assert.Null(await desk.CaseAsync(null));
        foreach (var person in (Participant[])[await desk.Floor.PersonAsync(A.Participant().Moderator()), await desk.Floor.PersonAsync(A.Participant().ModeratorOf(desk.Floor.Process)), moderator])
        {
            Assert.NotNull(await desk.CaseAsync(person));
            Assert.Equal(1, await desk.Db.Get<ReadOpenReports>().HandleAsync(person.Id));
            Assert.True((await desk.AnswerAsync(person, Desk.Acted)).Succeeded);
            await desk.ReportedAsync();
        }
    }

    [Fact]
    public async Task Nobody_decides_on_their_own_contribution_nor_on_their_own_report()
    {
        var own = await desk.Floor.SayAsync(moderator, "Von mir selbst geschrieben");
        Assert.True((await desk.ReportAsync(null, null, ReportedKind.Comment, own)).Succeeded);
        Assert.Equal(Refusal.OwnComment, (await desk.AnswerAsync(moderator, Desk.Acted, ReportedKind.Comment, own)).Refusal);
        Assert.Null(await desk.Db.Get<ReadReports>().HandleAsync(moderator.Id, ReportedKind.Comment, own));
        var proposal = await desk.Db.AddAsync(A.Proposal().In(desk.Floor.Process).By(moderator).Published());
        Assert.True((await desk.ReportAsync(null, null, ReportedKind.Proposal, proposal.Id)).Succeeded);
        Assert.Equal(Refusal.OwnProposal, (await desk.AnswerAsync(moderator, Desk.Acted, ReportedKind.Proposal, proposal.Id)).Refusal);

        await desk.ReportedAsync();
        await desk.ReportedAsync(moderator);
        Assert.Equal(Refusal.OwnReport, (await desk.AnswerAsync(moderator, Desk.Acted)).Refusal);
        Assert.Equal(Refusal.OwnReport, (await desk.CaseAsync(moderator))!.Refusal);
        Assert.Equal(2, (await desk.AnswerAsync(await desk.Floor.PersonAsync(A.Participant().Moderator()), Desk.Acted)).Value!.Reports);
    }

    [Fact]
    public async Task What_nobody_has_read_is_not_answered()
    {
        await desk.ReportedAsync();
        var read = (await desk.CaseAsync(moderator))!;
        await desk.ReportedAsync(desk.Floor.Bert);
        Assert.Equal(Refusal.MoreReported, (await desk.AnswerAsync(moderator, Desk.Acted with { Newest = read.Newest })).Refusal);
        var again = (await desk.CaseAsync(moderator))!;
        Assert.Equal([false, true], again.Open.Select(r => r.HasAccount));
        Assert.True((await desk.AnswerAsync(moderator, Desk.Acted with { Newest = again.Newest })).Succeeded);
        await desk.ReportedAsync();
        // Those that were read are answered already; this is another one.
        Assert.Equal(Refusal.DecidedMeanwhile, (await desk.AnswerAsync(moderator, Desk.Acted with { Newest = again.Newest })).Refusal);
    }

    [Fact]
    public async Task What_was_hidden_meanwhile_is_answered_from_the_same_case_and_its_title_is_not_mailed()
    {
        var proposal = await desk.Floor.ProposalAsync(A.Proposal().Titled("Nachbar Waldemar soll weg").Published());
        Assert.True((await desk.ReportAsync(desk.Floor.Bert, null, ReportedKind.Proposal, proposal.Id)).Succeeded);
        Assert.True((await desk.Db.Get<DecideProposal>().HandleAsync(moderator.Id, proposal.Slug, new(DecideProposal.Verdict.Hide, "PersonalData", "Der Text nennt einen Nachbarn."))).Succeeded);
        var known = await desk.Db.Get<ReadReports>().HandleAsync(moderator.Id, ReportedKind.Proposal, proposal.Id);
        Assert.False(known!.IsPublic);
        Assert.True((await desk.AnswerAsync(moderator, Desk.Acted with { Reason = "PersonalData" }, ReportedKind.Proposal, proposal.Id)).Succeeded);
        var answer = (await desk.Db.MailsAsync()).Single(m => m.Subject.StartsWith("Zu Ihrer Meldung", StringComparison.Ordinal));
        Assert.DoesNotContain("Waldemar", answer.Subject + answer.Body, StringComparison.Ordinal);
        var decided = Assert.Single((await desk.Db.Get<ReadReports>().HandleAsync(moderator.Id, ReportedKind.Proposal, proposal.Id))!.Decided);
        Assert.Equal((ReportState.Acted, "PersonalData", "Mona", 1), (decided.State, decided.Reason, decided.By, decided.Reports));
    }
}
