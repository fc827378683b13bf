using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Reports;

public sealed class ReportFloodTests : IAsyncLifetime
{
    private Desk desk = null!;

    public async ValueTask InitializeAsync() => desk = await Desk.OpenAsync();

    public ValueTask DisposeAsync() => desk.Db.DisposeAsync();

    [Fact]
    public async Task Without_account_a_contribution_takes_a_few_open_reports_and_with_one_it_takes_more()
    {
        for (var i = 0; i < ReportLimits.MostOpenWithoutAccount; i++) await desk.ReportedAsync(null, Numbered(i));
        Assert.Equal(Refusal.SignInOrLater, (await desk.ReportAsync(null, Numbered(99))).Refusal);
        // Said again it is still the one that has arrived.
        Assert.True((await desk.ReportAsync(null, Numbered(0))).Succeeded);
        await desk.ReportedAsync(desk.Floor.Bert);
        Assert.True((await desk.AnswerAsync(await desk.ModeratorAsync(), Desk.Dismissed)).Succeeded);
        await desk.ReportedAsync(null, Numbered(99));
    }

    [Fact]
    public async Task Without_account_the_whole_platform_takes_what_can_be_read_in_an_hour()
    {
        for (var i = 0; i < ReportLimits.MostWithoutAccountInAnHour; i++) Assert.True((await ReportOtherAsync(i)).Succeeded);
        Assert.Equal(Refusal.SignInOrLater, (await ReportOtherAsync(99)).Refusal);
        Assert.True((await desk.ReportAsync(desk.Floor.Bert)).Succeeded);
        desk.Db.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await ReportOtherAsync(99)).Succeeded);
    }

    [Fact]
    public async Task An_account_is_asked_to_slow_down()
    {
        for (var i = 0; i < ReportLimits.MostOfAnAccountInAnHour; i++)
            Assert.True((await desk.ReportAsync(desk.Floor.Bert, null, ReportedKind.Proposal, (await desk.Floor.ProposalAsync(A.Proposal().Published())).Id)).Succeeded);
        Assert.Equal(Refusal.SlowDown, (await desk.ReportAsync(desk.Floor.Bert)).Refusal);
        Assert.True((await desk.ReportAsync(desk.Floor.Author)).Succeeded);
        desk.Db.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await desk.ReportAsync(desk.Floor.Bert)).Succeeded);
    }

    [Fact]
    public async Task Nobody_is_sent_many_mails_by_others()
    {
        for (var i = 0; i < ReportLimits.MostToAnAddressInAnHour; i++) Assert.True((await ReportOtherAsync(i, i % 2 == 0 ? Desk.Address : Desk.Address.ToUpperInvariant())).Succeeded);
        Assert.Equal(Refusal.SignInOrLater, (await ReportOtherAsync(99, Desk.Address)).Refusal);
        Assert.True((await ReportOtherAsync(99)).Succeeded);
        Assert.Equal(ReportLimits.MostToAnAddressInAnHour, (await desk.Db.MailsAsync()).Count);
    }

    [Fact]
    public async Task The_limits_and_the_one_report_of_a_person_hold_when_all_come_at_once()
    {
        var moderator = await desk.ModeratorAsync();
        for (var round = 0; round < 12; round++)
        {
            var comment = await desk.Floor.SayAsync(desk.Floor.Anna, $"Ihr seid alle doof, Runde {round}");
            var wording = Desk.Insult with { Words = $"Beleidigend, Runde {round}." };
            var calls = Enumerable.Range(0, 16).Select(i => Task.Run(() => i < 6
                ? desk.ReportAsync(desk.Floor.Bert, wording with { Words = wording.Words + i }, ReportedKind.Comment, comment)
                : desk.ReportAsync(null, wording with { Words = wording.Words + i }, ReportedKind.Comment, comment)));
            var outcomes = await Task.WhenAll(calls);
            Assert.Equal(1 + ReportLimits.MostOpenWithoutAccount, outcomes.Count(o => o.Succeeded));
            Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Contains(o.Refusal!.Value, (Refusal[])[Refusal.AlreadyReported, Refusal.SignInOrLater]));

            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.AnswerAsync(moderator, Desk.Dismissed, ReportedKind.Comment, comment))));
            Assert.Equal(6, Assert.Single(answers, a => a.Succeeded).Value!.Reports);
            Assert.All(answers.Where(a => !a.Succeeded), a => Assert.Equal(Refusal.DecidedMeanwhile, a.Refusal));
            desk.Db.Clock.Advance(TimeSpan.FromHours(1));
        }

        // Two mails in each round to the one with an account: arrived, and answered.
        Assert.Equal(24, (await desk.Db.MailsAsync()).Count);
    }

    [Fact]
    public async Task The_database_itself_holds_one_open_report_of_a_person()
    {
        await desk.ReportedAsync(desk.Floor.Bert);
        await using var open = desk.Db.Open();
        open.Add(new Report(ReportedKind.Comment, desk.Comment, desk.Floor.Proposal.Id, new("Other", "", "Und noch etwas.", ""), desk.Floor.Bert.Id, "", "de", A.Now));
        Assert.True(open.IsDuplicate(await Assert.ThrowsAsync<DbUpdateException>(() => open.SaveChangesAsync())));
    }

    private static ReportInput Numbered(int i) => Desk.Insult with { Words = $"Beleidigend, Meldung {i}." };

    /// <summary>Each reports another proposal.</summary>
    private async Task<Outcome<ReportContribution.Made>> ReportOtherAsync(int i, string? email = null) =>
        await desk.ReportAsync(null, Numbered(i) with { Email = email }, ReportedKind.Proposal, (await desk.Floor.ProposalAsync(A.Proposal().Published())).Id);
}
