using System.Diagnostics;
using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Benchmarks;

/// <summary><c>desk [sqlite|postgres]</c>: with 10,000 open cases 95 of 100 readings of the moderation desk take at most 300 ms; beside them stands what it costs with 100, and what a decision costs.</summary>
internal static class DeskBenchmark
{
    private const int Rounds = 60;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var postgres = arguments is ["postgres"];
        using var server = postgres ? DurableServer.Start() : null;
        var engine = postgres ? TestEngine.Postgres : TestEngine.Sqlite;
        await using var db = await TestDb.CreateAsync(votes: false, engine: engine);
        var process = await db.AddAsync(A.Process().InProposePhase());
        var (author, moderator) = (await db.AddAsync(A.Participant()), await db.AddAsync(A.Participant().Moderator()));
        await FillAsync(db, process, author, 0, 60, 40);
        var few = await MeasureAsync(new());
        await FillAsync(db, process, author, 60, 5_940, 3_960);
        if (postgres) await db.SqlAsync("ANALYZE");
        var claims = new Claims();
        Console.WriteLine($"{engine.GetType().Name}: 6,000 proposals wait, 4,000 public ones are reported; p95 of {Rounds}; with 100 cases {few:N1} ms");
        foreach (var (name, filter) in (IEnumerable<(string, DeskFilter)>)
            [("everything", new()), ("proposals", new(Kind: CaseKind.Proposal)), ("reports", new(Kind: CaseKind.Report)), ("one process and borough", new(process.Slug, A.Mitte)), ("with me", new(Mine: true))])
        {
            var p95 = await MeasureAsync(filter);
            Console.WriteLine($"        {name}: {p95 / few:N1} times 100 cases");
            claims.AtMost(name + ", ms", p95, 300);
        }

        var deeds = await DecideAsync();
        claims.AtMost("a decision with claim and undo, ms", deeds, 300);
        return claims.ExitCode;

        async Task<double> MeasureAsync(DeskFilter filter)
        {
            var times = new List<double>();
            for (var round = 0; round < Rounds + 3; round++)
            {
                var watch = Stopwatch.StartNew();
                if (!(await db.Get<BrowseDesk>().HandleAsync(moderator.Id, filter)).Succeeded) throw new InvalidOperationException("The desk was refused.");
                if (round >= 3) times.Add(watch.Elapsed.TotalMilliseconds);
            }

            return times.Order().ElementAt((int)(times.Count * 0.95));
        }

        async Task<double> DecideAsync()
        {
            var times = new List<double>();
            foreach (var line in (await db.Get<BrowseDesk>().HandleAsync(moderator.Id, new(Kind: CaseKind.Proposal))).Value!.Lines.Take(Rounds))
            {
                var watch = Stopwatch.StartNew();
                await db.Get<ClaimCase>().HandleAsync(moderator.Id, line.Key);
                if (!(await db.Get<HoldDeed>().HandleAsync(moderator.Id, line.Key, new(DeedVerdict.Publish, Revision: line.Revision))).Succeeded) throw new InvalidOperationException("A deed was refused.");
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            return times.Order().ElementAt((int)(times.Count * 0.95));
        }
    }

    private static async Task FillAsync(TestDb db, CitizenParticipation.Processes.Process process, Participant author, int from, int waiting, int reported)
    {
        foreach (var some in Enumerable.Range(from, waiting).Chunk(2_000)) await db.AddAllAsync(some.Select(i => A.Proposal().In(process).By(author).Titled($"Vorschlag {i:00000}").Submitted(A.Now.AddMinutes(-i)).Build()));
        foreach (var some in Enumerable.Range(from, reported).Chunk(2_000))
        {
            var proposals = some.Select(i => A.Proposal().In(process).By(author).Titled($"Gemeldet {i:00000}").Published().Build()).ToList();
            await db.AddAllAsync(proposals);
            await db.AddAllAsync(proposals.Select((p, i) => new Report(ReportedKind.Proposal, p.Id, p.Id, new(i % 10 == 0 ? "Insult" : "Other", "", "Hier stimmt etwas nicht.", ""), null, "", "de", A.Now.AddMinutes(-i))));
        }
    }
}
