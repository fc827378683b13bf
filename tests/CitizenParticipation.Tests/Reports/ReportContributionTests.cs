using CitizenParticipation.Moderation;
using CitizenParticipation.Offers;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Tests.Reports;

public sealed class ReportContributionTests : IAsyncLifetime
{
    private Desk desk = null!;

    public async ValueTask InitializeAsync() => desk = await Desk.OpenAsync();

    public ValueTask DisposeAsync() => desk.Db.DisposeAsync();

    [Fact]
    public async Task Anybody_reports_whatever_is_public()
    {
        var offer = (await desk.Db.Get<MakeOffer>().HandleAsync(desk.Floor.Bert.Id, desk.Floor.Proposal.Slug, new(OfferAs.Resident, null, OfferKind.Hands, "Ich schraube die Bänke mit an."))).Value!.Id;
        Assert.False((await desk.ReportAsync()).Value!.WillBeAnswered);
        Assert.True((await desk.ReportAsync(desk.Floor.Bert, Desk.Insult with { Email = "nicht gelesen" })).Value!.WillBeAnswered);
        Assert.True((await desk.ReportAsync(null, Desk.Insult with { Email = Desk.Address }, ReportedKind.Proposal, desk.Floor.Proposal.Id)).Value!.WillBeAnswered);
        Assert.True((await desk.ReportAsync(null, null, ReportedKind.Offer, offer)).Succeeded);
        Assert.Equal(4, (await desk.RowsAsync()).Count);
    }

