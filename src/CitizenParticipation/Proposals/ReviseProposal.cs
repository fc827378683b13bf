using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Live;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>The author changes a returned proposal and submits it again. Possible after the phase too: who was asked to revise may do so.</summary>
public sealed class ReviseProposal(
    IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadDistricts districts, ReadAtlas atlas, CityProfile city, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    public sealed record Revised(string Slug);

    public async Task<Outcome<Revised>> HandleAsync(Guid? actor, string slug, ProposalInput input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var writer = await rights.HandleAsync(db, actor, stop);
        if (writer.Id is not { } person) return Refusal.SignInRequired;
        var proposal = await db.Proposals.Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null) return Refusal.NotFound;
        if (proposal.RefusesRevision(person) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        if (writer.RefusesWriting(proposal.ProcessId, now) is { } blocked) return blocked;

        var process = await db.Processes.AsNoTracking().Whole.SingleAsync(p => p.Id == proposal.ProcessId, stop);
        var checks = new FieldChecks();
        var (text, easy) = input.Check(process, await districts.HandleAsync(stop), (await atlas.HandleAsync(stop)).Map?.Grounds, city, checks);
        if (!checks.Clean) return checks;

        proposal.Submit(text, easy, person, now);
        await audit.AppendAsync(db, actor, "proposal.revised", $"proposal:{proposal.Id:N}", "", stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        pulse.Publish(new Beat(Topics.Participant(proposal.AuthorId), 1));
        return new Revised(slug);
    }
}
