using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;

namespace CitizenParticipation.Offers;

/// <summary>
/// Help that somebody offers to a proposal: hands, material or money. How they can be reached stands beside it, for nobody but those they have named.
/// </summary>
public sealed class Offer : IShownInPublic
{
    private Offer() { }

    public Offer(Guid proposalId, Guid participantId, OfferText text, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (ProposalId, ParticipantId, CreatedAt) = (proposalId, participantId, now);
        Write(text);
    }

    public Guid Id { get; private set; }

    public Guid ProposalId { get; private set; }

    public Guid ParticipantId { get; private set; }

    public OfferAs As { get; private set; }

    /// <summary>Name of the club or business; empty for residents.</summary>
    public string Organisation { get; private set; } = "";

    public OfferKind Kind { get; private set; }

    /// <summary>As it was typed; empty when it was taken back.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Only for money, and there too it may be left open.</summary>
    public long? AmountCents { get; private set; }

    /// <summary>E-mail address or telephone number. In no list, export, log or trail: it is read by <see cref="ReadContacts"/> alone.</summary>
    public string Contact { get; private set; } = "";

    public ContactConsent Consent { get; private set; }

    public OfferState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>When the author of the proposal has accepted it.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>Key of the reason from the list of moderation; empty unless hidden.</summary>
    public string HiddenReason { get; private set; } = "";

    /// <summary>The moderator's own words, for the one who offers; empty unless hidden.</summary>
    public string HiddenWords { get; private set; } = "";

    /// <summary>Help is welcome as long as the process goes on, also while its proposals are carried out.</summary>
    public static Refusal? RefusesOffers(Process process, DateTimeOffset now) => process.IsFinished(now) ? Refusal.OffersClosed : null;

    public Refusal? RefusesChange(Guid? actor) =>
        actor != ParticipantId || State == OfferState.TakenBack ? Refusal.NotFound : State == OfferState.Open ? null : Refusal.OfferGone;

    /// <summary>Whoever offers may always take it back, and always take back who reads their contact: also where it is hidden or the process is over.</summary>
    public Refusal? RefusesTakingBack(Guid? actor) => actor != ParticipantId || State == OfferState.TakenBack ? Refusal.NotFound : null;

    /// <param name="author">Of the proposal.</param>
    public Refusal? RefusesAcceptance(Guid? actor, Guid author) => actor != author || State == OfferState.TakenBack ? Refusal.NotFound : State == OfferState.Open ? null : Refusal.OfferGone;

    /// <param name="covered">Whether the grants of this moderator cover the proposal.</param>
    public Refusal? RefusesHiding(Rights moderator, bool covered) =>
        !covered ? Refusal.NotFound : moderator.Id == ParticipantId ? Refusal.OwnOffer : State == OfferState.Open ? null : Refusal.DecidedMeanwhile;

    /// <param name="covered">Whether the grants of this moderator cover the proposal.</param>
    public Refusal? RefusesRestoring(Rights moderator, bool covered) =>
        !covered ? Refusal.NotFound : moderator.Id == ParticipantId ? Refusal.OwnOffer : State == OfferState.Hidden ? null : Refusal.DecidedMeanwhile;

    /// <summary>Whether this person reads the contact: who gave it, and those who were named.</summary>
    /// <param name="author">Of the proposal.</param>
    /// <param name="covered">Whether the grants of the reader cover the proposal.</param>
    public bool ShowsContactTo(Rights reader, Guid author, bool covered) =>
        reader.SignedIn && State != OfferState.TakenBack && Contact.Length > 0
        && (reader.Id == ParticipantId
            || (Consent.HasFlag(ContactConsent.Author) && reader.Id == author)
            || (Consent.HasFlag(ContactConsent.Administration) && (covered || reader.IsAdministrator)));

    public void Change(OfferText text, DateTimeOffset now)
    {
        // What was accepted was another offer.
        if ((text.Kind, text.Text, text.AmountCents) != (Kind, Text, AmountCents)) AcceptedAt = null;
        Write(text);
        ChangedAt = now;
    }

    public void Accept(DateTimeOffset? at) => AcceptedAt = at;

    /// <summary>Nobody reads the contact any more, because it is gone.</summary>
    public void EraseContact() => (Contact, Consent) = ("", ContactConsent.None);

    /// <summary>Everything that was said is erased; that there was an offer stays, so that a storm of them can be seen.</summary>
    public void TakeBack()
    {
        EraseContact();
        (State, Text, Organisation, AmountCents, AcceptedAt, HiddenReason, HiddenWords) = (OfferState.TakenBack, "", "", null, null, "", "");
    }

    public void Hide(string reason, string words) => (State, HiddenReason, HiddenWords, AcceptedAt) = (OfferState.Hidden, reason, words, null);

    /// <summary>What was said, and how to be reached, is gone for good; why it was hidden stays.</summary>
    public void EraseHidden()
    {
        if (State != OfferState.Hidden) return;
        EraseContact();
        (Text, Organisation) = (Gone.Text, Organisation.Length == 0 ? "" : Gone.Text);
    }

    public void Restore() => (State, HiddenReason, HiddenWords) = (OfferState.Open, "", "");

    private void Write(OfferText text) =>
        (As, Organisation, Kind, Text, AmountCents, Contact, Consent) = (text.As, text.Organisation, text.Kind, text.Text, text.AmountCents, text.Contact, text.Consent);
}
