using System.Security.Cryptography;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;

namespace CitizenParticipation.Proposals;

/// <summary>An idea of a resident for a district, on its way from submission to decision. Never copied into another kind of thing.</summary>
public sealed class Proposal : IShownInPublic
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
        Submit(new ProposalText(title, text, "", "", "", districtKey, category), now);

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

    public List<ProposalEvent> History { get; private set; } = [];

    public bool IsPublic => State == ProposalState.Published;

    /// <summary>Nobody but its author sees a draft: keeping one draws no page anew.</summary>
    public bool IsShownInPublic => State != ProposalState.Draft;

    /// <summary>Why this proposal takes no support, as far as the proposal itself knows; the process and the person are asked by <c>SupportRule</c>.</summary>
    public Refusal? RefusesSupport() => IsPublic ? null : Refusal.ProposalNotPublished;

    /// <summary>Why this person cannot go on writing it.</summary>
    public Refusal? RefusesWriting(Guid? actor) => actor != AuthorId ? Refusal.NotFound : State == ProposalState.Draft ? null : Refusal.NotInThisState;

    /// <summary>True when another open form has kept something since this one has read it.</summary>
    public bool WasKeptElsewhere(Guid form, int revision) => SavedBy != form && Revision != revision;

    public Refusal? RefusesRevision(Guid? actor) =>
        actor != AuthorId ? Refusal.NotFound : State == ProposalState.Returned ? null : Refusal.NotInThisState;

    public Refusal? RefusesWithdrawal(Guid? actor) =>
        actor != AuthorId ? Refusal.NotFound
        : State is ProposalState.InReview or ProposalState.Returned or ProposalState.Published ? null : Refusal.NotInThisState;

    /// <summary>Why this person may not review it: nobody decides on their own proposal, and only waiting ones are decided.</summary>
    public Refusal? RefusesReview(Rights moderator) =>
        !moderator.MayModerate(ProcessId, DistrictKey) ? Refusal.NotAllowed
        : moderator.Id == AuthorId ? Refusal.OwnProposal
        : State == ProposalState.InReview ? null : Refusal.DecidedMeanwhile;

    public Refusal? RefusesHiding(Rights moderator) =>
        !moderator.MayModerate(ProcessId, DistrictKey) ? Refusal.NotAllowed
        : moderator.Id == AuthorId ? Refusal.OwnProposal
        : State == ProposalState.Published ? null : Refusal.DecidedMeanwhile;

    public Refusal? RefusesRestoring(Rights moderator) =>
        !moderator.MayModerate(ProcessId, DistrictKey) ? Refusal.NotAllowed
        : moderator.Id == AuthorId ? Refusal.OwnProposal
        : State == ProposalState.Hidden ? null : Refusal.DecidedMeanwhile;

    /// <summary>Keeps what was typed as it is. A text that is too long or not allowed is refused when it is submitted, not here.</summary>
    public void Keep(ProposalText text, string easy, Guid form, DateTimeOffset now)
    {
        (Title, Text, Why, ForWhom, Difference, DistrictKey, Category, Place) = (text.Title, text.Text, text.Why, text.ForWhom, text.Difference, text.District, text.Category, text.Place);
        WriteEasy(easy, isChecked: false);
        (SavedAt, SavedBy) = (now, form);
    }

    /// <summary>A draft goes to review, or a returned proposal once more.</summary>
    public void Submit(ProposalText text, DateTimeOffset now)
    {
        if (State is ProposalState.Draft) SubmittedAt = now;
        Write(text);
        Enter(ProposalState.InReview, now, AuthorId, "", "");
        AddVersion(now);
        (WaitingSince, SavedAt, SavedBy) = (now, null, null);
    }

    public void Withdraw(string reason, DateTimeOffset now) => Enter(ProposalState.Withdrawn, now, AuthorId, "", reason);

    public void Publish(Guid? moderator, DateTimeOffset now)
    {
        Enter(ProposalState.Published, now, moderator, "", "");
        PublishedAt ??= now;
    }

    /// <summary>Public again, with the supports it had.</summary>
    public void Restore(Guid? moderator, string words, DateTimeOffset now) => Enter(ProposalState.Published, now, moderator, "", words);

    /// <summary>Returned, refused or hidden, with the reason from the list and the moderator's own words.</summary>
    public void Reject(ProposalState state, Guid? moderator, string reason, string words, DateTimeOffset now) => Enter(state, now, moderator, reason, words);

    /// <summary>An empty text takes the version away.</summary>
    public void WriteEasy(string text, bool isChecked)
    {
        EasyText = text;
        EasyState = text.Length == 0 ? EasyState.None : isChecked ? EasyState.Checked : EasyState.Draft;
        Revision++;
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

    private void AddVersion(DateTimeOffset now) => Versions.Add(new ProposalVersion(Id, Versions.Count + 1, new ProposalText(Title, Text, Why, ForWhom, Difference, DistrictKey, Category) { Place = Place }, now));
}
