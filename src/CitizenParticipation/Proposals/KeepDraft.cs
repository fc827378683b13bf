using System.Text;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>
/// Keeps what somebody is writing, word for word and as often as they type. Two open forms of one draft do not overwrite each other: the second goes on
/// in a draft of its own, so that nothing typed is lost.
/// </summary>
public sealed class KeepDraft(IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadDistricts districts, TimeProvider clock)
{
    /// <param name="Slug">The draft, or null before it was kept for the first time.</param>
    /// <param name="Form">Drawn when the form was opened; tells two windows apart.</param>
    /// <param name="Revision">What the form has read or kept last.</param>
    /// <param name="Once">Given when the form was opened: asked twice to keep a first time, it makes one draft.</param>
    public sealed record Input(string? Slug, string? Process, ProposalInput Text, Guid Form, int Revision, Guid Once);

    /// <param name="IsCopy">Another window had gone on meanwhile, and this text is kept as a draft of its own.</param>
    public sealed record Kept(string Slug, int Revision, DateTimeOffset At, bool IsCopy);

    public async Task<Outcome<Kept>> HandleAsync(Guid? actor, Input input, CancellationToken stop = default)
    {
        var (text, easy) = Read(input.Text, await districts.HandleAsync(stop));
        if (Length(text) + easy.Length > ProposalLimits.LongestDraft) return Refusal.DraftTooLong;
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if ((await rights.HandleAsync(db, actor, stop)).Participant is not { } author) return Refusal.SignInRequired;

        var slug = input.Slug;
        if (string.IsNullOrEmpty(slug)) slug = await db.Set<SubmissionKey>().Where(k => k.Key == input.Once && k.AuthorId == author.Id).Select(k => k.Slug).SingleOrDefaultAsync(stop);
        var draft = string.IsNullOrEmpty(slug) ? null : await db.Proposals.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (draft is null && !string.IsNullOrEmpty(slug)) return Refusal.NotFound;
        if (draft?.RefusesWriting(author.Id) is { } refusal) return refusal;

        var now = clock.GetUtcNow();
        var isCopy = draft?.WasKeptElsewhere(input.Form, input.Revision) == true;
        if (draft is null || isCopy)
        {
            if (await db.Proposals.CountAsync(p => p.AuthorId == author.Id && p.State == ProposalState.Draft, stop) >= ProposalLimits.MostDrafts) return Refusal.TooManyDrafts;
            var process = draft?.ProcessId ?? await db.Processes.Where(p => p.Slug == input.Process).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop);
            if (process is null) return Refusal.NotFound;
            var begun = Proposal.Begin(process.Value, author.Id, text.District, now);
            db.Add(begun);
            if (draft is null && input.Once != Guid.Empty) db.Add(new SubmissionKey(input.Once, author.Id, begun.Slug, now));
            draft = begun;
        }

        draft.Keep(text, easy, input.Form, now);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new Kept(draft.Slug, draft.Revision, now, isCopy);
    }

    private static (ProposalText Text, string Easy) Read(ProposalInput input, DistrictTree tree) =>
        (new ProposalText(Storable(input.Title), Storable(input.Text), Storable(input.Why), Storable(input.ForWhom), Storable(input.Difference),
            tree.Find(input.District)?.Key ?? tree.City!.Key, Storable(input.Category) is { Length: <= 40 } category ? category : "") { Place = (input.Place ?? new()).Draft(Storable) }, Storable(input.Easy));

    private static long Length(ProposalText text) => (long)text.Title.Length + text.Text.Length + text.Why.Length + text.ForWhom.Length + text.Difference.Length + text.Place.Words.Length;

    /// <summary>As it was typed, except for what no database can hold: half characters and NUL become U+FFFD.</summary>
    private static string Storable(string? typed) => typed is null ? "" : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(typed)).Replace('\0', '\uFFFD');
}
