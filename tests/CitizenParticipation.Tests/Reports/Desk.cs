using CitizenParticipation.Accounts;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.Comments;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Reports;

/// <summary>A comment by Anna on a published proposal of the Altstadt, and whoever reports it.</summary>
internal sealed record Desk(Floor Floor, Guid Comment)
{
    public const string Address = "geheim@example.org";

    public static readonly ReportInput Insult = new("Insult", "Hier wird eine Nachbarin beleidigt.");

    public static readonly AnswerReports.Input Acted = new(true, "Insult", "Wir haben den Kommentar ausgeblendet.");

    public static readonly AnswerReports.Input Dismissed = new(false, null, "Das ist eine harte Meinung und erlaubt.");

    public TestDb Db => Floor.Db;

    public static async Task<Desk> OpenAsync()
    {
        var floor = await Floor.LayAsync();
        return new Desk(floor, await floor.SayAsync(floor.Anna, "Ihr seid alle doof"));
    }

    public Task<Participant> ModeratorAsync() => Floor.PersonAsync(A.Participant().ModeratorIn(A.Mitte).Called("Mona"));

    public Task<Outcome<ReportContribution.Made>> ReportAsync(Participant? by = null, ReportInput? input = null, ReportedKind kind = ReportedKind.Comment, Guid? id = null) =>
        Db.Get<ReportContribution>().HandleAsync(by?.Id, kind, id ?? Comment, input ?? Insult);

    public async Task ReportedAsync(Participant? by = null, ReportInput? input = null)
    {
        var outcome = await ReportAsync(by, input);
        Assert.Empty(outcome.Faults);
        Db.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    public Task<Outcome<AnswerReports.Answered>> AnswerAsync(Participant? by, AnswerReports.Input input, ReportedKind kind = ReportedKind.Comment, Guid? id = null) =>
        Db.Get<AnswerReports>().HandleAsync(by?.Id, kind, id ?? Comment, input);

    public Task<ReadReports.Answer?> CaseAsync(Participant? by) => Db.Get<ReadReports>().HandleAsync(by?.Id, ReportedKind.Comment, Comment);

    public async Task<IReadOnlyList<Report>> RowsAsync()
    {
        await using var open = Db.Open();
        return await open.Reports.AsNoTracking().OrderBy(r => r.CreatedAt).ToListAsync();
    }
}
