using System.Collections.Concurrent;

namespace CitizenParticipation.Attachments;

/// <summary>How often each person has tried to send a file within the last hour. Kept in the process: a person stays with one, and a restart forgives.</summary>
internal sealed class UploadPace(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, Queue<DateTimeOffset>> tries = new();

    /// <summary>Counts this try. False when it is one too many.</summary>
    public bool Allows(Guid person)
    {
        var now = clock.GetUtcNow();
        if (tries.Count > 10_000) Forget(now);
        var own = tries.GetOrAdd(person, _ => new());
        lock (own)
        {
            while (own.TryPeek(out var first) && now - first >= Window) own.Dequeue();
            if (own.Count >= AttachmentLimits.MostUploadsAnHour) return false;
            own.Enqueue(now);
            return true;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (person, own) in tries)
        {
            lock (own)
            {
                if (own.Count == 0 || now - own.Last() >= Window) tries.TryRemove(person, out _);
            }
        }
    }
}
