using System.Globalization;
using System.Security.Cryptography;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;

namespace CitizenParticipation.Attachments;

/// <summary>A picture or a document of a proposal. The row says what it is; its bytes lie in the <see cref="IFileStore"/> under a name of our own.</summary>
public sealed class Attachment : IShownInPublic
{
    private Attachment() { }

    internal Attachment(Guid proposalId, PreparedFile file, string storedName, int position, string name, string alternative, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (ProposalId, Kind, StoredName, Position, Name, Alternative, At) = (proposalId, file.Kind, storedName, position, name, alternative, now);
        (Width, Height, Bytes) = (file.Width, file.Height, file.Parts.Sum(p => (long)p.Content.Length));
        Hash = Convert.ToHexStringLower(SHA256.HashData(file.Parts[^1].Content));
    }

    public Guid Id { get; private set; }

    public Guid ProposalId { get; private set; }

    public AttachmentKind Kind { get; private set; }

    /// <summary>From 1; the database keeps two out of one place, and so a sixth picture.</summary>
    public int Position { get; private set; }

    /// <summary>What the person called the file; only ever shown as text.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What a picture shows, for those who do not see it.</summary>
    public string Alternative { get; private set; } = "";

    /// <summary>All its parts together.</summary>
    public long Bytes { get; private set; }

    /// <summary>Of the largest size that is kept; 0 for a document.</summary>
    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Drawn by lot; nothing in it comes from the person.</summary>
    public string StoredName { get; private set; } = "";

    /// <summary>SHA-256 of the largest part.</summary>
    public string Hash { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>The parts that are kept: the sizes of a picture, or the one of a document.</summary>
    public IEnumerable<string> Parts => Kind == AttachmentKind.Document ? [Part(0)] : PictureSize.Of(Width, Height).Select(Part);

    public void Describe(string alternative) => Alternative = alternative;

    /// <summary>Why this person may not change what is attached: it is its authors', and what others have read or review has decided does not change unseen. Needs the co-authors.</summary>
    public static Refusal? RefusesChange(Proposal proposal, Guid? actor) =>
        actor is null ? Refusal.SignInRequired
        : !proposal.IsBy(actor) ? Refusal.NotFound
        : IsOpen(proposal.State) ? null : Refusal.NotInThisState;

    /// <summary>Whether its authors may still add and remove.</summary>
    public static bool IsOpen(ProposalState state) => state is ProposalState.Draft or ProposalState.InReview or ProposalState.Returned;

    /// <summary>Everybody sees what belongs to a published proposal; else its authors and, once it was sent, the moderators it concerns. What was withdrawn waits for <see cref="SweepFiles"/>.</summary>
    /// <param name="isOwn">The reader writes the proposal.</param>
    public static bool IsVisible(ProposalState state, bool isOwn, Guid processId, string districtKey, Rights reader) =>
        state is ProposalState.Published or ProposalState.Merged
        || (state != ProposalState.Withdrawn && reader.SignedIn && isOwn)
        || (state is not (ProposalState.Withdrawn or ProposalState.Draft) && reader.MayModerate(processId, districtKey));

    /// <summary>How a size is called in addresses and in the store; 0 is a document.</summary>
    public static string Part(int size) => size == 0 ? "document" : size.ToString(CultureInfo.InvariantCulture);
}
