namespace CitizenParticipation.Live;

/// <summary>A new total for one topic. It carries the state and not a difference, so a lost beat heals with the next, and never who caused it.</summary>
public readonly record struct Beat(string Topic, long Total);
