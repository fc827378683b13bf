using System.Text;
using CitizenParticipation.Accounts;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Figures;
using CitizenParticipation.Processes;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Tests.Moderation.Decisions;

namespace CitizenParticipation.Tests.Moderation.Figures;

public sealed class ModerationFiguresTests : IAsyncLifetime
{
    private Court court = null!;

    public async ValueTask InitializeAsync() => court = await Court.OpenAsync();

    public ValueTask DisposeAsync() => court.DisposeAsync();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, null)]
    [InlineData(4, null)]
    [InlineData(5, 5)]
    public void Fewer_than_five_are_not_told_and_none_is(int count, int? told) => Assert.Equal(told, Figure.Of(count).Value);

    [Theory]
    [InlineData(new[] { 7, 9 }, 16)]
    [InlineData(new[] { 7, 3 }, null)]
    [InlineData(new[] { 7, 3, 2 }, 12)]
    [InlineData(new[] { 7, 0 }, 7)]
    [InlineData(new[] { 2, 1 }, null)]
    public void A_sum_never_gives_away_the_one_part_that_is_not_told(int[] parts, int? told) => Assert.Equal(told, Figure.SumOf(parts).Value);

    [Fact]
    public async Task It_counts_waiting_rules_and_hints_of_the_month()
    {
        // Waited 1 to 10 hours; the last five are sent back by rule 5, three of them with hints.
        for (var hours = 1; hours <= 10; hours++) await DecideAsync(hours, hours > 5 ? "Unclear" : null, hints: hours > 7 ? 2 : 0);
        var answer = await court.Db.Get<ReadModerationFigures>().HandleAsync();
        Assert.Equal(new DateOnly(2027, 2, 1), answer.Month);
        Assert.Equal((10, 5, 10), (answer.All.Decided.Value, answer.All.Median, answer.All.Late));
        var rule = Assert.Single(answer.All.Rules);
        Assert.Equal(("Unclear", "1.5", 5), (rule.Key, rule.Rule, rule.Count.Value));
        Assert.Equal((5, null, null), (answer.All.Interventions.Value, answer.All.Hinted.Value, answer.All.HintedLed.Value));
        var part = Assert.Single(answer.Processes);
        Assert.Equal((court.Floor.Process.Slug, 10), (part.Process!.Slug, part.Decided.Value));
    }

    [Fact]
    public async Task A_small_process_is_not_told_by_the_difference_to_the_sum()
    {
        for (var i = 0; i < 6; i++) await DecideAsync(2, null);
        var small = await court.Db.AddAsync(A.Process().InProposePhase());
        for (var i = 0; i < 2; i++) await DecideAsync(2, null, process: small);
        var answer = await court.Db.Get<ReadModerationFigures>().HandleAsync();
        Assert.Null(answer.All.Decided.Value);
        Assert.Equal([6, null], answer.Processes.Select(p => p.Decided.Value).OrderByDescending(v => v));
    }

    [Fact]
    public async Task Another_month_is_another_report()
    {
        for (var i = 0; i < 5; i++) await DecideAsync(1, null);
        court.Db.Clock.SetUtcNow(new DateTimeOffset(2027, 2, 28, 22, 59, 0, TimeSpan.Zero));
        for (var i = 0; i < 5; i++) await DecideAsync(0, null);
        // Midnight in Berlin.
        court.Db.Clock.SetUtcNow(new DateTimeOffset(2027, 2, 28, 23, 1, 0, TimeSpan.Zero));
        for (var i = 0; i < 7; i++) await DecideAsync(0, null);
        var figures = court.Db.Get<ReadModerationFigures>();
        Assert.Equal(7, (await figures.HandleAsync()).All.Decided.Value);
        var february = await figures.HandleAsync(new DateOnly(2027, 2, 17));
        Assert.Equal(10, february.All.Decided.Value);
        Assert.Equal([new DateOnly(2027, 3, 1), new DateOnly(2027, 2, 1)], february.Months);
        Assert.Equal(new DateOnly(2027, 3, 1), (await figures.HandleAsync(new DateOnly(1999, 1, 1))).Month);
    }

    [Fact]
    public async Task Appeals_and_reports_are_counted_too()
    {
        for (var i = 0; i < 6; i++)
        {
            court.Db.Clock.Advance(TimeSpan.FromMinutes(10));
            var (_, decision) = await court.HideCommentAsync(A.Next("Ihr seid alle doof"));
            await court.AppealAsync(court.Floor.Anna, decision);
            await court.AnswerAsync(court.Second, decision, grant: i < 5);
        }

        var all = (await court.Db.Get<ReadModerationFigures>().HandleAsync()).All;
        Assert.Equal((6, 6, 5, 6), (all.Appeals.Value, all.AppealsAnswered.Value, all.AppealsGranted.Value, all.Interventions.Value));
        Assert.Equal((0, null), (all.Decided.Value, all.Median));
    }

    [Fact]
    public async Task The_csv_leaves_cells_empty_that_are_not_told()
    {
        for (var i = 0; i < 5; i++) await DecideAsync(3, i < 2 ? "Unclear" : null);
        var (csv, month) = await court.Db.Get<ExportModerationFigures>().HandleAsync(null);
        var lines = Encoding.UTF8.GetString(csv).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal(new DateOnly(2027, 2, 1), month);
        Assert.Equal("month;process;figure;rule;value;note", lines[0]);
        Assert.Contains("2027-02;;decided;;5;", lines);
        Assert.Contains("2027-02;;median_hours;;3;", lines);
        Assert.Contains("2027-02;;interventions_by_rule;Unclear;;below_5", lines);
        Assert.Contains("2027-02;;interventions;;;below_5", lines);
    }

    private async Task DecideAsync(int hours, string? reason, int hints = 0, Process? process = null)
    {
        var now = court.Db.Clock.GetUtcNow();
        var proposal = await court.Db.AddAsync(A.Proposal().In(process ?? court.Floor.Process).By(court.Floor.Author).Submitted(now.AddHours(-hours)));
        var input = reason is null ? new DecideProposal.Input(DecideProposal.Verdict.Publish, Hints: hints) : new(DecideProposal.Verdict.Return, reason, "Bitte schreiben Sie es genauer.", Hints: hints);
        Assert.Empty((await court.Db.Get<DecideProposal>().HandleAsync(court.First.Id, proposal.Slug, input)).Faults);
    }
}
