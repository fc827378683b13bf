using CitizenParticipation.Mail;

namespace CitizenParticipation.Proposals;

/// <summary>What an author submitted, kept word for word: one row per submission, and what became of it.</summary>
public sealed class ProposalVersion : INamedInMails
{
    private ProposalVersion() { }

    internal ProposalVersion(Guid proposalId, int number, Guid writerId, ProposalText text, string? easyText, ChangeNote note, DateTimeOffset at)
    {
        (ProposalId, Number, WriterId, At, EasyText) = (proposalId, number, writerId, at, easyText);
        (Title, Text, Why, ForWhom, Difference, DistrictKey, Category, Place) = (text.Title, text.Text, text.Why, text.ForWhom, text.Difference, text.District, text.Category, text.Place);
        (Note, AuthorSaysMeaningChanged) = (note.Words, note.ChangesMeaning);
    }

    public Guid ProposalId { get; private set; }

    /// <summary>Counts every submission from 1, also those that never became public.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Why { get; private set; } = "";

    public string ForWhom { get; private set; } = "";

    public string Difference { get; private set; } = "";

    /// <summary>In easy language as the author wrote it; null where this submission left it as it was.</summary>
    public string? EasyText { get; private set; }

    public string DistrictKey { get; private set; } = "";

    public string Category { get; private set; } = "";

    public ProposalPlace Place { get; private set; } = ProposalPlace.None;

    public DateTimeOffset At { get; private set; }

    /// <summary>Who submitted it: the author or one of the co-authors. Empty in rows from before this was kept.</summary>
    public Guid? WriterId { get; private set; }

    public VersionState State { get; private set; }

    /// <summary>When this text became the public one; null when it never did.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>What is different and why, in the author's words; empty for a text from before publication.</summary>
    public string Note { get; private set; } = "";

    public bool AuthorSaysMeaningChanged { get; private set; }

    public bool ModeratorSaysMeaningChanged { get; private set; }

    /// <summary>Either of the two is enough: whoever supported the earlier text is asked rather once too often.</summary>
    public bool MeaningChanged => AuthorSaysMeaningChanged || ModeratorSaysMeaningChanged;

    /// <summary>Key of the moderation reason for which it was sent back, or empty.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The moderator's own words to the author, not public.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Since when a moderator keeps this text out of the public history; null for nearly all.</summary>
    public DateTimeOffset? HiddenAt { get; private set; }

    /// <summary>Key of the reason from the list of moderation; empty unless hidden.</summary>
    public string HiddenReason { get; private set; } = "";

    /// <summary>The moderator's own words, public like the reason; empty unless hidden.</summary>
    public string HiddenWords { get; private set; } = "";

    public bool IsHidden => HiddenAt is not null;

    /// <summary>Its title may stand in mails from when it was the present one.</summary>
    public Guid? TakenFromMails => IsHidden ? ProposalId : null;

    public ProposalText Content => new(Title, Text, Why, ForWhom, Difference, DistrictKey, Category) { Place = Place };

    internal void Publish(bool meaningChanged, DateTimeOffset now) => (State, ModeratorSaysMeaningChanged, PublishedAt) = (VersionState.Published, meaningChanged, now);

    internal void Hide(string reason, string words, DateTimeOffset now) => (HiddenAt, HiddenReason, HiddenWords) = (now, reason, words);

    internal void Restore() => (HiddenAt, HiddenReason, HiddenWords) = (null, "", "");

    internal void Erase()
    {
        (Title, Text, Why, ForWhom, Difference, Note) = (Gone.Text, Gone.Text, "", "", "", Note.Length == 0 ? "" : Gone.Text);
        (EasyText, Place) = (EasyText is null ? null : "", ProposalPlace.None);
    }

    internal void Close(VersionState state, string reason, string words) => (State, Reason, Words) = (state, reason, words);
}
