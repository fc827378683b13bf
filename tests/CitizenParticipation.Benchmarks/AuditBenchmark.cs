using System.Diagnostics;
using CitizenParticipation.Accounts;
using CitizenParticipation.Administration;
using CitizenParticipation.Audit;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Benchmarks;

/// <summary><c>audit [sqlite|postgres]</c>: with 200,000 entries in the trail, 95 of 100 searches of an administrator are answered within 300 ms; beside them stands what the first page costs.</summary>
internal static class AuditBenchmark
{
    private const int Entries = 200_000;
    private const int Rounds = 60;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var postgres = arguments is ["postgres"];
        using var server = postgres ? DurableServer.Start() : null;
        var engine = postgres ? TestEngine.Postgres : TestEngine.Sqlite;
        await using var db = await TestDb.CreateAsync(votes: false, engine: engine);
        var administrator = await db.AddAsync(A.Participant().Administrator());
        var people = Enumerable.Range(0, 200).Select(i => A.Participant().Called($"Person {i}")).ToList();
        await db.AddAllAsync(people.SelectMany(p => p.Rows));
        var clock = Stopwatch.StartNew();
        await FillAsync(db, [.. people.Select(p => p.Build())]);
        Console.WriteLine($"{engine.GetType().Name}: {Entries:N0} entries (filled in {clock.Elapsed.TotalSeconds:N0} s), p95 of {Rounds}");
        clock.Restart();
        var verified = await db.Get<VerifyTrail>().HandleAsync();
        Console.WriteLine($"verify of {verified.Entries:N0} entries: {verified.Findings.Count} findings in {clock.Elapsed.TotalSeconds:N1} s");

        var claims = new Claims();
        var first = await MeasureAsync(new(), null);
        claims.AtMost("the first page, ms", first, 300);
        foreach (var (name, filter, below) in (IEnumerable<(string, TrailFilter, long?)>)
        [
            ("the page after 150,000", new(), Entries - 150_000), ("one person", new(Actor: people[7].Build().Id.ToString()), null), ("a name of many", new(Who: "person 1"), null),
            ("a frequent deed", new(Action: "proposal.published"), null), ("a rare deed", new(Action: "role.granted"), null), ("a deed that was never done", new(Action: "none"), null),
            ("one subject", new(About: "proposal:" + new Guid(77, 0, 0, new byte[8]).ToString("N")), null), ("a frequent word", new(Words: "reason"), null), ("a rare word", new(Words: "needle 4711 "), null),
            ("a word that is not there", new(Words: "gibtesnicht"), null), ("one day in the middle", new(From: "2027-03-17", To: "2027-03-17"), null),
            ("everything but the last day", new(To: "2027-06-27"), null), ("a word of every entry in a month of eleven people", new(Who: "person 11", Words: "needle", From: "2027-03-01", To: "2027-03-31"), null),
        ])
        {
            var p95 = await MeasureAsync(filter, below);
            Console.WriteLine($"        {name}: {p95 / first:N1} times the first page");
            claims.AtMost(name + ", ms", p95, 300);
        }

        return claims.ExitCode;

        async Task<double> MeasureAsync(TrailFilter filter, long? below)
        {
            var times = new List<double>();
            for (var round = 0; round < Rounds + 3; round++)
            {
                var watch = Stopwatch.StartNew();
                var outcome = await db.Get<BrowseTrail>().HandleAsync(administrator.Id, filter, below);
                if (!outcome.Succeeded) throw new InvalidOperationException($"{outcome.Refusal}");
                if (round >= 3) times.Add(watch.Elapsed.TotalMilliseconds);
            }

            return times.Order().ElementAt((int)(times.Count * 0.95));
        }
    }

    /// <summary>Some 140 days with one entry a minute, of everything that happens.</summary>
    private static async Task FillAsync(TestDb db, Participant[] people)
    {
        await using var open = db.Open();
        await using var transaction = await open.BeginWriteAsync();
        for (var i = 0; i < Entries; i++)
        {
            db.Clock.Advance(TimeSpan.FromMinutes(1));
            var action = i % 20_000 == 0 ? "role.granted" : (i % 3) switch { 0 => "proposal.published", 1 => "comment.added", _ => "comment.hidden" };
            await db.Get<AuditTrail>().AppendAsync(
                open, people[i % people.Length].Id, action, $"proposal:{new Guid(i / 40, 0, 0, new byte[8]):N}", $"A reason of some length, needle {i} and what else moderators write into it.", new Change("Published", "Hidden"), CancellationToken.None);
            if (i % 10 != 9) continue;
            await open.SaveChangesAsync();
            open.ChangeTracker.Clear();
        }

        await open.SaveChangesAsync();
        await transaction.CommitAsync();
        if (db.Database.Provider == Data.DatabaseProvider.Postgres) await db.SqlAsync("ANALYZE \"AuditEntries\"");
    }
}
