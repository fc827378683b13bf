namespace CitizenParticipation.Notifications;

/// <summary>How far the trail and the clock have been looked at. One row; the migration that made it put it at the end of the trail, so that an old database floods nobody.</summary>
public sealed class NoticeCursor
{
    public const int TheOne = 1;

    private NoticeCursor() { }

    public int Id { get; private set; }

    /// <summary>The last entry of the trail that was looked at.</summary>
    public long EntryId { get; private set; }

    /// <summary>Phases that began up to here were looked at; null until the first look.</summary>
    public DateTimeOffset? PhasesUntil { get; private set; }

    public void MoveTo(long entryId, DateTimeOffset phasesUntil)
    {
        if (entryId < EntryId) throw new InvalidOperationException("The trail is not looked at backwards.");
        EntryId = entryId;
        // Another process may have a clock that is a little ahead.
        if (PhasesUntil is null || phasesUntil > PhasesUntil) PhasesUntil = phasesUntil;
    }
}
