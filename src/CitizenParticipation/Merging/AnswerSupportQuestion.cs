using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Merging;

/// <summary>A supporter of a merged or split proposal says whether they support the other one too. Yes is an ordinary vote, with all its rules; no is remembered, so that nobody is asked twice.</summary>
public sealed class AnswerSupportQuestion(IDbContextFactory<ParticipationDb> databases, SupportProposal support, TimeProvider clock)
{
    /// <param name="Target">Slug of the other proposal.</param>
    /// <param name="Refused">Why a yes was not counted, as for every vote.</param>
    public sealed record Answered(string Target, bool Supports, Refusal? Refused = null);

    public async Task<Outcome<Answered>> HandleAsync(Guid? actor, Guid regrouping, bool yes, CancellationToken stop = default)
    {
        if (actor is not { } person) return Refusal.SignInRequired;
        if (await FindAsync(person, regrouping, stop) is not { } target) return Refusal.NotFound;
        if (yes)
        {
            var outcome = await support.HandleAsync(person, target, stop: stop);
            return new Answered(target, outcome.Succeeded, outcome.Refusal);
        }

        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (!await db.Set<SupportAnswer>().AnyAsync(a => a.RegroupingId == regrouping && a.ParticipantId == person, stop)) db.Add(new SupportAnswer(regrouping, person, clock.GetUtcNow()));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new Answered(target, false);
    }

    /// <summary>Only who supported the source is asked.</summary>
    private async Task<string?> FindAsync(Guid person, Guid regrouping, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var supports = db.Supports;
        return await (from offer in db.Regroupings
                      where offer.Id == regrouping && offer.State == RegroupingState.Done && supports.Any(s => s.ProposalId == offer.SourceId && s.ParticipantId == person)
                      join proposal in db.Proposals on offer.TargetId equals proposal.Id
                      select proposal.Slug).SingleOrDefaultAsync(stop);
    }
}
