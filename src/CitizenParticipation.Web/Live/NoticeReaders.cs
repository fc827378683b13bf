using System.Collections.Concurrent;

namespace CitizenParticipation.Web.Live;

/// <summary>Which open connection belongs to whom and wants to know the number of unread notices, and which number it was told last.</summary>
public sealed class NoticeReaders
{
    private readonly ConcurrentDictionary<string, (Guid Person, int Told)> connections = new(StringComparer.Ordinal);

    public IReadOnlyCollection<KeyValuePair<string, (Guid Person, int Told)>> All => [.. connections];

    public void Add(string connection, Guid person) => connections.TryAdd(connection, (person, -1));

    public void Remove(string connection) => connections.TryRemove(connection, out _);

    /// <summary>Not for a connection that has closed meanwhile.</summary>
    public void Told(string connection, Guid person, int count)
    {
        if (connections.TryGetValue(connection, out var now)) connections.TryUpdate(connection, (person, count), now);
    }
}
