using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Translations;

/// <summary>A moderator writes a published proposal in another language, or takes that text away. It waits on the desk for a second person.</summary>
public sealed class WriteTranslation(IDbContextFactory<ParticipationDb> databases, ReadRights rights, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <param name="Title">With the text empty: the translation is taken away.</param>
    /// <param name="Text">Markdown.</param>
    /// <param name="Revision">Of the translation that was changed, 0 for a new one; null does not ask.</param>
    public sealed record Input(string? Language, string? Title, string? Text, int? Revision = null);

    /// <param name="State">None when it was taken away.</param>
    public sealed record Written(string Slug, TranslationState State);

    /// <summary>
    /// Refuses SignInRequired, NotFound (not theirs, or not public), UnknownLanguage, ClaimedByOther (somebody is checking it), WrittenMeanwhile (somebody has written it meanwhile), TryAgain (the same
    /// moment), and what is wrong with title or text.
    /// </summary>
    public async Task<Outcome<Written>> HandleAsync(Guid? actor, string slug, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (moderator.Id is not { } person) return Refusal.SignInRequired;
        var proposal = await db.Proposals.AsNoTracking().Published.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null || !moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) return Refusal.NotFound;
        if (input.Language is not { } language || !Translation.Languages.Contains(language)) return new Fault(Refusal.UnknownLanguage, nameof(input.Language));

        var now = clock.GetUtcNow();
        var known = await db.Translations.SingleOrDefaultAsync(t => t.ProposalId == proposal.Id && t.Language == language, stop);
        if (known is not null && await db.RefusesCaseAsync(new CaseKey(CaseKind.Translation, known.Id), actor, now, stop) is { } other) return other;

        if (input.Revision is { } read && read != (known?.Revision ?? 0)) return Refusal.WrittenMeanwhile;

        var checks = new FieldChecks();
        // What is long enough in one language may be short in another.
        var isAway = string.IsNullOrWhiteSpace(input.Title) && string.IsNullOrWhiteSpace(input.Text);
        var title = isAway ? "" : checks.Line(nameof(input.Title), input.Title, 1, Translation.LongestTitle);
        var text = isAway ? "" : checks.Text(nameof(input.Text), input.Text, 1, Translation.LongestText);
        if (!checks.Clean) return checks;
        if (isAway && known is null) return new Written(slug, TranslationState.None);

        var version = await db.PublicVersionAsync(proposal.Id, stop);
        // Whoever saves what stands there has not written it: it stays checked.
        if (known is not null && known.Title == title && known.Text == text && known.OfVersion == version) return new Written(slug, known.State);
        var before = known?.State ?? TranslationState.None;
        if (isAway) db.Remove(known!);
        else
        {
            if (known is null) db.Add(known = new Translation(proposal.Id, language, now));
            known.Write(title, text, person, version, now);
        }

        var after = isAway ? TranslationState.None : known!.State;
        await audit.AppendAsync(db, actor, "translation.written", $"proposal:{proposal.Id:N}", "", new Change($"{before}", $"{after}").Named(language), stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || db.IsDuplicate(e))
        {
            return Refusal.TryAgain;
        }

        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        return new Written(slug, after);
    }
}
