using CitizenParticipation.Live;

namespace CitizenParticipation.Notifications;

/// <summary>Looks at what has happened since the last time and tells everybody whom it concerns, until nothing is left.</summary>
public sealed class GatherNotices(ListEvents list, TellConcerned tell, Pulse pulse)
{
    /// <returns>How many notices were made.</returns>
    public async Task<int> HandleAsync(CancellationToken stop = default)
    {
        var made = 0;
        for (var more = true; more;)
        {
            more = await list.HandleAsync(stop);
            while (await tell.HandleAsync(stop) is { } told)
            {
                made += told;
                // One beat however many people: who watches asks for the own number.
                if (told > 0) pulse.Publish(new Beat(Topics.NoticesMoved, 1));
            }
        }

        return made;
    }
}
