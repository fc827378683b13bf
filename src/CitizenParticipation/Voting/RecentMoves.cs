using CitizenParticipation.Live;
using Microsoft.Extensions.Hosting;

namespace CitizenParticipation.Voting;

/// <summary>
/// Which proposals' numbers have moved within a day, as this process has heard it from the votes of all processes. It is kept in memory only: asking the votes
/// themselves would need an index that each vote has to write. A new process begins with nothing.
/// </summary>
public sealed class RecentMoves(Pulse pulse, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <summary>In a rush the oldest are forgotten first.</summary>
    private const int MostKept = 20_000;

    private readonly Lock gate = new();
    private readonly Queue<(DateTimeOffset At, string Slug)> moves = new();
    private readonly Dictionary<string, (int Count, DateTimeOffset Last)> bySlug = new(StringComparer.Ordinal);

    /// <returns>Slugs of proposals, public or not: the most often moved first, of two alike the one that moved last.</returns>
    public IReadOnlyList<string> Most(int count)
    {
        lock (gate)
        {
            Forget();
            return [.. bySlug.OrderByDescending(m => m.Value.Count).ThenByDescending(m => m.Value.Last).Take(count).Select(m => m.Key)];
        }
    }

    /// <param name="slug">Whose number has moved now.</param>
    public void Note(string slug)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            moves.Enqueue((now, slug));
            bySlug[slug] = (bySlug.GetValueOrDefault(slug).Count + 1, now);
            Forget();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ear = pulse.Listen();
        try
        {
            await foreach (var beat in ear.Beats.ReadAllAsync(stoppingToken))
            {
                if (beat.Topic.StartsWith(Topics.ProposalPrefix, StringComparison.Ordinal)) Note(beat.Topic[Topics.ProposalPrefix.Length..]);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private void Forget()
    {
        var oldest = clock.GetUtcNow() - Window;
        while (moves.Count > MostKept || (moves.TryPeek(out var first) && first.At < oldest))
        {
            var (_, slug) = moves.Dequeue();
            var (count, last) = bySlug[slug];
            if (count == 1) bySlug.Remove(slug);
            else bySlug[slug] = (count - 1, last);
        }
    }
}
