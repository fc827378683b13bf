using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Attachments;

internal sealed class AttachmentMap : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.ToTable("Attachments", t =>
        {
            t.HasCheckConstraint("CK_Attachments_Position", "(\"Kind\" = 1 AND \"Position\" BETWEEN 1 AND 5) OR (\"Kind\" = 2 AND \"Position\" BETWEEN 1 AND 2)");
            t.HasCheckConstraint("CK_Attachments_Alternative", "\"Kind\" <> 1 OR \"Alternative\" <> ''");
        });
        attachment.Property(a => a.Id).ValueGeneratedNever();
        attachment.Ignore(a => a.Parts);
        attachment.Property(a => a.Name).HasMaxLength(AttachmentLimits.LongestName * 4);
        attachment.Property(a => a.Alternative).HasMaxLength(AttachmentLimits.LongestAlternative * 4);
        attachment.Property(a => a.StoredName).HasMaxLength(32);
        attachment.Property(a => a.Hash).HasMaxLength(64);
        attachment.HasIndex(a => new { a.ProposalId, a.Kind, a.Position }).IsUnique();
        attachment.HasIndex(a => a.StoredName).IsUnique();
        // A draft that is thrown away takes its rows along; the files are swept up later.
        attachment.HasOne<Proposal>().WithMany().HasForeignKey(a => a.ProposalId).OnDelete(DeleteBehavior.Cascade);
    }
}

public static class AttachmentsDb
{
    extension(ParticipationDb db)
    {
        public DbSet<Attachment> Attachments => db.Set<Attachment>();

        /// <summary>What has changed under a moderator's eyes is to be read again before it is decided.</summary>
        internal Task<int> RaiseRevisionAsync(Guid proposalId, CancellationToken stop) =>
            db.Proposals.Where(p => p.Id == proposalId && p.State != ProposalState.Draft).ExecuteUpdateAsync(p => p.SetProperty(x => x.Revision, x => x.Revision + 1), stop);
    }
}
