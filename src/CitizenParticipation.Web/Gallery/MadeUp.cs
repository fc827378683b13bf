using CitizenParticipation.City;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;

namespace CitizenParticipation.Web.Gallery;

/// <summary>Processes and proposals in every state. None of them is in the database, so what they link to does not exist.</summary>
public sealed class MadeUp(CityProfile city, DateTimeOffset now, DistrictTree tree)
{
    /// <summary>A process and the name of the state it is in.</summary>
    public sealed record Stage(string Name, Process Process);

    public const string Slug = "made-up";

    private const int PhaseDays = 20;
    private static readonly IReadOnlyList<PhaseKind> Kinds = Enum.GetValues<PhaseKind>();

    public DateTimeOffset Now => now;

    public DistrictTree Tree => tree;

    /// <summary>A district that everything made up belongs to.</summary>
    public District Place { get; } = tree.All.FirstOrDefault(d => d.Level == DistrictLevel.Neighbourhood) ?? tree.All[0];

    public string Category { get; } = city.Categories[0].Key;

    /// <summary>From "not yet begun" through each phase to "ended".</summary>
    public IReadOnlyList<Stage> Stages =>
    [
        new("Soon", Process("Soon", -1)),
        .. Kinds.Select((kind, i) => new Stage(kind.ToString(), Process(kind.ToString(), i))),
        new("SupportAndPropose", Process("SupportAndPropose", Kinds.Index().First(k => k.Item == PhaseKind.Support).Index, proposalsWelcome: true)),
        new("Ended", Process("Ended", Kinds.Count)),
    ];

    public Process In(PhaseKind kind) => Stages.First(s => s.Name == kind.ToString()).Process;

    public Process Ended => Stages[^1].Process;

    public ProposalSummary Summary(string title, Process process, int supports, string author = "Somebody") => new(
        Slug, title, "The first words of the text, cut where the card ends …", process.Slug, process.Title, Place.Key, Category, author, supports, now.AddDays(-9), now.AddDays(-8));

    /// <param name="states">What it has gone through; the last is what it is.</param>
    public ReadProposal.Answer Proposal(Process process, IReadOnlyList<ProposalState> states, bool isOwn = true, IReadOnlyList<ReadProposal.Change>? changes = null) => new(
        Guid.CreateVersion7(), Slug, "A made-up proposal", "What is proposed.", states[^1], process, Place.Key, Category, Guid.CreateVersion7(), "Somebody",
        12, 1, now.AddDays(-states.Count), now.AddDays(-1), isOwn, MayModerate: !isOwn, [.. states.Select((state, i) => Step(state, i - states.Count))],
        "", EasyState.None, "What is proposed.", "", "", "", ProposalPlace.None, changes ?? [], ChangeWaits: false, IsAuthor: isOwn, []);

    private ReadProposal.Step Step(ProposalState state, int days) =>
        new(state, now.AddDays(days), "", state is ProposalState.Returned or ProposalState.Refused or ProposalState.Hidden ? "Why it was decided so." : "");

    private Process Process(string name, int phase, bool proposalsWelcome = false)
    {
        var process = new Process($"{Slug}-{name.ToLowerInvariant()}", now);
        process.Describe($"A process: {name}", "One sentence about what it is for.", "What it is for.", Audience.Everyone);
        process.Cover([tree.City?.Key ?? Place.Key]);
        process.Schedule(Kinds.Select((kind, i) => new Phase(kind, Begin(i - phase), Begin(i - phase + 1), proposalsWelcome)));
        return process;
    }

    /// <summary>The phase that runs began half its time ago.</summary>
    private DateTimeOffset Begin(int phases) => now.AddDays((phases - 0.5) * PhaseDays);
}
