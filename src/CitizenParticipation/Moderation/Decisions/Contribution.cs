using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Merging;
using CitizenParticipation.Offers;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>What a decision is about, of whatever kind, together with the proposal it is or stands under.</summary>
/// <param name="Number">Of the version or the change; 0 for everything else.</param>
public sealed record Contribution(ContributionKind Kind, Guid Id, int Number, Proposal Proposal, Comment? Comment = null, Offer? Offer = null)
{
    /// <returns>Null when it does not exist, or no longer.</returns>
    internal static async Task<Contribution?> FindAsync(ParticipationDb db, ContributionKind kind, Guid id, int number, CancellationToken stop)
    {
        if (kind == ContributionKind.Comment) return await CommentedProposal.FindAsync(db, id, stop) is var (comment, below) ? new Contribution(kind, id, 0, below, Comment: comment) : null;
        if (kind == ContributionKind.Offer) return await OfferedProposal.FindAsync(db, id, stop) is var (offer, below) ? new Contribution(kind, id, 0, below, Offer: offer) : null;
        var proposal = await db.Proposals.Whole.SingleOrDefaultAsync(p => p.Id == id, stop);
        return proposal is null || (kind == ContributionKind.Version && proposal.PublicVersion(number) is null) ? null : new Contribution(kind, id, number, proposal);
    }

    public Guid AuthorId => Comment?.AuthorId ?? Offer?.ParticipantId ?? Proposal.AuthorId;

    /// <summary>All who have written it.</summary>
    public IEnumerable<Guid> Authors => Comment is null && Offer is null ? Proposal.Authors : [AuthorId];

    public bool IsBy(Guid? person) => person is { } who && Authors.Contains(who);

    public DateTimeOffset WrittenAt => Comment?.CreatedAt ?? Offer?.CreatedAt ?? Version?.At ?? Proposal.SubmittedAt;

    /// <summary>Since when somebody waits for a decision before anything is public.</summary>
    public DateTimeOffset? WaitedSince => Kind == ContributionKind.Change ? Version?.At : Kind == ContributionKind.Proposal && Proposal.State == ProposalState.InReview ? Proposal.WaitingSince : null;

    /// <summary>Of the public text that this is about, as its row counts; null for everything else.</summary>
    internal int? VersionNumber => Kind == ContributionKind.Version ? Version?.Number : null;

    /// <summary>What everybody could read, in one piece.</summary>
    public string Original => Comment?.Text ?? (Offer is { } offer ? Joined(offer.Organisation, offer.Text) : Joined(TextOf(Version?.Content ?? Proposal.Content), Kind == ContributionKind.Proposal ? Proposal.EasyText : ""));

    /// <summary>As the trail names it.</summary>
    public string Subject => Kind switch { ContributionKind.Comment => $"comment:{Id:N}", ContributionKind.Offer => $"offer:{Id:N}", _ => $"proposal:{Id:N}" };

    public string Verb => Kind switch { ContributionKind.Comment => "comment", ContributionKind.Offer => "offer", ContributionKind.Version => "version", _ => "proposal" };

    public Refusal OwnRefusal => Kind switch { ContributionKind.Comment => Refusal.OwnComment, ContributionKind.Offer => Refusal.OwnOffer, _ => Refusal.OwnProposal };

    public Refusal? RefusesHiding(Rights moderator) =>
        Comment?.RefusesHiding(moderator, Covers(moderator)) ?? Offer?.RefusesHiding(moderator, Covers(moderator))
        ?? (Comment is not null || Offer is not null ? null : Kind == ContributionKind.Version ? Proposal.RefusesHidingVersion(moderator, Number) : Proposal.RefusesHiding(moderator));

    public Refusal? RefusesRestoring(Rights moderator) =>
        Comment?.RefusesRestoring(moderator, Covers(moderator)) ?? Offer?.RefusesRestoring(moderator, Covers(moderator))
        ?? (Comment is not null || Offer is not null ? null : Kind == ContributionKind.Version ? Proposal.RefusesHidingVersion(moderator, Number, restore: true) : Proposal.RefusesRestoring(moderator));

    /// <summary>Whether others have put something on it that would go out of sight with it: supports, comments, replies.</summary>
    internal async Task<bool> IsAnsweredAsync(ParticipationDb db, CancellationToken stop) => Kind switch
    {
        ContributionKind.Proposal => Proposal.Supports > 0 || await db.Comments.VisibleOf(Id).AnyAsync(stop),
        ContributionKind.Comment => Comment!.Helpful > 0 || await db.Comments.AnyAsync(c => c.ParentId == Id && c.State == CommentState.Visible, stop),
        _ => false,
    };

    internal void Hide(Guid by, DecisionReasons reasons, DateTimeOffset now)
    {
        if (Comment is not null) Comment.Hide(reasons.Reference, reasons.Words);
        else if (Offer is not null) Offer.Hide(reasons.Reference, reasons.Words);
        else if (Kind == ContributionKind.Version) Proposal.HideVersion(Number, reasons.Reference, reasons.Words, now);
        else Proposal.Reject(ProposalState.Hidden, by, reasons.Reference, reasons.Words, now);
    }

    internal async Task RestoreAsync(ParticipationDb db, Guid by, string words, DateTimeOffset now, CancellationToken stop)
    {
        if (Comment is not null) Comment.Restore();
        else if (Offer is not null) Offer.Restore();
        else if (Kind == ContributionKind.Version) Proposal.RestoreVersion(Number);
        else Proposal.Restore(by, words, await db.Regroupings.MergeOf(Id).AnyAsync(stop), now);
    }

    /// <summary>Nothing is left of a hidden text; that it was hidden, and by which rule, stays.</summary>
    internal void Erase()
    {
        if (Comment is not null) Comment.EraseHidden();
        else if (Offer is not null) Offer.EraseHidden();
        else if (Kind == ContributionKind.Version) Proposal.EraseVersion(Number);
        else Proposal.EraseHidden();
    }

    /// <summary>What was done to it and is not saved yet, for the trail.</summary>
    internal Change ChangeOfState(ParticipationDb db) =>
        Comment is not null ? Change.Of(db, Comment, c => c.State)
        : Offer is not null ? Change.Of(db, Offer, o => o.State)
        : Kind == ContributionKind.Version ? (Version!.IsHidden ? new Change("Visible", "Hidden") : new Change("Hidden", "Visible")).Named($"version {Number}")
        : Change.Of(db, Proposal, p => p.State);

    private ProposalVersion? Version => Kind switch
    {
        ContributionKind.Version => Proposal.PublicVersion(Number),
        ContributionKind.Change => Proposal.Versions.SingleOrDefault(v => v.Number == Number),
        _ => null,
    };

    private bool Covers(Rights moderator) => moderator.MayModerate(Proposal.ProcessId, Proposal.DistrictKey);

    private static string TextOf(ProposalText text) => Joined(text.Title, text.Text, text.Why, text.ForWhom, text.Difference, text.Place.Words);

    private static string Joined(params ReadOnlySpan<string> parts)
    {
        var said = new List<string>();
        foreach (var part in parts) if (part.Length > 0) said.Add(part);
        return string.Join("\n\n", said);
    }
}
