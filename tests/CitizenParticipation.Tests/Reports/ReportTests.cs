using CitizenParticipation.Moderation;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Reports;

/// <summary>The rules on the entity, without a database.</summary>
public sealed class ReportTests
{
    private static readonly ReportText Text = new("Insult", "", "Hier wird jemand beleidigt.", "");
    private static readonly Guid Me = Guid.CreateVersion7();

    [Fact]
    public void Nobody_decides_on_what_they_have_reported_and_nothing_is_decided_twice()
    {
        var report = Of(Me, "");
        Assert.Equal(Refusal.OwnReport, report.RefusesAnswer(Me));
        Assert.Null(report.RefusesAnswer(Guid.CreateVersion7()));
        Assert.Null(Of(null, "").RefusesAnswer(Me));
        report.Answer(true, "Insult", "Ausgeblendet, danke.", Guid.CreateVersion7(), A.Now);
        Assert.Equal(Refusal.DecidedMeanwhile, report.RefusesAnswer(Guid.CreateVersion7()));
    }

    [Fact]
    public void An_address_is_kept_for_the_answer_alone()
    {
        Assert.Equal("", Of(Me, "geheim@example.org").Email);
        var report = Of(null, "geheim@example.org");
        Assert.True(report.WantsAnswer);
        report.Answer(false, "", "Das ist erlaubt.", Me, A.Now);
        Assert.Equal(("", false), (report.Email, report.WantsAnswer));
        Assert.False(Of(null, "").WantsAnswer);
    }

    [Fact]
    public void The_second_click_says_the_same_and_anything_else_is_another_report()
    {
        Assert.True(Of(Me, "").IsSame(Me, "", Text));
        Assert.True(Of(null, "Anna@example.org").IsSame(null, "anna@example.org", Text));
        Assert.False(Of(null, "").IsSame(null, "anna@example.org", Text));
        Assert.False(Of(null, "").IsSame(Me, "", Text));
        Assert.False(Of(Me, "").IsSame(Me, "", Text with { Part = "Der zweite Satz" }));
    }

    private static Report Of(Guid? reporter, string email) => new(ReportedKind.Comment, Guid.CreateVersion7(), Guid.CreateVersion7(), Text, reporter, email, "de", A.Now);
}
