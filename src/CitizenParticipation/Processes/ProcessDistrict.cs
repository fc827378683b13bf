using CitizenParticipation.Data;

namespace CitizenParticipation.Processes;

/// <summary>One area of a process; everything below it in the district tree belongs to it too.</summary>
public sealed class ProcessDistrict : IShownInPublic
{
    private ProcessDistrict() { }

    public ProcessDistrict(Guid processId, string districtKey) => (ProcessId, DistrictKey) = (processId, districtKey);

    public Guid ProcessId { get; private set; }

    public string DistrictKey { get; private set; } = "";
}
