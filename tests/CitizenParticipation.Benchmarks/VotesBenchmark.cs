using System.Diagnostics;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Data.Sqlite;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Benchmarks;

/// <summary>
/// Claim: the writer on SQLite with synchronous=FULL keeps most of the speed of a bare group-commit loop on the same schema
/// and is many times faster than one EF Core save per vote. 32 callers, distinct votes over 50 proposals, three runs each, interleaved.
/// </summary>
internal static class VotesBenchmark
{
    private const int Callers = 32;
    private const int Proposals = 50;
    private const int People = 4000;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    public static async Task RunAsync()
    {
        Console.WriteLine($"{Callers} callers, {Proposals} proposals, {People} people, {Length.TotalSeconds} s a run, each run on a fresh database file");
        var runs = new Dictionary<string, List<Figure>> { ["bare group commit"] = [], ["writer"] = [], ["EF save per vote"] = [] };
        for (var round = 0; round < 3; round++)
        {
            runs["bare group commit"].Add(await MeasureAsync(BareAsync));
            runs["writer"].Add(await MeasureAsync((db, _) => Task.FromResult<Func<Guid, Guid, Task>>(async (proposal, person) =>
                await db.Get<VoteWriter>().CastAsync(new Vote(proposal, person, false)))));
            runs["EF save per vote"].Add(await MeasureAsync((db, _) => Task.FromResult<Func<Guid, Guid, Task>>((proposal, person) => SaveAsync(db, proposal, person))));
        }

        foreach (var (name, figures) in runs)
            Console.WriteLine($"{name,-20} {Median(figures, f => f.PerSecond),8:N0} votes/s (worst {figures.Min(f => f.PerSecond):N0}), p99 {Median(figures, f => f.P99):N1} ms (worst {figures.Max(f => f.P99):N1})");
        Console.WriteLine($"writer / bare loop   {Median(runs["writer"], f => f.PerSecond) / Median(runs["bare group commit"], f => f.PerSecond):P0}");
        Console.WriteLine($"writer / EF save     {Median(runs["writer"], f => f.PerSecond) / Median(runs["EF save per vote"], f => f.PerSecond):N0} times");
    }

    private static async Task<Figure> MeasureAsync(Func<TestDb, CancellationToken, Task<Func<Guid, Guid, Task>>> prepare)
    {
        await using var db = await TestDb.CreateAsync();
        var (proposals, people) = await FillAsync(db);
        using var stop = new CancellationTokenSource();
        var vote = await prepare(db, stop.Token);
        var next = -1;
        var times = new List<double>[Callers];
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var mine = times[caller] = [];
            while (clock.Elapsed < Length)
            {
                var number = Interlocked.Increment(ref next);
                if (number >= proposals.Count * people.Count) return;
                var start = Stopwatch.GetTimestamp();
                await vote(proposals[number % proposals.Count], people[number / proposals.Count]);
                mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        })));
        var elapsed = clock.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        var all = times.SelectMany(t => t).Order().ToList();
        return new Figure(all.Count / elapsed, all[(int)(all.Count * 0.99)]);
    }

    private static async Task<(IReadOnlyList<Guid> Proposals, IReadOnlyList<Guid> People)> FillAsync(TestDb db)
    {
        var process = A.Process().InSupportPhase().Build();
        var people = Enumerable.Range(0, People).Select(i => A.Participant().Reached($"p{i}@bench.example").Build()).ToList();
        var proposals = Enumerable.Range(0, Proposals).Select(_ => A.Proposal().In(process).By(people[0]).Published().Build()).ToList();
        await db.AddAllAsync([process, .. people.Cast<object>(), .. proposals]);
        return ([.. proposals.Select(p => p.Id)], [.. people.Select(p => p.Id)]);
    }

    private static async Task SaveAsync(TestDb db, Guid proposal, Guid person)
    {
        await using var context = db.Open();
        await using var transaction = await context.Database.BeginTransactionAsync();
        context.Add(new Support(proposal, person, A.Now));
        await context.SaveChangesAsync();
        await context.Proposals.Where(p => p.Id == proposal).ExecuteUpdateAsync(p => p.SetProperty(x => x.Supports, x => x.Supports + 1));
        await transaction.CommitAsync();
    }

    /// <summary>The least that could be done: collect what waits, insert, count, commit. No rules, no ledger.</summary>
    private static Task<Func<Guid, Guid, Task>> BareAsync(TestDb db, CancellationToken stop)
    {
        var queue = System.Threading.Channels.Channel.CreateUnbounded<(Guid Proposal, Guid Person, TaskCompletionSource Done)>();
        _ = Task.Run(async () =>
        {
            await using var connection = new SqliteConnection(db.ConnectionString);
            connection.Open();
            using (var pragmas = new SqliteCommand("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 8000;", connection)) pragmas.ExecuteNonQuery();
            using var insert = new SqliteCommand("""INSERT INTO "Supports" VALUES ($a, $b, $c) ON CONFLICT DO NOTHING""", connection);
            using var count = new SqliteCommand("""UPDATE "Proposals" SET "Supports" = "Supports" + $n WHERE "Id" = $a""", connection);
            foreach (var name in (string[])["$a", "$b", "$c"]) insert.Parameters.Add(new SqliteParameter(name, null));
            foreach (var name in (string[])["$a", "$n"]) count.Parameters.Add(new SqliteParameter(name, null));
            while (await queue.Reader.WaitToReadAsync(stop))
            {
                var batch = new List<(Guid Proposal, Guid Person, TaskCompletionSource Done)>();
                while (batch.Count < VoteWriter.LargestBatch && queue.Reader.TryRead(out var item)) batch.Add(item);
                using var transaction = connection.BeginTransaction(deferred: false);
                insert.Transaction = count.Transaction = transaction;
                foreach (var item in batch)
                {
                    (insert.Parameters[0].Value, insert.Parameters[1].Value, insert.Parameters[2].Value) = (item.Proposal, item.Person, 0L);
                    insert.ExecuteNonQuery();
                }

                foreach (var group in batch.GroupBy(b => b.Proposal))
                {
                    (count.Parameters[0].Value, count.Parameters[1].Value) = (group.Key, group.Count());
                    count.ExecuteNonQuery();
                }

                transaction.Commit();
                foreach (var item in batch) item.Done.SetResult();
            }
        }, stop);
        return Task.FromResult<Func<Guid, Guid, Task>>((proposal, person) =>
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            queue.Writer.TryWrite((proposal, person, done));
            return done.Task;
        });
    }

    private static double Median(List<Figure> figures, Func<Figure, double> of) => figures.Select(of).Order().ElementAt(figures.Count / 2);

    private sealed record Figure(double PerSecond, double P99);
}
