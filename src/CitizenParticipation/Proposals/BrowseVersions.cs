using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>How the public text of a proposal became what it is: every text that was public, the newest first. What waits or was sent back stands only in <see cref="BrowseOwnProposals"/> and with the moderators.</summary>
public sealed class BrowseVersions(IDbContextFactory<ParticipationDb> databases, ReadProposal proposals)
{
    /// <param name="Number">Counts the public texts from 1.</param>
    /// <param name="Note">What its author says about it; empty for the first.</param>
    /// <param name="Text">Null when it is hidden, so that nothing can be compared with it.</param>
    /// <param name="Hidden">What stands in its place; null for nearly all.</param>
    public sealed record Version(int Number, DateTimeOffset At, string Note, bool MeaningChanged, ProposalText? Text, Hiding? Hidden = null);

    /// <param name="Reason">A key of the moderation's reasons.</param>
    /// <param name="Words">The moderator's own, public too.</param>
    public sealed record Hiding(string Reason, string Words);

    public sealed record Answer(ReadProposal.Answer Proposal, IReadOnlyList<Version> Versions);

    /// <returns>Null when the proposal is none that this reader may see, or was never public.</returns>
    public async Task<Answer?> HandleAsync(Guid? reader, string slug, CancellationToken stop = default)
    {
        if (await proposals.HandleAsync(reader, slug, stop) is not { } proposal) return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var published = await db.Set<ProposalVersion>().AsNoTracking().Where(v => v.ProposalId == proposal.Id && v.State == VersionState.Published).OrderBy(v => v.Number).ToListAsync(stop);
        return published.Count == 0 ? null : new Answer(proposal, [.. published.Select(Shown).Reverse()]);
    }

    /// <summary>What is hidden is hidden from everybody here, its authors and moderators too: the page may be kept, and pages are passed on.</summary>
    private static Version Shown(ProposalVersion version, int index) =>
        version.IsHidden
            ? new Version(index + 1, version.PublishedAt!.Value, "", version.MeaningChanged, null, new Hiding(version.HiddenReason, version.HiddenWords))
            : new Version(index + 1, version.PublishedAt!.Value, version.Note, version.MeaningChanged, version.Content);
}
