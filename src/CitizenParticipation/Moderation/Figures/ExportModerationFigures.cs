using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace CitizenParticipation.Moderation.Figures;

/// <summary>
/// The report of one month as CSV, one number a line, for a spreadsheet (see <c>ExportResults</c> for its form). A number that is not told because it is smaller than five
/// is an empty cell with <c>below_5</c> beside it.
/// </summary>
public sealed class ExportModerationFigures(ReadModerationFigures figures)
{
    public async Task<(byte[] Csv, DateOnly Month)> HandleAsync(DateOnly? month, CancellationToken stop = default)
    {
        var answer = await figures.HandleAsync(month, stop);
        using var buffer = new MemoryStream();
        await using (var writer = new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        await using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", InjectionOptions = InjectionOptions.Escape }))
        {
            foreach (var name in (string[])["month", "process", "figure", "rule", "value", "note"]) csv.WriteField(name);
            await csv.NextRecordAsync();
            foreach (var part in answer.Processes.Prepend(answer.All))
                foreach (var (name, rule, figure) in Lines(part))
                {
                    csv.WriteField(answer.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
                    csv.WriteField(part.Process?.Slug ?? "");
                    csv.WriteField(name);
                    csv.WriteField(rule);
                    csv.WriteField(figure.Value);
                    csv.WriteField(figure.IsHidden ? "below_5" : "");
                    await csv.NextRecordAsync();
                }
        }

        return (buffer.ToArray(), answer.Month);
    }

    private static IEnumerable<(string Name, string Rule, Figure Figure)> Lines(ModerationFigures part) =>
    [
        ("decided", "", part.Decided), ("median_hours", "", new Figure(part.Median)), ("p95_hours", "", new Figure(part.Late)),
        ("interventions", "", part.Interventions), .. part.Rules.Select(r => ("interventions_by_rule", r.Key, r.Count)),
        ("appeals_made", "", part.Appeals), ("appeals_answered", "", part.AppealsAnswered), ("appeals_granted", "", part.AppealsGranted),
        ("decided_with_hints", "", part.Hinted), ("decided_with_hints_interventions", "", part.HintedLed),
        ("reports_answered", "", part.Reports), ("reports_acted_on", "", part.ReportsActed),
    ];
}
