using CitizenParticipation.Moderation.Desk;

namespace CitizenParticipation.Web.Moderation.Desk;

/// <summary>One thing that can be done about the opened case.</summary>
/// <param name="Key">The letter that does it.</param>
/// <param name="Label">Key of the resource on its button.</param>
/// <param name="AsksRule">Something is taken from an author: a rule and words are needed.</param>
/// <param name="AsksWords">Only words are needed.</param>
/// <param name="Style">Class of its button.</param>
/// <param name="Confirms">By the keyboard it is sent with Enter alone, because it may take something from somebody.</param>
public sealed record Move(DeedVerdict Verdict, char Key, string Label, bool AsksRule = false, bool AsksWords = false, string Style = "button", bool Confirms = false)
{
    /// <summary>One press is enough.</summary>
    public bool IsDirect => !AsksRule && !AsksWords;
}
