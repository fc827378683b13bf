using System.Diagnostics;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Tests.Voting.Speed;

namespace CitizenParticipation.Tests.Moderation.Desk;

/// <summary>A desk on which ten thousand cases lie, with a generous bound: it sees a query that has gone wrong, not a percentage.</summary>
[Collection(nameof(Alone))]
public sealed class DeskSpeedTests
{
    private const int Proposals = 6_000;
    private const int Reported = 4_000;

    [Fact]
    public async Task Ten_thousand_open_cases_are_read_as_fast_as_a_page_needs_them()
    {
        await using var bench = await Bench.OpenAsync();
        var (process, author) = (bench.Floor.Process, bench.Floor.Author);
        foreach (var some in Enumerable.Range(0, Proposals).Chunk(2_000))
            await bench.Db.AddAllAsync(some.Select(i => A.Proposal().In(process).By(author).Titled($"Vorschlag {i:00000}").Submitted(A.Now.AddMinutes(-i)).Build()));
        foreach (var some in Enumerable.Range(0, Reported).Chunk(2_000))
        {
            var proposals = some.Select(i => A.Proposal().In(process).By(author).Titled($"Gemeldet {i:00000}").Published().Build()).ToList();
            await bench.Db.AddAllAsync(proposals);
            await bench.Db.AddAllAsync(proposals.Select((p, i) => new Report(
                ReportedKind.Proposal, p.Id, p.Id, new(i % 10 == 0 ? "Insult" : "Other", "", "Hier stimmt etwas nicht.", ""), null, "", "de", A.Now.AddMinutes(-i))));
        }

        // The server does so by itself, a minute after so many new rows.
        if (bench.Db.Database.Provider == DatabaseProvider.Postgres) await bench.Db.SqlAsync("ANALYZE");
        foreach (var filter in (DeskFilter[])[new(), new(Kind: CaseKind.Report), new(process.Slug, A.Mitte), new(Mine: true)])
        {
            var times = new List<double>();
            for (var round = 0; round < 12; round++)
            {
                var watch = Stopwatch.StartNew();
                var desk = await bench.BrowseAsync(bench.Mona, filter);
                times.Add(watch.Elapsed.TotalMilliseconds);
                Assert.Equal(filter.Mine ? 0 : BrowseDesk.Longest, desk.Lines.Count);
                if (!filter.Mine) Assert.Equal(Proposals + Reported, desk.Counts.Values.Sum());
            }

            var median = times.Order().ElementAt(times.Count / 2);
            TestContext.Current.TestOutputHelper?.WriteLine($"{filter}: {median:N0} ms");
            Assert.InRange(median, 0, 2_000);
        }
    }
}
