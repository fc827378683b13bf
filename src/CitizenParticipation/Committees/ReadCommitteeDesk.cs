using CitizenParticipation.Accounts;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Results;

namespace CitizenParticipation.Committees;

/// <summary>What a member of a Bezirksvertretung sees: their own borough in every process that touches it, also while people still vote.</summary>
public sealed class ReadCommitteeDesk(ReadRights rights, ReadDistricts districts, BrowseProcesses processes, ReadResults results)
{
    public sealed record ProcessPart(Process Process, ReadResults.Answer Results, ReadResults.Part Part);

    public sealed record Borough(District District, IReadOnlyList<ProcessPart> Processes);

    public sealed record Answer(IReadOnlyList<Borough> Boroughs);

    public async Task<Outcome<Answer>> HandleAsync(Guid? reader, CancellationToken stop = default)
    {
        var who = await rights.HandleAsync(reader, stop);
        if (!who.SignedIn) return Refusal.SignInRequired;
        if (!who.SitsInAnyCommittee) return Refusal.NotAllowed;
        var tree = await districts.HandleAsync(stop);
        var all = new List<ReadResults.Answer>();
        foreach (var process in await processes.HandleAsync(stop))
        {
            if ((await results.HandleAsync(reader, process.Slug, stop)).Value is { } answer) all.Add(answer);
        }

        return new Answer([.. who.CommitteeDistricts.Select(tree.Find).OfType<District>().Select(borough => new Borough(
            borough,
            [.. from answer in all
                let part = answer.Boroughs.FirstOrDefault(b => b.District.Key == borough.Key)
                where part is not null
                select new ProcessPart(answer.Process, answer, part)]))]);
    }
}
