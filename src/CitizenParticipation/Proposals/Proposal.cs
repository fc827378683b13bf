using System.Security.Cryptography;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Mail;
using CitizenParticipation.Proposals.Authors;

namespace CitizenParticipation.Proposals;

/// <summary>An idea of a resident for a district, on its way from submission to decision. Never copied into another kind of thing.</summary>
public sealed partial class Proposal : IShownInPublic, INamedInMails
{
    private Proposal() { }

    private Proposal(Guid processId, Guid authorId, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        Slug = Proposals.Slug.New();
        ProcessId = processId;
        AuthorId = authorId;
        CreatedAt = SubmittedAt = WaitingSince = now;
        ShuffleKey = RandomNumberGenerator.GetInt32(1, int.MaxValue);
    }

    public Proposal(Guid processId, Guid authorId, string title, string text, string districtKey, string category, DateTimeOffset now) : this(processId, authorId, now) =>
        Submit(new ProposalText(title, text, "", "", "", districtKey, category), "", authorId, now);

    /// <summary>A text that somebody has begun. It is private, may be empty, and is not looked at by any rule until it is submitted.</summary>
    /// <param name="city">Key of the whole city, where a draft lies until its author has chosen a district.</param>
    public static Proposal Begin(Guid processId, Guid authorId, string city, DateTimeOffset now) => new(processId, authorId, now) { State = ProposalState.Draft, DistrictKey = city };

    public Guid Id { get; private set; }

    public string Slug { get; private set; } = "";

    public Guid ProcessId { get; private set; }

    public Guid AuthorId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Markdown as it was typed.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Why it is needed, Markdown; empty where the author left it out.</summary>
    public string Why { get; private set; } = "";

    /// <summary>Who would gain by it, Markdown; empty where the author left it out.</summary>
    public string ForWhom { get; private set; } = "";

    /// <summary>In one sentence what is different here, said by an author who was shown similar proposals; empty else.</summary>
    public string Difference { get; private set; } = "";

    public ProposalPlace Place { get; private set; } = ProposalPlace.None;

    /// <summary>When the draft was last kept; null once it is submitted.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Which open form kept it last.</summary>
    public Guid? SavedBy { get; private set; }

    /// <summary>The beginning of the text without markup. Kept, because taking it from the text costs more than the rest of a card in a list.</summary>
    public string Teaser { get; private set; } = "";

    /// <summary>The text in easy language, Markdown; empty where there is none.</summary>
    public string EasyText { get; private set; } = "";

    public EasyState EasyState { get; private set; }

    public string DistrictKey { get; private set; } = "";

    public string Category { get; private set; } = "";

    public ProposalState State { get; private set; }

