using CitizenParticipation.Moderation.Decisions;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>What a moderator does about a case, with all they have typed.</summary>
/// <param name="Reason">Key of a rule; asked for where something is taken from an author.</param>
/// <param name="Words">Their own words.</param>
/// <param name="Passage">Which part it is about, as a quote; may be left out.</param>
/// <param name="Cause">What led to it; worked out when left out.</param>
/// <param name="Hints">How many hints were shown beside the case.</param>
/// <param name="Revision">Of the proposal, as it was read.</param>
/// <param name="MeaningChanged">The moderator's mark on a change.</param>
/// <param name="Newest">The newest report that was read.</param>
public sealed record Deed(
    DeedVerdict Verdict, string? Reason = null, string? Words = null, string? Passage = null, DecisionCause? Cause = null, int Hints = 0, int? Revision = null, bool MeaningChanged = false, Guid? Newest = null);
