using CitizenParticipation.Data;
using CitizenParticipation.Ledger;
using CitizenParticipation.Live;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CitizenParticipation.Voting;

/// <summary>After a time without news from the database: the ledger knows which proposals were voted on meanwhile, and their totals are told again.</summary>
public sealed partial class CatchUp(IDbContextFactory<ParticipationDb> databases, Pulse pulse, ILogger<CatchUp> log) : BackgroundService
{
    // A node's clock may be a little ahead of the one that has judged the batch.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>Totals of all proposals that were voted on since then.</summary>
    public async Task HandleAsync(DateTimeOffset since, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var from = since - Tolerance;
        var contents = await db.LedgerEntries.Where(e => e.At >= from).Select(e => e.Content).ToListAsync(stop);
        var ids = contents.SelectMany(c => LedgerLine.Read(c) ?? []).Select(l => l.SubjectId).Distinct().ToList();
        foreach (var some in ids.Chunk(500))
        {
            var totals = await db.Proposals.Published.Where(p => some.Contains(p.Id)).Select(p => new { p.Slug, p.Supports }).ToListAsync(stop);
            foreach (var total in totals) pulse.PassOn(new Beat(Topics.Proposal(total.Slug), total.Supports));
        }

        pulse.PassOn(new Beat(Topics.Moderation, 1));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ear = pulse.Listen();
        await foreach (var beat in ear.Beats.ReadAllAsync(stoppingToken))
        {
            if (beat.Topic != Topics.Missed) continue;
            try
            {
                await HandleAsync(DateTimeOffset.FromUnixTimeMilliseconds(beat.Total), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.NotCaughtUp(log, e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Totals that moved without this process hearing it could not be read; open pages show them with the next vote")]
        public static partial void NotCaughtUp(ILogger log, Exception fault);
    }
}
