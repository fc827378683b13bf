using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Live;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>A resident submits a proposal; it waits for review and is public to nobody yet.</summary>
public sealed class SubmitProposal(
    IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadDistricts districts, ReadAtlas atlas, CityProfile city, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    public sealed record Submitted(string Slug);

    /// <param name="actor">Who submits.</param>
    /// <param name="processSlug">To which process.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="stop">Ends the attempt.</param>
    /// <param name="draft">Slug of the draft that becomes the proposal. Submitted before, it is answered once more and nothing is written.</param>
    /// <param name="once">A key the form was given when it was opened: a double click or a resent form answers with the first proposal.</param>
    public async Task<Outcome<Submitted>> HandleAsync(Guid? actor, string? processSlug, ProposalInput input, Guid? once = null, string? draft = null, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var author = await rights.HandleAsync(db, actor, stop);
        if (author.Participant is null) return Refusal.SignInRequired;

        // Before everything else: the second click of a form that was taken hears of the first, even when the phase ended between them.
        if (string.IsNullOrEmpty(draft) && once is { } key) draft = await db.Set<SubmissionKey>().Where(k => k.Key == key && k.AuthorId == author.Id).Select(k => k.Slug).SingleOrDefaultAsync(stop);
        var begun = string.IsNullOrEmpty(draft) ? null : await db.Proposals.Include(p => p.Versions).SingleOrDefaultAsync(p => p.Slug == draft && p.AuthorId == author.Id, stop);
        if (!string.IsNullOrEmpty(draft) && begun is null) return Refusal.NotFound;
        if (begun is { State: not ProposalState.Draft }) return new Submitted(begun.Slug);

        // A draft was begun for one process; naming another one must not open a door.
        var process = await db.Processes.AsNoTracking().Whole.SingleOrDefaultAsync(p => begun != null ? p.Id == begun.ProcessId : p.Slug == processSlug, stop);
        if (process is null) return Refusal.NotFound;
        var now = clock.GetUtcNow();
        var tree = await districts.HandleAsync(stop);
        if (Refuses(process, author.Participant, tree, now) is { } refusal) return refusal;
        if (author.RefusesWriting(process.Id, now) is { } blocked) return blocked;

        var checks = new FieldChecks();
        var (text, easy) = input.Check(process, tree, (await atlas.HandleAsync(stop)).Map?.Grounds, city, checks);
        if (!checks.Clean) return checks;

        var proposal = begun ?? Proposal.Begin(process.Id, author.Participant.Id, tree.City!.Key, now);
        proposal.Submit(text, easy, author.Participant.Id, now);
        if (begun is null) db.Add(proposal);
        if (begun is null && once is { } used) db.Add(new SubmissionKey(used, author.Participant.Id, proposal.Slug, now));
        await audit.AppendAsync(db, actor, "proposal.submitted", $"proposal:{proposal.Id:N}", "", stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (db.IsDuplicate(e))
        {
            return Refusal.TryAgain;
        }

        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        pulse.Publish(new Beat(Topics.Participant(author.Participant.Id), 1));
        return new Submitted(proposal.Slug);
    }

    /// <summary>Why this person cannot submit to this process now; the page asks the same before anybody types.</summary>
    public static Refusal? Refuses(Process process, Participant author, DistrictTree districts, DateTimeOffset now) =>
        process.RefusesProposals(now)
        ?? (author.EmailConfirmed ? null : (Refusal?)Refusal.EmailNotConfirmed)
        ?? (process.Audience == Audience.Residents && !districts.Covers(process.DistrictKeys, author.HomeDistrictKey) ? (Refusal?)Refusal.OutsideAudience : null);
}
