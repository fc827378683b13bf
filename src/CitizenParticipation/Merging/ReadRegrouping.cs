using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Merging;

/// <summary>One offer of a merge or a split, for the authors who are asked and the moderators of the place.</summary>
public sealed class ReadRegrouping(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    /// <summary>One of the proposals; without title and text where it has been hidden from who reads.</summary>
    public sealed record Side(string Slug, string Title, string Text, int Supports, string AuthorName);

    /// <param name="Texts">What a split would make of the source; null for a merge.</param>
    /// <param name="MayAnswer">The reader is an author who has not answered yet.</param>
    /// <param name="Agreed">How many of the authors have agreed.</param>
    /// <param name="DeclineWords">For the moderators.</param>
    public sealed record Answer(
        Guid Id, RegroupingKind Kind, RegroupingState State, string Reason, DateTimeOffset AskedAt, Side Source, Side? Target, SplitTexts? Texts, bool MayAnswer, bool MayModerate, int Agreed, int Asked,
        string DeclineWords);

    public async Task<Answer?> HandleAsync(Guid? reader, Guid id, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var offer = await db.Regroupings.AsNoTracking().Whole.SingleOrDefaultAsync(r => r.Id == id, stop);
        if (offer is null || reader is not { } person) return null;
        var source = await db.Proposals.AsNoTracking().Include(p => p.CoAuthors).SingleAsync(p => p.Id == offer.SourceId, stop);
        var mayModerate = (await rights.HandleAsync(db, reader, stop)).MayModerate(source.ProcessId, source.DistrictKey);
        if (!mayModerate && offer.Consents.TrueForAll(c => c.ParticipantId != person)) return null;
        var target = offer.TargetId is { } other ? await db.Proposals.AsNoTracking().Include(p => p.CoAuthors).SingleAsync(p => p.Id == other, stop) : null;
        return new Answer(
            offer.Id, offer.Kind, offer.State, offer.Reason, offer.AskedAt, await SideAsync(db, source, mayModerate ? null : reader, stop), target is null ? null : await SideAsync(db, target, mayModerate ? null : reader, stop),
            offer.Kind == RegroupingKind.Split ? new SplitTexts(offer.FirstTitle, offer.FirstText, offer.SecondTitle, offer.SecondText) : null,
            offer.RefusesAnswer(person) is null, mayModerate, offer.Consents.Count(c => c.AgreedAt is not null), offer.Consents.Count, mayModerate ? offer.DeclineWords : "");
    }

    /// <param name="author">Who reads; null for a moderator.</param>
    private static async Task<Side> SideAsync(ParticipationDb db, Proposal proposal, Guid? author, CancellationToken stop) =>
        author is not null && proposal.IsWithheldFrom(author) ? new("", "", "", 0, "") :
        new(proposal.Slug, proposal.Title, proposal.Text, proposal.Supports, await db.Participants.Where(p => p.Id == proposal.AuthorId).Select(p => p.DisplayName).SingleAsync(stop));
}
