using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Translations;

/// <summary>A second person has read the translation beside the original and finds it right: it becomes public. What is wrong they write anew, and somebody else checks that.</summary>
public sealed class CheckTranslation(IDbContextFactory<ParticipationDb> databases, ReadRights rights, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <param name="Stamp">Of what was read, see <see cref="ReadTranslationCase.Answer"/>; null does not ask.</param>
    /// <param name="Rehearse">Only checks whether it could be done.</param>
    public sealed record Input(int? Stamp = null, bool Rehearse = false);

    public sealed record Checked(string Slug);

    /// <summary>Refuses SignInRequired, NotFound, OwnTranslation, OwnProposal, ClaimedByOther, DecidedMeanwhile (checked already, or one of the two texts has changed).</summary>
    public async Task<Outcome<Checked>> HandleAsync(Guid? actor, Guid id, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (moderator.Id is not { } person) return Refusal.SignInRequired;
        if (await db.Translations.SingleOrDefaultAsync(t => t.Id == id, stop) is not { } translation) return Refusal.NotFound;
        var proposal = await db.Proposals.AsNoTracking().Published.Include(p => p.CoAuthors).SingleOrDefaultAsync(p => p.Id == translation.ProposalId, stop);
        if (proposal is null || !moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) return Refusal.NotFound;
        var version = await db.PublicVersionAsync(proposal.Id, stop);
        if (translation.RefusesCheck(proposal, person, version) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        if (await db.RefusesCaseAsync(new CaseKey(CaseKind.Translation, id), actor, now, stop) is { } other) return other;
        if (input.Stamp is { } read && read != translation.StampOf(version)) return Refusal.DecidedMeanwhile;
        if (input.Rehearse) return new Checked(proposal.Slug);

        translation.Check(person, version, now);
        await audit.AppendAsync(db, actor, "translation.checked", $"proposal:{proposal.Id:N}", "", Change.Of(db, translation, t => t.State).Named(translation.Language), stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.DecidedMeanwhile;
        }

        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        return new Checked(proposal.Slug);
    }
}
