using System.Text.Json;
using System.Text.Json.Serialization;
using CitizenParticipation.City;
using CitizenParticipation.Comments;
using CitizenParticipation.Offers;
using CitizenParticipation.Processes;

namespace CitizenParticipation.Demonstration;

/// <summary>The files of <c>seeds/{city}/demo</c>. The format is described in the README.</summary>
public static class DemoFiles
{
    /// <summary>A process with dates in days from the day of the first start; each day begins at local midnight.</summary>
    /// <param name="Easy">The description in easy language; shown as a draft.</param>
    public sealed record ProcessFile(
        string Slug, string Title, string Summary, string Description, IReadOnlyList<string> Districts, Audience Audience, IReadOnlyList<PhaseLine> Phases, string? Easy = null);

    public sealed record PhaseLine(PhaseKind Kind, int StartDay, int EndDay, bool ProposalsWelcome = false);

    /// <param name="District">Key or name of a district.</param>
    /// <param name="State">published, in-review, returned, refused, withdrawn or hidden.</param>
    /// <param name="Supports">How many demonstration voices support it.</param>
    /// <param name="Process">Slug of a process; by default the one in its Support phase.</param>
    /// <param name="Reason">What the moderator or, when withdrawn, the author gave as reason.</param>
    /// <param name="Easy">The text in easy language; shown as a draft.</param>
    /// <param name="Translations">In other languages; of published ones only.</param>
    public sealed record ProposalFile(string Title, string Text, string Category, string District, string State, int Supports, string? Process = null, string? Reason = null, string? Easy = null, IReadOnlyList<TranslationFile>? Translations = null);

    /// <param name="Checked">A second person has found it right; else it waits on the desk.</param>
    public sealed record TranslationFile(string Language, string Title, string Text, bool Checked = false);

    /// <param name="Proposal">Title of a published proposal.</param>
    /// <param name="Author">Name of a demonstration person, or "author" for who has made the proposal.</param>
    /// <param name="Helpful">How many demonstration voices find it helpful.</param>
    /// <param name="Official">Speaks for the office that the person holds.</param>
    public sealed record CommentFile(
        string Proposal, string Author, CommentKind Kind, string Text, int Helpful = 0, bool Official = false, IReadOnlyList<ReplyFile>? Replies = null);

    public sealed record ReplyFile(string Author, string Text, bool Official = false);

    /// <param name="Proposal">Title of a published proposal.</param>
    /// <param name="Author">Name of a demonstration person.</param>
    /// <param name="Organisation">Of a club or business; the file must make clear that it is an example.</param>
    /// <param name="Amount">In euros, for money.</param>
    /// <param name="Contact">Given to the author and the administration.</param>
    public sealed record OfferFile(
        string Proposal, string Author, OfferAs As, OfferKind Kind, string Text, string? Organisation = null, string? Amount = null, string? Contact = null, bool Accepted = false);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static string Folder(CityProfile city) => Path.Combine(city.Folder, "demo");

    public static (string File, IReadOnlyList<ProcessFile> Items, IReadOnlyList<long> Lines) Processes(CityProfile city) => Read<ProcessFile>(city, "processes.json");

    public static (string File, IReadOnlyList<ProposalFile> Items, IReadOnlyList<long> Lines) Proposals(CityProfile city) => Read<ProposalFile>(city, "proposals.json");

    public static (string File, IReadOnlyList<CommentFile> Items, IReadOnlyList<long> Lines) Comments(CityProfile city) => Read<CommentFile>(city, "comments.json");

    public static (string File, IReadOnlyList<OfferFile> Items, IReadOnlyList<long> Lines) Offers(CityProfile city) => Read<OfferFile>(city, "offers.json");

    private static (string, IReadOnlyList<T>, IReadOnlyList<long>) Read<T>(CityProfile city, string name)
    {
        var file = Path.Combine(Folder(city), name);
        if (!File.Exists(file)) return (file, [], []);
        var items = SeedFile.Json<List<T?>>(file, Json);
        // Elements that are no objects have no line of their own below; an empty one is the only such that parses.
        if (items.Contains(default)) throw SeedFile.Broken(file, 1, "an element of the list is null");
        return (file, items!, SeedFile.LinesOfElements(file));
    }
}
