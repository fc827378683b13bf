using CitizenParticipation.City;
using CitizenParticipation.Processes;
using CitizenParticipation.Web.Shell;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Proposals;

/// <summary>What is possible for the proposals of a process now, in two or three words.</summary>
public sealed class PhaseWords(CityClock clock, Dates dates, IStringLocalizer<ProposalTexts> texts, IStringLocalizer<Words> words)
{
    /// <param name="Class">The style of the chip that shows them.</param>
    public sealed record Chip(string Class, string Text);

    /// <returns>Null when there is nothing to say yet.</returns>
    public Chip? Of(Process process)
    {
        var now = clock.Now;
        return process.RefusesSupport(now) is null ? new Chip("chip chip-open", texts["Card.Open", dates.Left(process.CurrentPhase(now)!.EndsAt)])
            : process.Phases.Where(p => p.TakesSupport && p.StartsAt > now).Select(p => (DateTimeOffset?)p.StartsAt).Min() is { } begins ? new Chip("chip chip-soon", texts["Card.From", dates.Day(begins)])
            : process.IsFinished(now) ? new Chip("chip", texts["Card.Finished"])
            : process.CurrentPhase(now) is { Kind: not PhaseKind.Inform and not PhaseKind.Propose } phase ? new Chip("chip", words["Phase." + phase.Kind])
            : null;
    }
}
