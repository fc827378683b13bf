using CitizenParticipation.Data;
using CitizenParticipation.Proposals;

namespace CitizenParticipation.Translations;

/// <summary>
/// The text of a public proposal in another language, by the city's own people. It is shown when a second person has checked it, and only as long as the original is the
/// text that was checked against; what is binding is the original.
/// </summary>
public sealed class Translation : IShownInPublic
{
    /// <summary>Two letters each, ISO 639-1: the languages that the platform speaks. German is one of them, because not everybody writes in German.</summary>
    public static readonly IReadOnlyList<string> Languages = ["de", "en", "tr", "ar", "uk", "ro", "bg", "pl"];

    /// <summary>Longer than an original may be: most languages need more letters than German, and the parts of the original are one text here.</summary>
    public const int LongestTitle = 200;

    public const int LongestText = 12_000;

    private Translation() { }

    internal Translation(Guid proposal, string language, DateTimeOffset now) => (Id, ProposalId, Language) = (Guid.CreateVersion7(now), proposal, language);

    public Guid Id { get; private set; }

    public Guid ProposalId { get; private set; }

    public string Language { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Markdown.</summary>
    public string Text { get; private set; } = "";

    public TranslationState State { get; private set; }

    /// <summary>Who wrote it last.</summary>
    public Guid WriterId { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Never the writer.</summary>
    public Guid? CheckerId { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>Number of the version of the proposal that it was written or checked against.</summary>
    public int OfVersion { get; private set; }

    /// <summary>Grows with each deed.</summary>
    public int Revision { get; private set; }

    /// <summary>Whether readers see it.</summary>
    /// <param name="version">Number of the version that is public now.</param>
    public bool IsCurrent(int version) => State == TranslationState.Checked && OfVersion == version;

    /// <summary>Why this person may not say that it is right; the proposal comes with its co-authors.</summary>
    /// <param name="version">Number of the version that is public now.</param>
    public Refusal? RefusesCheck(Proposal proposal, Guid person, int version) =>
        IsCurrent(version) ? Refusal.DecidedMeanwhile : WriterId == person ? Refusal.OwnTranslation : proposal.IsBy(person) ? Refusal.OwnProposal : (Refusal?)null;

    /// <summary>Another one later means that one of the two texts has changed: both counters only grow.</summary>
    /// <param name="version">Number of the version that is public now.</param>
    public int StampOf(int version) => Revision + version;

    /// <summary>Who writes waits for somebody else's eyes.</summary>
    internal void Write(string title, string text, Guid writer, int version, DateTimeOffset now)
    {
        (Title, Text, WriterId, WrittenAt, OfVersion) = (title, text, writer, now, version);
        (State, CheckerId, CheckedAt) = (TranslationState.Draft, null, null);
        Revision++;
    }

    internal void Check(Guid checker, int version, DateTimeOffset now)
    {
        (State, CheckerId, CheckedAt, OfVersion) = (TranslationState.Checked, checker, now, version);
        Revision++;
    }
}
