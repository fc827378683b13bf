using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Demonstration;

/// <summary>Makes proposals and supports from the file, with dates that fit the phases of their process.</summary>
internal sealed class DemoProposals(CityProfile city, DistrictTree districts, IReadOnlyList<Process> processes, DateTimeOffset now)
{
    public const int MostSupports = 20_000;

    private static readonly Dictionary<string, ProposalState> States = new(StringComparer.OrdinalIgnoreCase)
    {
        ["published"] = ProposalState.Published,
        ["in-review"] = ProposalState.InReview,
        ["inreview"] = ProposalState.InReview,
        ["returned"] = ProposalState.Returned,
        ["refused"] = ProposalState.Refused,
        ["withdrawn"] = ProposalState.Withdrawn,
        ["hidden"] = ProposalState.Hidden,
    };

    /// <exception cref="StartRefused">A line names an unknown district, category, state or process.</exception>
    public IReadOnlyList<(Proposal Proposal, int Supports)> Make(IReadOnlyList<Participant> residents)
    {
        var (file, items, lines) = DemoFiles.Proposals(city);
        var byHome = residents.ToLookup(r => r.HomeDistrictKey);
        var made = new List<(Proposal, int)>();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            StartRefused Broken(string fault) => SeedFile.Broken(file, lines[i], fault);

            var district = districts.Find(item.District) ?? districts.All.FirstOrDefault(d => d.Name == item.District) ?? throw Broken($"the district \"{item.District}\" is not known");
            if (city.FindCategory(item.Category) is null) throw Broken($"the category \"{item.Category}\" is not known");
            if (!States.TryGetValue(item.State, out var state)) throw Broken($"the state \"{item.State}\" is not known");
            if (item.Supports is < 0 or > MostSupports) throw Broken($"supports must lie between 0 and {MostSupports}");
            var process = (item.Process is null ? DefaultProcess() : processes.FirstOrDefault(p => p.Slug == item.Process)) ?? throw Broken($"the process \"{item.Process}\" is not known");
            if (!districts.Covers(process.DistrictKeys, district.Key)) throw Broken($"the district \"{item.District}\" does not belong to the process \"{process.Slug}\"");

            // The author lives where the idea is, if anybody does; else anybody.
            var neighbours = byHome[district.Key].ToList();
            var author = neighbours.Count > 0 ? neighbours[i / 18 % neighbours.Count] : residents[i % residents.Count];
            made.Add((Make(item, state, process, district.Key, author.Id, i), item.Supports));
        }

        return made;
    }

    /// <summary>Which voices support a proposal: a stretch of all voices that starts somewhere else for each proposal, spread over the time in which supporting was possible.</summary>
    public IEnumerable<Support> SupportsOf(Proposal proposal, int count, IReadOnlyList<Participant> voices, int index)
    {
        var phase = processes.First(p => p.Id == proposal.ProcessId).Phases.FirstOrDefault(p => p.TakesSupport && p.StartsAt < now);
        var end = phase is null || phase.EndsAt > now ? now.AddMinutes(-5) : phase.EndsAt.AddMinutes(-5);
        var span = phase is null ? TimeSpan.FromDays(7) : end - phase.StartsAt;
        return Enumerable.Range(0, count).Select(i => new Support(proposal.Id, voices[(index * 37 + i) % voices.Count].Id, end - span * (i * 29 % 97 / 97.0)));
    }

    private Proposal Make(DemoFiles.ProposalFile item, ProposalState state, Process process, string districtKey, Guid author, int index)
    {
        var submitted = SubmittedAt(process, state, index);
        var proposal = new Proposal(process.Id, author, item.Title.Trim(), item.Text.Trim(), districtKey, item.Category, submitted);
        var decided = Earlier(submitted.AddHours(9 + index * 7 % 50), now.AddMinutes(-10 - index));
        if (state is ProposalState.Published or ProposalState.Hidden) proposal.Publish(null, decided);
        if (item.Easy is { Length: > 0 } easy) proposal.WriteEasy(easy, isChecked: false);
        if (state == ProposalState.Withdrawn) proposal.Withdraw(item.Reason ?? "Die Idee ist schon umgesetzt.", decided);
        else if (state is ProposalState.Returned or ProposalState.Refused or ProposalState.Hidden)
            proposal.Reject(state, null, ReasonFor(state), item.Reason ?? "Siehe Regeln.", Earlier(decided.AddHours(1), now.AddMinutes(-5)));
        return proposal;
    }

    private static string ReasonFor(ProposalState state) => state switch
    {
        ProposalState.Returned => "Unclear",
        ProposalState.Refused => "Advertising",
        _ => "PersonalData",
    };

    /// <summary>Spread over the time in which the process took proposals; what waits for review came in during the last days.</summary>
    private DateTimeOffset SubmittedAt(Process process, ProposalState state, int index)
    {
        var open = process.Phases.FirstOrDefault(p => p.TakesProposals) ?? process.Phases[0];
        var end = Earlier(open.EndsAt, now.AddHours(-2));
        if (end <= open.StartsAt) return now.AddHours(-2);
        if (state == ProposalState.InReview) return now.AddHours(-3 - index % 5 * 17);
        var share = (index * 29 % 97 + 1) / 99.0;
        return open.StartsAt + (end - open.StartsAt) * share;
    }

    private Process? DefaultProcess() =>
        processes.FirstOrDefault(p => p.RefusesSupport(now) is null) ?? (processes.Count > 0 ? processes[0] : null);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
