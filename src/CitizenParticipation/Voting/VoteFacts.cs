using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;

namespace CitizenParticipation.Voting;

/// <summary>What the writer needs to know to judge a batch. Each proposal and process is read once per transaction, however many votes name it.</summary>
internal sealed class VoteFacts(VoteStatements statements)
{
    private readonly Dictionary<Guid, TouchedProposal?> proposals = [];
    private readonly Dictionary<Guid, Process> processes = [];
    private DistrictTree districts = new([]);
    private DateTimeOffset now;

    public IEnumerable<TouchedProposal> Touched => proposals.Values.OfType<TouchedProposal>();

    /// <summary>Forgets the last transaction: everything may have changed since.</summary>
    public void Begin(DistrictTree tree, DateTimeOffset at)
    {
        proposals.Clear();
        processes.Clear();
        (districts, now) = (tree, at);
    }

    public TouchedProposal? Proposal(Guid id) =>
        proposals.TryGetValue(id, out var known) ? known : proposals[id] = statements.ReadProposal(id);

    public Refusal? Refuses(Vote vote, TouchedProposal proposal)
    {
        if (!processes.TryGetValue(proposal.ProcessId, out var process)) process = processes[proposal.ProcessId] = statements.ReadProcess(proposal.ProcessId);
        if (vote.Withdraws) return SupportRule.RefusesWithdrawal(proposal.State, process, now);
        return statements.ReadSupporter(vote.ParticipantId) is { } supporter
            ? SupportRule.Refuses(proposal.State, process, supporter, districts, now)
            : Refusal.SignInRequired;
    }

    internal sealed record TouchedProposal(Guid Id, string Slug, ProposalState State, Guid ProcessId, int Supports)
    {
        /// <summary>Rows inserted minus rows deleted in this transaction.</summary>
        public int Change { get; set; }
    }
}