    /// <summary>Number of support rows; raised only by the vote writer, by the number of rows really inserted.</summary>
    public int Supports { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset SubmittedAt { get; private set; }

    /// <summary>When the present wait for review began; the queue shows the oldest first.</summary>
    public DateTimeOffset WaitingSince { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>A random number that orders the shuffled list; multiplied with the visit's own number it gives each visit another order.</summary>
    public int ShuffleKey { get; private set; }

    /// <summary>Title and text in the spelling of <see cref="SearchWords"/>; the full-text index is filled from it by the database.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Raised with each change, so that two people never decide on the same state.</summary>
    public int Revision { get; private set; }

    public List<ProposalVersion> Versions { get; private set; } = [];

    /// <summary>Who writes along or has asked to; loaded by <c>Whole</c>.</summary>
    public List<CoAuthor> CoAuthors { get; private set; } = [];

    public List<ProposalEvent> History { get; private set; } = [];

    /// <summary>The text as it stands now.</summary>
    public ProposalText Content => new(Title, Text, Why, ForWhom, Difference, DistrictKey, Category) { Place = Place };

    public bool IsPublic => State == ProposalState.Published;

    /// <summary>Everybody may read it at its address: also what went on in another proposal.</summary>
    public bool IsReadable => State is ProposalState.Published or ProposalState.Merged;

    /// <summary>Nobody but its author sees a draft: keeping one draws no page anew.</summary>
    public bool IsShownInPublic => State != ProposalState.Draft;

    public Guid? TakenFromMails => State == ProposalState.Hidden ? Id : null;

    /// <summary>Hidden, and not this person's own: not even its title is named to them. Needs the co-authors.</summary>
    public bool IsWithheldFrom(Guid? person) => State == ProposalState.Hidden && !IsBy(person);

    /// <summary>Why this proposal takes no support, as far as the proposal itself knows; the process and the person are asked by <c>SupportRule</c>.</summary>
    public Refusal? RefusesSupport() => IsPublic ? null : Refusal.ProposalNotPublished;

    /// <summary>Why this person cannot go on writing it.</summary>
    public Refusal? RefusesWriting(Guid? actor) => actor != AuthorId ? Refusal.NotFound : State == ProposalState.Draft ? null : Refusal.NotInThisState;

    /// <summary>True when another open form has kept something since this one has read it.</summary>
    public bool WasKeptElsewhere(Guid form, int revision) => SavedBy != form && Revision != revision;

    /// <summary>True for everybody who writes it; needs the co-authors.</summary>
    public bool IsBy(Guid? person) => person is not null && (person == AuthorId || CoAuthors.Any(c => c.ParticipantId == person && c.State == CoAuthorState.Joined));

    /// <summary>The author and who writes along.</summary>
    public IEnumerable<Guid> Authors => CoAuthors.Where(c => c.State == CoAuthorState.Joined).Select(c => c.ParticipantId).Prepend(AuthorId);

    /// <summary>Why this person cannot let anybody else write along.</summary>
    public Refusal? RefusesCoAuthors(Guid? actor) =>
        actor != AuthorId ? Refusal.NotFound
        : State is not (ProposalState.InReview or ProposalState.Returned or ProposalState.Published) ? Refusal.NotInThisState
        : CoAuthors.Count(c => c.State == CoAuthorState.Joined) >= CoAuthorLimits.MostCoAuthors ? Refusal.TooManyCoAuthors : null;

    /// <summary>Why this person cannot become a co-author although the author wants it.</summary>
    public Refusal? RefusesJoining(Guid person) => IsBy(person) ? Refusal.AlreadyAuthor : RefusesCoAuthors(AuthorId);

    /// <summary>Why this person cannot ask to write along.</summary>
    public Refusal? RefusesRequest(Guid person) =>
        RefusesJoining(person) ?? CoAuthors.SingleOrDefault(c => c.ParticipantId == person)?.State switch
        {
            CoAuthorState.Asked => Refusal.AlreadyAsked,
            CoAuthorState.Declined => Refusal.AuthorSaidNo,
            _ => null,
        };

    public Refusal? RefusesRevision(Guid? actor) =>
        !IsBy(actor) ? Refusal.NotFound : State == ProposalState.Returned ? null : Refusal.NotInThisState;

    public Refusal? RefusesWithdrawal(Guid? actor) =>
        actor != AuthorId ? Refusal.NotFound
        : State is ProposalState.InReview or ProposalState.Returned or ProposalState.Published ? null : Refusal.NotInThisState;

    /// <summary>Why this person may not review it: nobody decides on their own proposal, and only waiting ones are decided.</summary>
    public Refusal? RefusesReview(Rights moderator) => RefusesDecision(moderator) ?? (State == ProposalState.InReview ? null : (Refusal?)Refusal.DecidedMeanwhile);

    public Refusal? RefusesHiding(Rights moderator) => RefusesDecision(moderator) ?? (IsReadable ? null : (Refusal?)Refusal.DecidedMeanwhile);

    /// <summary>Why this person may not ask its authors to merge or to split it.</summary>
    public Refusal? RefusesRegrouping(Rights moderator) => RefusesDecision(moderator) ?? (IsPublic ? null : (Refusal?)Refusal.DecidedMeanwhile);

    public Refusal? RefusesRestoring(Rights moderator) => RefusesDecision(moderator) ?? (State == ProposalState.Hidden ? null : (Refusal?)Refusal.DecidedMeanwhile);

    private Refusal? RefusesDecision(Rights moderator) =>
        !moderator.MayModerate(ProcessId, DistrictKey) ? Refusal.NotAllowed
        : IsBy(moderator.Id) ? Refusal.OwnProposal : null;

    /// <summary>Keeps what was typed as it is. A text that is too long or not allowed is refused when it is submitted, not here.</summary>
    public void Keep(ProposalText text, string easy, Guid form, DateTimeOffset now)
    {
        (Title, Text, Why, ForWhom, Difference, DistrictKey, Category, Place) = (text.Title, text.Text, text.Why, text.ForWhom, text.Difference, text.District, text.Category, text.Place);
        WriteEasy(easy, isChecked: false);
        (SavedAt, SavedBy) = (now, form);
    }

    /// <summary>A draft goes to review, or a returned proposal once more.</summary>
    /// <param name="easy">The same in easy language, may be empty. What it was before stays as it is when it is the same.</param>
    /// <param name="writer">Who of the authors sends it.</param>
    public void Submit(ProposalText text, string easy, Guid writer, DateTimeOffset now)
    {
        if (State is ProposalState.Draft) SubmittedAt = now;
        Write(text);
        if (easy != EasyText) WriteEasy(easy, isChecked: false);
        Enter(ProposalState.InReview, now, writer, "", "");
        Versions.Add(new ProposalVersion(Id, NextNumber, writer, text, easy, ChangeNote.None, now));
        (WaitingSince, SavedAt, SavedBy) = (now, null, null);
    }

    public void Withdraw(string reason, DateTimeOffset now)
    {
        CloseWaiting(VersionState.Withdrawn, "", "");
        Enter(ProposalState.Withdrawn, now, AuthorId, "", reason);
    }

    public void Publish(Guid? moderator, DateTimeOffset now)
    {
        Waiting?.Publish(meaningChanged: false, now);
        Enter(ProposalState.Published, now, moderator, "", "");
        PublishedAt ??= now;
    }

    /// <summary>What was sent back or refused becomes public after all, as it was submitted last. Needs the versions.</summary>
    public void PublishAfterAll(Guid? moderator, DateTimeOffset now)
    {
        Versions.MaxBy(v => v.Number)!.Publish(meaningChanged: false, now);
        Enter(ProposalState.Published, now, moderator, "", "");
        PublishedAt ??= now;
    }

    /// <summary>Goes on in another proposal, which its authors write along from now on. Its address, its text and its supports stay as they are.</summary>
    public void MergeInto(Proposal target, Guid moderator, DateTimeOffset now)
    {
        CloseWaiting(VersionState.Withdrawn, "", "");
        Enter(ProposalState.Merged, now, moderator, "", "");
        foreach (var author in Authors.Where(a => !target.IsBy(a)).ToList()) target.Join(author, now);
    }

    /// <summary>The text becomes the first part; the second part is a new public proposal of the same authors.</summary>
    /// <param name="why">Public beside the new version.</param>
    public Proposal Split(ProposalText first, ProposalText second, string why, Guid moderator, DateTimeOffset now)
    {
        // What was said in easy language was said of the whole.
        Change(first, "", new ChangeNote(why, ChangesMeaning: true), moderator, now);
        PublishChange(meaningChanged: true, now);
        var other = new Proposal(ProcessId, AuthorId, now);
        other.Submit(second, "", AuthorId, now);
        other.Publish(moderator, now);
        foreach (var author in Authors.Where(a => a != AuthorId)) other.Join(author, now);
        return other;
    }

    /// <summary>Public again, with the supports it had.</summary>
    /// <param name="merged">It had gone on in another proposal before it was hidden, and goes back to that.</param>
    public void Restore(Guid? moderator, string words, bool merged, DateTimeOffset now) => Enter(merged ? ProposalState.Merged : ProposalState.Published, now, moderator, "", words);

    /// <summary>Returned, refused or hidden, with the reason from the list and the moderator's own words.</summary>
    public void Reject(ProposalState state, Guid? moderator, string reason, string words, DateTimeOffset now)
    {
        // A hidden proposal keeps its change waiting, for the day it is shown again.
        if (state is ProposalState.Returned or ProposalState.Refused) CloseWaiting(state is ProposalState.Returned ? VersionState.Returned : VersionState.Refused, reason, words);
        Enter(state, now, moderator, reason, words);
    }

    /// <summary>An empty text takes the version away.</summary>
    public void WriteEasy(string text, bool isChecked)
    {
        EasyText = text;
        EasyState = text.Length == 0 ? EasyState.None : isChecked ? EasyState.Checked : EasyState.Draft;
        Revision++;
    }

    /// <summary>Writes along from now on; whoever had asked before is no longer waiting.</summary>
    public void Join(Guid person, DateTimeOffset now)
    {
        if (CoAuthors.SingleOrDefault(c => c.ParticipantId == person) is { } known) known.Enter(CoAuthorState.Joined, now);
        else CoAuthors.Add(new CoAuthor(Id, person, CoAuthorState.Joined, "", now));
        Revision++;
    }

    /// <summary>The author has left: whoever writes along the longest goes on as the author.</summary>
    /// <returns>False when nobody does.</returns>
    public bool PassOn()
    {
        if (CoAuthors.Where(c => c.State == CoAuthorState.Joined).MinBy(c => c.At) is not { } heir) return false;
        AuthorId = heir.ParticipantId;
        CoAuthors.Remove(heir);
        Revision++;
        return true;
    }

    private void Write(ProposalText text)
    {
        (Title, Text, Why, ForWhom, Difference, DistrictKey, Category, Place) = (text.Title, text.Text, text.Why, text.ForWhom, text.Difference, text.District, text.Category, text.Place);
        Teaser = Markdown.Excerpt(Text, ProposalLimits.TeaserLength);
        // Whoever has checked it has checked it against another text.
        if (EasyState == EasyState.Checked) EasyState = EasyState.Draft;
        SearchText = SearchWords.Fold(string.Join('\n', Title, Text, Why, ForWhom));
    }

    private void Enter(ProposalState state, DateTimeOffset now, Guid? actor, string reason, string words)
    {
        State = state;
        Revision++;
        History.Add(new ProposalEvent(Id, state, now, actor, reason, words));
    }
}
