using System.Globalization;
using System.Text;
using CitizenParticipation.City;
using CitizenParticipation.Districts;
using CsvHelper;
using CsvHelper.Configuration;

namespace CitizenParticipation.Results;

/// <summary>
/// The results as CSV for a spreadsheet: UTF-8 with byte order mark and semicolons, which is what German spreadsheet programs
/// open without asking. A cell that would start a formula is defused (OWASP, "CSV Injection").
/// </summary>
public sealed class ExportResults(ReadResults results, ReadDistricts districts, CityProfile city)
{
    public async Task<Outcome<byte[]>> HandleAsync(Guid? reader, string? slug, string language, CancellationToken stop = default)
    {
        var outcome = await results.HandleAsync(reader, slug, stop);
        if (outcome.Value is not { } answer) return outcome.Faults[0];
        var tree = await districts.HandleAsync(stop);

        using var buffer = new MemoryStream();
        await using (var writer = new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        await using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", InjectionOptions = InjectionOptions.Escape }))
        {
            foreach (var name in (string[])["process", "borough", "district_key", "district", "rank_process", "rank_borough", "rank_district", "title", "category", "supports",
                "district_population", "supports_per_1000_residents", "slug"]) csv.WriteField(name);
            await csv.NextRecordAsync();
            foreach (var line in answer.Ranking) await WriteAsync(csv, answer, line, tree, language);
        }

        return buffer.ToArray();
    }

    private async Task WriteAsync(CsvWriter csv, ReadResults.Answer answer, ReadResults.Line line, DistrictTree tree, string language)
    {
        var borough = answer.Boroughs.FirstOrDefault(b => b.Ranking.Any(l => l.Slug == line.Slug));
        var neighbourhood = borough?.Children.FirstOrDefault(c => c.District.Key == line.DistrictKey);
        var population = tree.Find(line.DistrictKey)?.Population;
        csv.WriteField(answer.Process.Title);
        csv.WriteField(borough?.District.Name ?? "");
        csv.WriteField(line.DistrictKey);
        csv.WriteField(line.DistrictName);
        csv.WriteField(line.Rank);
        csv.WriteField(borough?.Ranking.First(l => l.Slug == line.Slug).Rank);
        csv.WriteField(neighbourhood?.Ranking.First(l => l.Slug == line.Slug).Rank);
        csv.WriteField(line.Title);
        csv.WriteField(city.FindCategory(line.Category)?.In(language) ?? line.Category);
        csv.WriteField(line.Supports);
        // A gap in the published figures stays a gap: empty, not zero.
        csv.WriteField(population);
        csv.WriteField(line.PerThousand?.ToString("0.00", CultureInfo.InvariantCulture) ?? "");
        csv.WriteField(line.Slug);
        await csv.NextRecordAsync();
    }
}
