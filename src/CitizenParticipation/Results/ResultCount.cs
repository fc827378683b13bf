using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Results;

/// <summary>Counts one process. Supports are counted from their rows and not read from the counter, so that the result stands on the votes themselves.</summary>
internal sealed class ResultCount(ParticipationDb db, Process process, IReadOnlySet<string> areas)
{
    internal sealed record Counted(Guid Id, string Slug, string Title, string DistrictKey, string Category, Guid AuthorId, int Supports);

    private Dictionary<string, HashSet<Guid>> people = [];
    private IReadOnlyList<(string DistrictKey, ProposalState State, int Count)> states = [];

    public IReadOnlyList<Counted> Lines { get; private set; } = [];

    public async Task<IReadOnlyList<ReadResults.Part>> PartsAsync(DistrictTree tree, CancellationToken stop)
    {
        var keys = areas.ToList();
        var supports = db.Supports;
        var published = db.Proposals.Published.Where(p => p.ProcessId == process.Id && keys.Contains(p.DistrictKey));
        Lines = await published.Select(p => new Counted(
            p.Id, p.Slug, p.Title, p.DistrictKey, p.Category, p.AuthorId, supports.Count(s => s.ProposalId == p.Id))).ToListAsync(stop);
        var supporters = await (from s in supports join p in published on s.ProposalId equals p.Id select new { p.DistrictKey, s.ParticipantId }).Distinct().ToListAsync(stop);
        people = supporters.Select(s => (s.DistrictKey, Person: s.ParticipantId))
            .Concat(Lines.Select(l => (l.DistrictKey, Person: l.AuthorId)))
            .GroupBy(x => x.DistrictKey).ToDictionary(g => g.Key, g => g.Select(x => x.Person).ToHashSet());

        var submitted = await db.Proposals.Where(p => p.ProcessId == process.Id && p.State != ProposalState.Draft && keys.Contains(p.DistrictKey))
            .GroupBy(p => new { p.DistrictKey, p.State }).Select(g => new { g.Key.DistrictKey, g.Key.State, Count = g.Count() }).ToListAsync(stop);
        states = [.. submitted.Select(s => (s.DistrictKey, s.State, s.Count))];

        // Proposals for the whole city stand in the ranking of the whole; a borough lists what lies in it.
        return [.. tree.Boroughs.Where(b => areas.Contains(b.Key) || tree.ChildrenOf(b.Key).Any(c => areas.Contains(c.Key))).Select(b => Part(b, tree))];
    }

    public int ParticipantsIn(IEnumerable<string> keys) => keys.SelectMany(k => people.TryGetValue(k, out var set) ? set : []).Distinct().Count();

    public IReadOnlyDictionary<ProposalState, int> StatesIn(IReadOnlySet<string> keys) =>
        states.Where(s => keys.Contains(s.DistrictKey)).GroupBy(s => s.State).ToDictionary(g => g.Key, g => g.Sum(s => s.Count));

    public IReadOnlyList<ReadResults.Line> Ranked(IEnumerable<string> keys, DistrictTree tree)
    {
        var wanted = keys as IReadOnlySet<string> ?? keys.ToHashSet(StringComparer.Ordinal);
        return [.. Ranking.By(Lines.Where(l => wanted.Contains(l.DistrictKey)), l => l.Supports, l => l.Title)
            .Select(r => new ReadResults.Line(
                r.Rank, r.Item.Slug, r.Item.Title, r.Item.DistrictKey, tree.NameOf(r.Item.DistrictKey), r.Item.Category, r.Item.Supports,
                PerThousand(r.Item.Supports, tree.Find(r.Item.DistrictKey))))];
    }

    private ReadResults.Part Part(District district, DistrictTree tree)
    {
        var keys = tree.WithDescendants(district.Key).Where(areas.Contains).ToHashSet(StringComparer.Ordinal);
        var ranking = Ranked(keys, tree);
        var supports = ranking.Sum(l => l.Supports);
        // A rate needs the people who could take part: where the process covers only a piece of the borough, its population is the wrong number.
        var isWhole = areas.Contains(district.Key) || tree.ChildrenOf(district.Key).All(c => areas.Contains(c.Key));
        return new ReadResults.Part(
            district, ranking.Count, supports, ParticipantsIn(keys), isWhole ? PerThousand(supports, district) : null, ranking,
            [.. tree.ChildrenOf(district.Key).Where(c => areas.Contains(c.Key)).Select(c => Part(c, tree))], StatesIn(keys));
    }

    private static double? PerThousand(int supports, District? district) => district?.Population is > 0 and { } population ? supports * 1000.0 / population : null;
}
