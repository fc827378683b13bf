using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Live;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>An author changes a published proposal. The new version waits for review; until then everybody goes on reading the present one.</summary>
public sealed class ChangeProposal(
    IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadDistricts districts, ReadAtlas atlas, CityProfile city, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <param name="Text">The whole text as it shall be.</param>
    /// <param name="Note">What is different and why; public beside the new version.</param>
    /// <param name="ChangesMeaning">The author's own word that supporters would now support something else.</param>
    public sealed record Input(ProposalInput Text, string? Note, bool ChangesMeaning);

    public sealed record Changed(string Slug, int Number);

    public async Task<Outcome<Changed>> HandleAsync(Guid? actor, string slug, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var own = await rights.HandleAsync(db, actor, stop);
        if (own.Participant is not { } writer) return Refusal.SignInRequired;
        var proposal = await db.Proposals.Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null) return Refusal.NotFound;
        if (proposal.RefusesChange(writer.Id) is { } refusal) return refusal;
        var process = await db.Processes.AsNoTracking().Whole.SingleAsync(p => p.Id == proposal.ProcessId, stop);
        var now = clock.GetUtcNow();
        if (process.RefusesChange(input.ChangesMeaning, now) is { } late) return late;
        if (own.RefusesWriting(process.Id, now) is { } blocked) return blocked;

        var checks = new FieldChecks();
        var (text, easy) = input.Text.Check(process, await districts.HandleAsync(stop), (await atlas.HandleAsync(stop)).Map?.Grounds, city, checks);
        var note = checks.Line(nameof(Input.Note), input.Note, ProposalLimits.ShortestNote, ProposalLimits.LongestNote);
        if (!checks.Clean) return checks;
        if (text == proposal.Content && easy == proposal.EasyText) return Refusal.NothingChanged;

        if (proposal.WaitingChange is not null)
        {
            // Written before the next one: the database allows one that waits.
            proposal.DropChange(VersionState.Withdrawn);
            await db.SaveChangesAsync(stop);
        }

        proposal.Change(text, easy, new ChangeNote(note, input.ChangesMeaning), writer.Id, now);
        await audit.AppendAsync(db, actor, "proposal.change-submitted", $"proposal:{proposal.Id:N}", note, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        pulse.Publish(new Beat(Topics.Participant(proposal.AuthorId), 1));
        return new Changed(slug, proposal.Versions.Max(v => v.Number));
    }
}
