using System.Collections.Concurrent;
using CitizenParticipation.Live;

namespace CitizenParticipation.Web.Shell.Caching;

/// <summary>
/// Counts how often public pages have changed. The counts stand in the key under which a page is kept: a page from before a change is never found again,
/// not even one whose drawing began before and ended after it. What people published or took away counts at once, new totals once a second.
/// </summary>
public sealed class PageGenerations(Pulse pulse, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan BetweenTotals = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, long> totalsOf = new(StringComparer.Ordinal);
    private long totals;

    /// <param name="topic">The one proposal whose number the page shows, or null for pages with many.</param>
    public string Now(string? topic) =>
        $"{pulse.ContentChanges}.{(topic is null ? Volatile.Read(ref totals) : totalsOf.GetValueOrDefault(topic))}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ear = pulse.Listen();
        while (await ear.Beats.WaitToReadAsync(stoppingToken))
        {
            var moved = new HashSet<string>(StringComparer.Ordinal);
            // A mark on a comment shows on the page of its proposal and nowhere else.
            var discussed = new HashSet<string>(StringComparer.Ordinal);
            while (ear.Beats.TryRead(out var beat))
            {
                if (beat.Topic.StartsWith(Topics.ProposalPrefix, StringComparison.Ordinal)) moved.Add(beat.Topic);
                if (beat.Topic.StartsWith(Topics.CommentsPrefix, StringComparison.Ordinal)) discussed.Add(Topics.Proposal(beat.Topic[Topics.CommentsPrefix.Length..]));
            }

            if (moved.Count + discussed.Count == 0) continue;
            foreach (var topic in moved.Union(discussed)) totalsOf.AddOrUpdate(topic, 1, (_, count) => count + 1);
            if (moved.Count > 0) Interlocked.Increment(ref totals);
            // In a rush every page would be drawn anew with each commit; open pages hear the number from the hub anyway.
            await Task.Delay(BetweenTotals, clock, stoppingToken);
        }
    }
}
