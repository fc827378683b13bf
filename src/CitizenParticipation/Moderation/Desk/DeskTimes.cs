namespace CitizenParticipation.Moderation.Desk;

/// <param name="Undo">How long a deed of the desk can be taken back before it is carried out; zero carries it out at once.</param>
public sealed record DeskTimes(TimeSpan Undo)
{
    public static readonly DeskTimes Usual = new(TimeSpan.FromSeconds(30));
}
