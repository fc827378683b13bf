using CitizenParticipation.Live;

namespace CitizenParticipation.Web.Live;

/// <summary>
/// The watchers of all topics stand in slices around a circle, and one slice after the other is told what has moved since its last turn.
/// A number that moves often is so told to everybody once in each turn, always the newest, and nobody waits longer than one turn for it.
/// </summary>
public sealed class TellingCircle(int slices)
{
    private readonly Dictionary<string, (long Total, int Left)> moving = new(StringComparer.Ordinal);
    private int next;

    /// <summary>Every slice knows every total.</summary>
    public bool Resting => moving.Count == 0;

    public void Hear(Beat beat) => moving[beat.Topic] = (beat.Total, slices);

    /// <returns>The slice whose turn it is, and what it does not know yet.</returns>
    public (int Slice, IReadOnlyList<Beat> Beats) Turn()
    {
        var slice = next;
        next = (next + 1) % slices;
        var beats = moving.Select(m => new Beat(m.Key, m.Value.Total)).ToList();
        foreach (var (topic, total) in beats)
        {
            if (moving[topic].Left == 1) moving.Remove(topic);
            else moving[topic] = (total, moving[topic].Left - 1);
        }

        return (slice, beats);
    }
}
