using CitizenParticipation.Districts;
using CitizenParticipation.Ledger;
using CitizenParticipation.Live;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;

namespace CitizenParticipation.Voting;

/// <summary>
/// The votes of one transaction, judged in the order in which they came, by the same <see cref="SupportRule"/> that the
/// page asks and by the server's clock at that moment. Each proposal and process is read once, however many votes name it.
/// </summary>
internal sealed class JudgedVotes(VoteRows rows, Pseudonyms pseudonyms, DistrictTree districts, DateTimeOffset now)
{
    private readonly Dictionary<Guid, VotedProposal?> proposals = [];
    private readonly Dictionary<Guid, Process> processes = [];
    private readonly List<LedgerLine> lines = [];
    private readonly long at = now.ToUnixTimeMilliseconds();

    public DateTimeOffset Now => now;

    /// <summary>The rows really inserted and deleted, for the ledger.</summary>
    public IReadOnlyList<LedgerLine> Lines => lines;

    /// <summary>Proposals whose number is another one after the commit.</summary>
    public IEnumerable<VotedProposal> Moved => proposals.Values.OfType<VotedProposal>().Where(p => p.Change != 0);

    /// <summary>Of published proposals only: what is hidden moves silently, when somebody leaves.</summary>
    public IEnumerable<Beat> Beats => Moved.Where(p => p.State == ProposalState.Published).Select(p => new Beat(Topics.Proposal(p.Slug), p.Total));

    /// <summary>From this instant on the judgement may be wrong, because a phase in which votes were accepted is over.</summary>
    public DateTimeOffset HoldsUntil { get; private set; } = DateTimeOffset.MaxValue;

    public VoteAnswer[] Judge(IReadOnlyList<Vote> votes)
    {
        var answers = new VoteAnswer[votes.Count];
        for (var i = 0; i < answers.Length; i++) answers[i] = votes[i].Leaves ? Leave(votes[i].ParticipantId) : Judge(votes[i]);
        // Everybody in the batch hears the number that stands after the commit.
        for (var i = 0; i < answers.Length; i++)
        {
            if (answers[i].Refusal != Refusal.NotFound && proposals.GetValueOrDefault(votes[i].ProposalId) is { } proposal) answers[i] = answers[i] with { Total = proposal.Total };
        }

        return answers;
    }

    private VoteAnswer Judge(Vote vote)
    {
        if (Proposal(vote.ProposalId) is not { } proposal) return VoteAnswer.Refused(Refusal.NotFound);
        var process = Process(proposal.ProcessId);
        if (Refuses(vote, proposal, process) is { } refusal) return VoteAnswer.Refused(refusal);
        if (process.CurrentPhase(now) is { } phase && phase.EndsAt < HoldsUntil) HoldsUntil = phase.EndsAt;
        return new VoteAnswer(null, vote.Withdraws ? Remove(proposal, vote.ParticipantId) : Add(proposal, vote.ParticipantId), 0);
    }

    private Refusal? Refuses(Vote vote, VotedProposal proposal, Process process)
    {
        if (vote.Withdraws) return SupportRule.RefusesWithdrawal(proposal.State, process, now);
        return rows.ReadSupporter(vote.ParticipantId) is { } supporter
            ? SupportRule.Refuses(proposal.State, process, supporter, districts, now)
            : Refusal.SignInRequired;
    }

    /// <summary>Only what is not yet counted to the end: else the same person could come back with a new account and count twice. Finished results stay as they are.</summary>
    private VoteAnswer Leave(Guid participantId)
    {
        var changed = false;
        foreach (var id in rows.SupportedBy(participantId))
        {
            if (Proposal(id) is { } proposal && !Process(proposal.ProcessId).ResultsAreOpen(now)) changed |= Remove(proposal, participantId);
        }

        return new VoteAnswer(null, changed, 0);
    }

    private bool Add(VotedProposal proposal, Guid participantId)
    {
        if (!rows.Insert(proposal.Id, participantId, at)) return false;
        proposal.Change++;
        lines.Add(new LedgerLine(true, proposal.Id, pseudonyms.Of(proposal.Id, participantId), at));
        return true;
    }

    private bool Remove(VotedProposal proposal, Guid participantId)
    {
        if (!rows.Delete(proposal.Id, participantId)) return false;
        proposal.Change--;
        lines.Add(new LedgerLine(false, proposal.Id, pseudonyms.Of(proposal.Id, participantId), at));
        return true;
    }

    private VotedProposal? Proposal(Guid id) => proposals.TryGetValue(id, out var known) ? known : proposals[id] = rows.ReadProposal(id);

    private Process Process(Guid id) => processes.TryGetValue(id, out var known) ? known : processes[id] = rows.ReadProcess(id);
}
