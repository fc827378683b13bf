using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>A moderator writes, checks or takes away the version of a published proposal in easy language. The author's own text stays as it is.</summary>
public sealed class WriteEasyVersion(IDbContextFactory<ParticipationDb> databases, ReadRights rights, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <param name="Text">Markdown; empty takes the version away.</param>
    /// <param name="IsChecked">People who need easy language have read it and found it good.</param>
    /// <param name="Rehearse">Only checks whether it could be done.</param>
    /// <param name="Revision">Of the proposal whose text was read; null does not ask.</param>
    public sealed record Input(string? Text, bool IsChecked, bool Rehearse = false, int? Revision = null);

    public sealed record Written(string Slug, EasyState State);

    public async Task<Outcome<Written>> HandleAsync(Guid? actor, string slug, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        var proposal = await db.Proposals.Published.Include(p => p.CoAuthors).SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null || !moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) return Refusal.NotFound;
        // Everybody may write; that it is good is said by somebody else.
        if (input.IsChecked && proposal.IsBy(actor)) return Refusal.OwnProposal;
        if (await db.RefusesCaseAsync(new CaseKey(CaseKind.EasyVersion, proposal.Id), actor, clock.GetUtcNow(), stop) is { } other) return other;

        if (input.Revision is { } read && read != proposal.Revision) return Refusal.DecidedMeanwhile;

        var checks = new FieldChecks();
        var text = checks.Text(nameof(input.Text), input.Text, 0, ProposalLimits.LongestEasyText);
        if (!checks.Clean) return checks;
        if (input.Rehearse) return new Written(slug, proposal.EasyState);

        proposal.WriteEasy(text, input.IsChecked);
        await audit.AppendAsync(db, actor, "proposal.easy", $"proposal:{proposal.Id:N}", "", Change.Of(db, proposal, p => p.EasyState), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        return new Written(slug, proposal.EasyState);
    }
}
