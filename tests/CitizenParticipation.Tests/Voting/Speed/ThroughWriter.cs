using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Tests.Voting.Speed;

/// <summary>The product: rules, ledger, group commit.</summary>
public sealed class ThroughWriter(TestDb db) : IVoteWay
{
    public async Task VoteAsync(Guid proposalId, Guid participantId)
    {
        var answer = await db.Get<VoteWriter>().CastAsync(new Vote(proposalId, participantId, false));
        if (!answer.Changed) throw new InvalidOperationException($"Not counted: {answer.Refusal}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