    [Fact]
    public async Task What_is_not_public_is_not_there()
    {
        var hidden = await desk.Floor.ProposalAsync(A.Proposal().Hidden());
        var waiting = await desk.Floor.ProposalAsync(A.Proposal());
        foreach (var id in (Guid[])[hidden.Id, waiting.Id, Guid.NewGuid()]) Assert.Equal(Refusal.NotFound, (await desk.ReportAsync(null, null, ReportedKind.Proposal, id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await desk.ReportAsync(null, null, ReportedKind.Offer)).Refusal);
        Assert.Equal(Refusal.NotFound, (await desk.ReportAsync(null, null, ReportedKind.None)).Refusal);
        var moderator = await desk.ModeratorAsync();
        Assert.True((await desk.Db.Get<HideComment>().HandleAsync(moderator.Id, desk.Comment, new("Insult", "Bitte ohne Beleidigungen."))).Succeeded);
        Assert.Equal(Refusal.NotFound, (await desk.ReportAsync()).Refusal);
        Assert.Null(await desk.Db.Get<ReadReported>().HandleAsync(null, ReportedKind.Comment, desk.Comment));
        Assert.Empty(await desk.RowsAsync());
    }

    [Fact]
    public async Task Faults_stand_next_to_their_fields()
    {
        Assert.Equal([new Fault(Refusal.Required, "Reason"), new Fault(Refusal.TooShort, "Words", "10"), new Fault(Refusal.NotAnEmail, "Email")], (await desk.ReportAsync(null, new("", "kurz", Email: "kein"))).Faults);
        Assert.Equal(Refusal.UnknownReason, (await desk.ReportAsync(null, Desk.Insult with { Reason = "Duplicate" })).Refusal);
        Assert.Equal([new Fault(Refusal.Required, "Law")], (await desk.ReportAsync(null, Desk.Insult with { Reason = "Illegal" })).Faults);
        Assert.Equal([new Fault(Refusal.TooLong, "Words", "1000"), new Fault(Refusal.TooLong, "Part", "300")], (await desk.ReportAsync(null, Desk.Insult with { Words = new string('x', 1001), Part = new string('x', 301) })).Faults);
        Assert.True((await desk.ReportAsync(null, Desk.Insult with { Reason = "Illegal", Law = "Bedrohung, § 241 StGB", Part = "„Ihr seid alle doof“" })).Succeeded);
        Assert.Equal(("Bedrohung, § 241 StGB", "„Ihr seid alle doof“"), ((await desk.RowsAsync())[0].Law, (await desk.RowsAsync())[0].Part));
        // What does not belong is not kept.
        await desk.ReportedAsync(desk.Floor.Bert, Desk.Insult with { Law = "egal" });
        Assert.Equal("", (await desk.RowsAsync())[1].Law);
    }

    [Fact]
    public async Task The_second_click_is_the_first_and_one_person_reports_once_while_it_is_open()
    {
        var first = (await desk.ReportAsync(desk.Floor.Bert)).Value!;
        Assert.Equal(first, (await desk.ReportAsync(desk.Floor.Bert)).Value);
        Assert.Equal(Refusal.AlreadyReported, (await desk.ReportAsync(desk.Floor.Bert, Desk.Insult with { Words = "Und noch etwas stört mich daran." })).Refusal);
        var unknown = (await desk.ReportAsync()).Value!;
        Assert.Equal(unknown, (await desk.ReportAsync()).Value);
        Assert.Equal(2, (await desk.RowsAsync()).Count);
        Assert.Single(await desk.Db.MailsAsync());
        Assert.True((await desk.Db.Get<ReadReported>().HandleAsync(desk.Floor.Bert.Id, ReportedKind.Comment, desk.Comment))!.IsReported);

        Assert.True((await desk.AnswerAsync(await desk.ModeratorAsync(), Desk.Dismissed)).Succeeded);
        Assert.True((await desk.ReportAsync(desk.Floor.Bert)).Succeeded);
    }

    [Fact]
    public async Task Who_can_be_reached_is_told_at_once_in_their_language_and_nothing_typed_goes_along()
    {
        var reader = await desk.Floor.PersonAsync(A.Participant().Called("Rita").Reached("rita@example.org").Speaking("en"));
        await desk.ReportedAsync(reader);
        await desk.ReportedAsync(null, Desk.Insult with { Email = Desk.Address, Language = "tr", Part = "https://werbung.example" });
        await desk.ReportedAsync(null, Desk.Insult with { Words = "Ohne Adresse gemeldet." });
        var mails = await desk.Db.MailsAsync();
        Assert.Equal([(Desk.Address, "Bildiriminiz ulaştı"), ("rita@example.org", "Your report has arrived")], mails.Select(m => (m.To, m.Subject)).Order());
        Assert.All(mails, m => Assert.Contains(desk.Floor.Proposal.Title, m.Body, StringComparison.Ordinal));
        Assert.All(mails, m => Assert.DoesNotContain("beleidigt.", m.Body, StringComparison.Ordinal));
        Assert.All(mails, m => Assert.DoesNotContain("werbung", m.Body, StringComparison.Ordinal));
        Assert.Contains("Hello Rita,", mails.Single(m => m.To == "rita@example.org").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unconfirmed_account_is_no_account()
    {
        var unconfirmed = await desk.Floor.PersonAsync(A.Participant().Unconfirmed());
        Assert.True((await desk.Db.Get<ReadReported>().HandleAsync(unconfirmed.Id, ReportedKind.Comment, desk.Comment))!.AsksEmail);
        await desk.ReportedAsync(unconfirmed);
        Assert.Null((await desk.RowsAsync())[0].ReporterId);
        Assert.Empty(await desk.Db.MailsAsync());
    }

    [Fact]
    public async Task The_trail_says_what_and_not_who()
    {
        await desk.ReportedAsync(desk.Floor.Bert);
        await desk.ReportedAsync(null, Desk.Insult with { Email = Desk.Address });
        Assert.True((await desk.AnswerAsync(await desk.ModeratorAsync(), Desk.Acted)).Succeeded);
        var trail = (await desk.Db.TrailAsync()).Where(e => e.Action.StartsWith("report.", StringComparison.Ordinal)).ToList();
        Assert.Equal(["report.made", "report.made", "report.answered"], trail.Select(e => e.Action));
        Assert.Equal(($"comment:{desk.Comment:N}", "acted Insult 2"), (trail[2].Subject, trail[2].Reason));
        Assert.All(trail.Take(2), e => Assert.Null(e.ActorId));
        Assert.All(trail, e => Assert.DoesNotContain("geheim", e.Subject + e.Reason, StringComparison.OrdinalIgnoreCase));
        Assert.All(trail, e => Assert.DoesNotContain("beleidigt", e.Reason, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Whoever_leaves_is_forgotten_and_the_report_is_still_looked_at()
    {
        await desk.ReportedAsync(desk.Floor.Bert);
        await desk.Db.Get<VoteWriter>().StartAsync(CancellationToken.None);
        Assert.True((await desk.Db.WithAsync<LeavePlatform, Outcome<LeavePlatform.Left>>(l => l.HandleAsync(desk.Floor.Bert.Id, null))).Succeeded);
        var left = Assert.Single(await desk.RowsAsync());
        Assert.Equal((null, "", ReportState.Open), (left.ReporterId, left.Email, left.State));
        Assert.Equal(1, (await desk.AnswerAsync(await desk.ModeratorAsync(), Desk.Acted)).Value!.Reports);
        Assert.Empty(await desk.Db.MailsAsync());
    }

    [Theory]
    [InlineData("\"Law\" = 'etwas'")]
    [InlineData("\"Email\" = 'x@example.org', \"State\" = 1, \"DecidedReason\" = 'Insult'")]
    [InlineData("\"State\" = 2")]
    [InlineData("\"State\" = 3")]
    [InlineData("\"Kind\" = 4")]
    [InlineData("\"Kind\" = 1")]
    [InlineData("\"Words\" = ''")]
    public async Task The_database_refuses_what_the_rules_refuse(string change)
    {
        await desk.ReportedAsync();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.Db.SqlAsync($"UPDATE \"Reports\" SET {change}"));
    }
}
