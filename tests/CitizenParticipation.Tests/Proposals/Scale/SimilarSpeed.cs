using System.Diagnostics;
using CitizenParticipation.Proposals.Similar;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Proposals.Scale;

/// <summary>What it costs to look for proposals like the one that somebody writes.</summary>
public static class SimilarSpeed
{
    /// <returns>Milliseconds, the fastest first.</returns>
    public static async Task<IReadOnlyList<double>> MeasureAsync(TestDb db, int rounds)
    {
        var times = new List<double>();
        for (var round = -5; round < rounds; round++)
        {
            var draft = string.Join(' ', Enumerable.Range(0, 30).Select(i => ManyProposals.Searched(1000 + round * 30 + i)));
            var start = Stopwatch.GetTimestamp();
            await db.Get<FindSimilar>().HandleAsync(draft);
            // The first ones also learn which words are frequent, which is kept for ten minutes.
            if (round >= 0) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return [.. times.Order()];
    }
}
