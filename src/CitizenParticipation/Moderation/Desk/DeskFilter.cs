using CitizenParticipation.Claiming;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>Which part of the desk is looked at.</summary>
/// <param name="Process">Slug, or nothing for all.</param>
/// <param name="District">Key, with all that lies in it; or nothing for all.</param>
/// <param name="Kind">Null for all.</param>
/// <param name="Mine">Only what this moderator works on or was handed.</param>
public sealed record DeskFilter(string? Process = null, string? District = null, CaseKind? Kind = null, bool Mine = false);
