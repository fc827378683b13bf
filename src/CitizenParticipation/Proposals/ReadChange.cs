using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>What the form of a change begins with: the author's last text that is not public yet, else the public one.</summary>
public sealed class ReadChange(IDbContextFactory<ParticipationDb> databases, TimeProvider clock)
{
    /// <param name="State">What became of the text it begins with.</param>
    /// <param name="Reason">Key of the reason for which it was sent back, or empty.</param>
    /// <param name="Words">The moderator's own words about it.</param>
    /// <param name="Late">Why the text cannot be changed any more.</param>
    /// <param name="LateForMeaning">Why at least its meaning cannot.</param>
    public sealed record Answer(
        Guid Id, string Slug, ProposalText Text, string EasyText, string Note, bool ChangesMeaning, VersionState State, string Reason, string Words, Process Process, int Supports,
        string PublicTitle, Refusal? Late, Refusal? LateForMeaning);

    /// <returns>Null when this person writes no published proposal of that name.</returns>
    public async Task<Answer?> HandleAsync(Guid? author, string slug, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var proposal = await db.Proposals.AsNoTracking().Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null || proposal.RefusesChange(author) is not null) return null;
        var process = await db.Processes.AsNoTracking().Whole.SingleAsync(p => p.Id == proposal.ProcessId, stop);
        var last = proposal.Versions.MaxBy(v => v.Number)!;
        var isOpen = last.State is VersionState.InReview or VersionState.Returned;
        var now = clock.GetUtcNow();
        return new Answer(
            proposal.Id, slug, isOpen ? last.Content : proposal.Content, isOpen ? last.EasyText ?? proposal.EasyText : proposal.EasyText, isOpen ? last.Note : "", isOpen && last.AuthorSaysMeaningChanged,
            last.State, last.Reason, last.Words, process, proposal.Supports, proposal.Title, process.RefusesChange(ofMeaning: false, now), process.RefusesChange(ofMeaning: true, now));
    }
}
