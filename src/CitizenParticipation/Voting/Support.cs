using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Voting;

/// <summary>One person supports one proposal. The key is the pair, so the database itself keeps a second one out.</summary>
public sealed class Support
{
    private Support() { }

    public Support(Guid proposalId, Guid participantId, DateTimeOffset at) => (ProposalId, ParticipantId, At) = (proposalId, participantId, at);

    public Guid ProposalId { get; private set; }

    public Guid ParticipantId { get; private set; }

    public DateTimeOffset At { get; private set; }
}

internal sealed class SupportMap : IEntityTypeConfiguration<Support>
{
    public void Configure(EntityTypeBuilder<Support> support)
    {
        support.ToTable("Supports");
        support.HasKey(s => new { s.ProposalId, s.ParticipantId });
        support.HasIndex(s => s.ParticipantId);
        support.HasOne<Proposal>().WithMany().HasForeignKey(s => s.ProposalId).OnDelete(DeleteBehavior.Restrict);
        support.HasOne<Participant>().WithMany().HasForeignKey(s => s.ParticipantId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class VotingDb
{
    extension(ParticipationDb db)
    {
        public DbSet<Support> Supports => db.Set<Support>();
    }
}
