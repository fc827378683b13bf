using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;

namespace CitizenParticipation.Voting;

/// <summary>What a transaction sees and changes while its votes are judged one after the other.</summary>
internal abstract class VoteRows
{
    public abstract VotedProposal? ReadProposal(Guid id);

    public abstract Process ReadProcess(Guid id);

    /// <returns>Null for somebody who does not exist or has left.</returns>
    public abstract SupportRule.Supporter? ReadSupporter(Guid participantId);

    /// <summary>The proposals that a person supports.</summary>
    public abstract IReadOnlyList<Guid> SupportedBy(Guid participantId);

    /// <returns>False when this person supports the proposal already.</returns>
    public abstract bool Insert(Guid proposalId, Guid participantId, long at);

    /// <returns>False when there was no such support.</returns>
    public abstract bool Delete(Guid proposalId, Guid participantId);
}

/// <summary>A proposal as a transaction found it, and by how much its votes have grown since.</summary>
internal sealed record VotedProposal(Guid Id, string Slug, ProposalState State, Guid ProcessId, int Supports)
{
    /// <summary>Rows inserted minus rows deleted in this transaction.</summary>
    public int Change { get; set; }

    public int Total => Supports + Change;
}
