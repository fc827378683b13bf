using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Proposals.Authors;

/// <summary>
/// Somebody who writes a proposal along with its author, or has asked to. Nobody becomes one without their own word and the author's: an invitation is accepted, or a
/// request is. Co-authors change the text; only the author withdraws the proposal or says who writes along.
/// </summary>
public sealed class CoAuthor : IShownInPublic
{
    private CoAuthor() { }

    internal CoAuthor(Guid proposalId, Guid participantId, CoAuthorState state, string words, DateTimeOffset at) =>
        (ProposalId, ParticipantId, State, Words, At) = (proposalId, participantId, state, words, at);

    public Guid ProposalId { get; private set; }

    public Guid ParticipantId { get; private set; }

    public CoAuthorState State { get; private set; }

    /// <summary>What the person said to the author when asking; shown to the author only.</summary>
    public string Words { get; private set; } = "";

    /// <summary>When the present state began.</summary>
    public DateTimeOffset At { get; private set; }

    public bool IsShownInPublic => State == CoAuthorState.Joined;

    internal void Enter(CoAuthorState state, DateTimeOffset now) => (State, At) = (state, now);
}

internal sealed class CoAuthorMap : IEntityTypeConfiguration<CoAuthor>
{
    public void Configure(EntityTypeBuilder<CoAuthor> coAuthor)
    {
        coAuthor.ToTable("CoAuthors", t => t.HasCheckConstraint("CK_CoAuthors_State", "\"State\" BETWEEN 0 AND 2"));
        coAuthor.HasKey(c => new { c.ProposalId, c.ParticipantId });
        coAuthor.HasIndex(c => c.ParticipantId);
        coAuthor.HasOne<Proposal>().WithMany(p => p.CoAuthors).HasForeignKey(c => c.ProposalId).OnDelete(DeleteBehavior.Cascade);
        coAuthor.HasOne<Participant>().WithMany().HasForeignKey(c => c.ParticipantId).OnDelete(DeleteBehavior.Restrict);
    }
}
