namespace CitizenParticipation.Administration;

/// <summary>One entry of the trail as administrators read it.</summary>
/// <param name="Name">Who did it; empty when they have closed their account, null when it was the platform itself.</param>
public sealed record TrailLine(
    long Number, DateTimeOffset At, Guid? ActorId, string? Name, string Action, TrailSubject Subject, string Before, string After, string Reason, string PreviousHash, string Hash);

/// <summary>What an entry is about, as far as it can be shown and opened today.</summary>
/// <param name="Raw">As it stands in the trail.</param>
/// <param name="Title">Of a public proposal or a process, or the name of a person; null where there is none to show.</param>
/// <param name="Opens">What can be opened, and with it <paramref name="Slug"/> or <paramref name="Id"/>.</param>
public sealed record TrailSubject(string Raw, string Kind, Guid? Id = null, string? Slug = null, string? Title = null, TrailSubject.Place Opens = TrailSubject.Place.None)
{
    public enum Place
    {
        None = 0,
        Proposal = 1,
        Case = 2,
        Comment = 3,
        CommentCase = 4,
        OfferCase = 5,
        Process = 6,
        Decision = 7,
    }
}
