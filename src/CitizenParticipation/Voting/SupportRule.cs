using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;

namespace CitizenParticipation.Voting;

/// <summary>Who may support what, when. The page, the form post and the writer's transaction ask this one rule.</summary>
public static class SupportRule
{
    /// <summary>What the rule needs to know about the person.</summary>
    public readonly record struct Supporter(bool EmailConfirmed, string HomeDistrictKey);

    /// <returns>The first reason against it in the order a person can act on; null when nothing stands in the way.</returns>
    public static Refusal? Refuses(ProposalState state, Process process, Supporter supporter, DistrictTree districts, DateTimeOffset now) =>
        NotTaken(state)
        ?? process.RefusesSupport(now)
        ?? (supporter.EmailConfirmed ? null : (Refusal?)Refusal.EmailNotConfirmed)
        ?? (process.Audience == Audience.Residents && !districts.Covers(process.DistrictKeys, supporter.HomeDistrictKey) ? (Refusal?)Refusal.OutsideAudience : null);

    /// <summary>A support is taken back as long as supporting is possible; who moved away meanwhile may still take theirs back.</summary>
    public static Refusal? RefusesWithdrawal(ProposalState state, Process process, DateTimeOffset now) =>
        NotTaken(state) ?? process.RefusesSupport(now);

    private static Refusal? NotTaken(ProposalState state) => state switch
    {
        ProposalState.Published => null,
        // Still read by everybody, on a page that may have been open since before.
        ProposalState.Merged => Refusal.ProposalMerged,
        _ => Refusal.ProposalNotPublished,
    };
}
