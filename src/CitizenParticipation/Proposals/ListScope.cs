using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;

namespace CitizenParticipation.Proposals;

/// <summary>The filters of a list in the terms of the database: a district stands for all that lies in it, null for no filter.</summary>
internal sealed record ListScope(Guid? Process, IReadOnlyList<string>? Districts, string? Category)
{
    public bool IsEverything => Process is null && Districts is null && Category is null;

    public SearchScope ForSearch => new(Process, Districts, Category);

    /// <returns>Null when a process or a district is asked for that does not exist.</returns>
    public static ListScope? Of(BrowseProposals.Query query, DistrictTree tree, IReadOnlyList<Process> processes)
    {
        Guid? process = null;
        if (!string.IsNullOrEmpty(query.Process))
        {
            process = processes.FirstOrDefault(p => p.Slug == query.Process)?.Id;
            if (process is null) return null;
        }

        IReadOnlyList<string>? keys = null;
        if (!string.IsNullOrEmpty(query.District))
        {
            if (tree.Find(query.District) is not { } district) return null;
            if (district.Level != DistrictLevel.City) keys = tree.WithDescendants(district.Key);
        }

        return new ListScope(process, keys, string.IsNullOrEmpty(query.Category) ? null : query.Category);
    }

    public bool Holds(ProposalCount count) =>
        (Process is null || count.ProcessId == Process) && (Districts is null || Districts.Contains(count.DistrictKey)) && (Category is null || count.Category == Category);

    public bool Holds(SearchMatch match) =>
        (Process is null || match.ProcessId == Process) && (Districts is null || Districts.Contains(match.DistrictKey)) && (Category is null || match.Category == Category);

    public IQueryable<Proposal> Of(IQueryable<Proposal> proposals)
    {
        if (Process is { } process) proposals = proposals.Where(p => p.ProcessId == process);
        if (Districts is [var only]) proposals = proposals.Where(p => p.DistrictKey == only);
        else if (Districts is { } keys) proposals = proposals.Where(p => keys.Contains(p.DistrictKey));
        if (Category is { } category) proposals = proposals.Where(p => p.Category == category);
        return proposals;
    }
}
