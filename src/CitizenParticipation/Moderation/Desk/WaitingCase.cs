using CitizenParticipation.Claiming;
using CitizenParticipation.Moderation.Decisions;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>One case in the list of the desk.</summary>
/// <param name="Slug">Of the proposal it is or stands under.</param>
/// <param name="Title">Of the same, as the moderator would decide about it.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="DueAt">By when it should be decided.</param>
/// <param name="IsOwn">Somebody else must decide: this moderator has written it, or has decided about it before.</param>
public sealed record WaitingCase(CaseKey Key, Harm Harm, string Slug, string Title, Guid ProcessId, string DistrictKey, DateTimeOffset Since, DateTimeOffset DueAt, bool IsOwn)
{
    /// <summary>Of the proposal, or the stamp of a translation, so that no text is decided about that was not read; 0 where another check does that.</summary>
    public int Revision { get; init; }

    /// <summary>How often a proposal was handed in, from 1; 0 for everything else.</summary>
    public int Version { get; init; }

    /// <summary>How many reports are open; 0 for everything else.</summary>
    public int Reports { get; init; }

    /// <summary>The newest report, so that none is answered unread.</summary>
    public Guid? Newest { get; init; }

    /// <summary>What the reports say, each reason once.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What was decided and waits for a second person or is appealed against.</summary>
    public DecisionVerdict? Verdict { get; init; }

    /// <summary>What that decision is about.</summary>
    public ContributionKind About { get; init; }

    /// <summary>Of a translation, two letters; empty for everything else.</summary>
    public string Language { get; init; } = "";

    /// <summary>Who works on it; null when nobody does.</summary>
    public Claimant? Claim { get; init; }
}

/// <summary>Who works on a case now.</summary>
/// <param name="IsReader">It is the moderator who reads the list.</param>
/// <param name="GivenBy">Who has handed it over; empty when they have taken it themselves.</param>
public sealed record Claimant(Guid ModeratorId, string Name, bool IsReader, string GivenBy);
