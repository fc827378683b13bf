using CitizenParticipation.Accounts;
using CitizenParticipation.Attachments;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Mail;
using CitizenParticipation.Offers;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Reports;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Voting;

/// <summary>
/// A person closes their account. Who they were is erased; supports that are still being counted are taken back, else the same
/// person could return with a new account and count twice. Finished results stay, and published proposals stay without a name.
/// </summary>
public sealed class LeavePlatform(
    IDbContextFactory<ParticipationDb> databases, ReadRights rights, IPasswordHasher<Participant> passwords, AuditTrail audit, VoteWriter writer, IFileStore files, Pulse pulse, TimeProvider clock)
{
    public sealed record Left(Guid ParticipantId);

    /// <param name="password">Asked once more, because nothing brings the account back. An account without a password needs none.</param>
    public async Task<Outcome<Left>> HandleAsync(Guid? actor, string? password, CancellationToken stop = default)
    {
        if ((await rights.HandleAsync(actor, stop)).Participant is not { } known) return Refusal.SignInRequired;
        // Hashing takes long on purpose; inside the transaction it would hold everybody else up for that long.
        if (known.PasswordHash is { } hash && passwords.VerifyHashedPassword(known, hash, password ?? "") == PasswordVerificationResult.Failed)
            return new Fault(string.IsNullOrEmpty(password) ? Refusal.Required : Refusal.WrongPassword, "Password");

        IReadOnlyList<Attachment> gone;
        await using (var db = await databases.CreateDbContextAsync(stop))
        {
            await using var transaction = await db.BeginWriteAsync(stop);
            var grants = await db.RoleGrants.Where(g => g.ParticipantId == known.Id).ToListAsync(stop);
            if (grants.Any(g => g.Role == Role.Administrator) && !await db.RoleGrants.AnyAsync(g => g.Role == Role.Administrator && g.ParticipantId != known.Id, stop))
                return Refusal.LastAdministrator;
            var person = await db.Participants.SingleAsync(p => p.Id == known.Id, stop);
            var now = clock.GetUtcNow();
            await db.Set<OutgoingMail>().Where(m => m.To == person.Email).ExecuteDeleteAsync(stop);
            db.RemoveRange(grants);
            person.Leave(now);
            var drafts = await db.Proposals.Where(p => p.AuthorId == known.Id && p.State == ProposalState.Draft).Select(p => p.Id).ToListAsync(stop);
            await db.Set<CoAuthor>().Where(c => c.ParticipantId == known.Id).ExecuteDeleteAsync(stop);
            // What several people write goes on with them.
            var shared = await db.Proposals.Whole.Where(p => p.AuthorId == known.Id && p.CoAuthors.Any(c => c.State == CoAuthorState.Joined)).ToListAsync(stop);
            foreach (var proposal in shared) proposal.PassOn();
            await db.SaveChangesAsync(stop);
            var unread = await db.Proposals.Whole.Where(p => p.AuthorId == known.Id && (p.State == ProposalState.InReview || p.State == ProposalState.Returned)).ToListAsync(stop);
            foreach (var proposal in unread) proposal.Withdraw("", now);
            gone = await AttachmentsOfGone.RemoveRowsAsync(db, [.. drafts, .. unread.Select(p => p.Id)], stop);
            await db.Proposals.Where(p => drafts.Contains(p.Id)).ExecuteDeleteAsync(stop);
            await OffersOfLeavers.TakeBackAsync(db, known.Id, stop);
            await ReportsOfLeavers.ForgetAsync(db, known.Id, stop);
            await audit.AppendAsync(db, actor, "participant.left", $"participant:{known.Id:N}", "", stop);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            // Their name goes from every page.
            pulse.Publish(new Beat(Topics.Content, 1));
        }

        // From here on the writer takes no vote of theirs. If the process stops before this, its next start does it.
        await writer.CastAsync(Vote.OfLeaver(known.Id));
        files.Remove(gone);
        return new Left(known.Id);
    }
}
