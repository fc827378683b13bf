using System.Globalization;
using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CitizenParticipation.Attachments;

/// <summary>
/// An author attaches a picture or a PDF. The file is made anew and stored first, its row is written after: a crash in between leaves a file
/// without a row, which <see cref="SweepFiles"/> removes, and never a row without a file.
/// </summary>
public sealed class AddAttachment(
    IDbContextFactory<ParticipationDb> databases, ReadRights rights, PrepareFile prepare, IFileStore files, IOptions<AttachmentOptions> options,
    AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <param name="Name">What the person calls the file.</param>
    /// <param name="Alternative">What a picture shows; a document needs none.</param>
    /// <param name="Length">How many bytes the stream is said to hold; it is read no further than a file may be long.</param>
    public sealed record Input(string? Name, string? Alternative, Stream Content, long Length);

    public sealed record Added(Guid Id, AttachmentKind Kind, int Position);

    public async Task<Outcome<Added>> HandleAsync(Guid? actor, string slug, Input input, CancellationToken stop = default)
    {
        // Asked before anything is decoded, and once more when it counts.
        await using (var db = await databases.CreateDbContextAsync(stop))
        {
            if (await RefusesAsync(db, actor, slug, stop) is { } refusal) return refusal;
        }

        var prepared = await prepare.HandleAsync(actor!.Value, input.Content, input.Length, stop);
        if (prepared.Value is not { } file) return new Fault(prepared.Refusal!.Value, nameof(input.Content), prepared.Faults[0].Value);
        var checks = new FieldChecks();
        var alternative = checks.Line(nameof(input.Alternative), input.Alternative, file.Kind == AttachmentKind.Image ? 1 : 0, AttachmentLimits.LongestAlternative);
        if (!checks.Clean) return checks;

        var name = StoredFile.NewName();
        foreach (var (part, content) in file.Parts) await files.SaveAsync(new(name, part), content, stop);
        var outcome = await WriteAsync(actor, slug, file, name, AttachmentName.Tidy(input.Name), alternative, stop);
        if (!outcome.Succeeded) file.Parts.ToList().ForEach(p => files.Remove(new(name, p.Part)));
        return outcome;
    }

    private async Task<Outcome<Added>> WriteAsync(Guid? actor, string slug, PreparedFile file, string storedName, string name, string alternative, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (await RefusesAsync(db, actor, slug, stop) is { } refusal) return refusal;
        var proposal = await db.Proposals.AsNoTracking().SingleAsync(p => p.Slug == slug, stop);
        var taken = await db.Attachments.Where(a => a.ProposalId == proposal.Id && a.Kind == file.Kind).Select(a => a.Position).ToListAsync(stop);
        if (Enumerable.Range(1, AttachmentLimits.Most(file.Kind)).Except(taken).FirstOrDefault() is not (> 0 and var position)) return Full(file.Kind);
        if (await db.Attachments.SumAsync(a => a.Bytes, stop) + file.Parts.Sum(p => (long)p.Content.Length) > options.Value.MostBytes) return Refusal.StorageFull;

        var attachment = new Attachment(proposal.Id, file, storedName, position, name, alternative, clock.GetUtcNow());
        db.Add(attachment);
        await audit.AppendAsync(db, actor, "attachment.added", $"proposal:{proposal.Id:N}", attachment.Hash, stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (db.IsDuplicate(e))
        {
            return Refusal.TryAgain;
        }

        await db.RaiseRevisionAsync(proposal.Id, stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        return new Added(attachment.Id, attachment.Kind, position);
    }

    private async Task<Fault?> RefusesAsync(ParticipationDb db, Guid? actor, string slug, CancellationToken stop)
    {
        var writer = await rights.HandleAsync(db, actor, stop);
        if (!writer.SignedIn) return new(Refusal.SignInRequired);
        var proposal = await db.Proposals.AsNoTracking().Include(p => p.CoAuthors).SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null) return new(Refusal.NotFound);
        if (Attachment.RefusesChange(proposal, actor) is { } refusal) return new(refusal);
        if (writer.RefusesWriting(proposal.ProcessId, clock.GetUtcNow()) is { } blocked) return blocked;
        return await db.Attachments.SumAsync(a => a.Bytes, stop) >= options.Value.MostBytes ? new(Refusal.StorageFull) : null;
    }

    private static Fault Full(AttachmentKind kind) =>
        new(kind == AttachmentKind.Image ? Refusal.TooManyImages : Refusal.TooManyDocuments, nameof(Input.Content), AttachmentLimits.Most(kind).ToString(CultureInfo.InvariantCulture));
}
