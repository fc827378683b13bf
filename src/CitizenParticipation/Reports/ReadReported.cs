using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Reports;

/// <summary>What the form of a report shows: the contribution as everybody can read it, and whether the person is asked for an address.</summary>
public sealed class ReadReported(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    /// <param name="AsksEmail">No confirmed account says where the answer goes.</param>
    /// <param name="IsReported">The person has reported it, and it is not answered yet.</param>
    public sealed record Answer(ReportedKind Kind, Guid Id, string Slug, string ProposalTitle, string Text, bool AsksEmail, bool IsReported);

    /// <returns>Null for what is not public.</returns>
    public async Task<Answer?> HandleAsync(Guid? reader, ReportedKind kind, Guid id, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await Reported.FindAsync(db, kind, id, stop) is not { IsPublic: true } reported) return null;
        var person = (await rights.HandleAsync(db, reader, stop)).Participant is { EmailConfirmed: true } known ? known : null;
        var isReported = person is not null && await db.Reports.Of(kind, id).StillOpen.AnyAsync(r => r.ReporterId == person.Id, stop);
        return new Answer(kind, id, reported.Proposal.Slug, reported.Proposal.Title, kind == ReportedKind.Proposal ? reported.Proposal.Teaser : reported.Text, person is null, isReported);
    }
}
