using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Merging;

internal sealed class RegroupingMap : IEntityTypeConfiguration<Regrouping>
{
    public void Configure(EntityTypeBuilder<Regrouping> regrouping)
    {
        regrouping.ToTable("Regroupings", t =>
        {
            t.HasCheckConstraint("CK_Regroupings_Kind", "\"Kind\" BETWEEN 0 AND 1");
            t.HasCheckConstraint("CK_Regroupings_State", "\"State\" BETWEEN 0 AND 3");
            t.HasCheckConstraint("CK_Regroupings_Target", "\"SourceId\" <> \"TargetId\" AND (\"TargetId\" IS NOT NULL OR (\"Kind\" = 1 AND \"State\" <> 1))");
            t.HasCheckConstraint("CK_Regroupings_Ended", "(\"State\" = 0) = (\"EndedAt\" IS NULL)");
            t.HasCheckConstraint("CK_Regroupings_Texts", "(\"Kind\" = 1) = (\"SecondTitle\" <> '')");
        });
        regrouping.Property(r => r.Id).ValueGeneratedNever();
        // What is offered for a proposal is one thing at a time.
        regrouping.HasIndex(r => r.SourceId).HasFilter("\"State\" = 0").IsUnique().HasDatabaseName("IX_Regroupings_Asked");
        regrouping.HasIndex(r => new { r.SourceId, r.State });
        regrouping.HasIndex(r => new { r.TargetId, r.State });
        regrouping.HasOne<Proposal>().WithMany().HasForeignKey(r => r.SourceId).OnDelete(DeleteBehavior.Restrict);
        regrouping.HasOne<Proposal>().WithMany().HasForeignKey(r => r.TargetId).OnDelete(DeleteBehavior.Restrict);
        regrouping.HasOne<Participant>().WithMany().HasForeignKey(r => r.ModeratorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ConsentMap : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.ToTable("RegroupingConsents");
        consent.HasKey(c => new { c.RegroupingId, c.ParticipantId });
        consent.HasIndex(c => c.ParticipantId);
        consent.HasOne<Regrouping>().WithMany(r => r.Consents).HasForeignKey(c => c.RegroupingId).OnDelete(DeleteBehavior.Cascade);
        consent.HasOne<Participant>().WithMany().HasForeignKey(c => c.ParticipantId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SupportAnswerMap : IEntityTypeConfiguration<SupportAnswer>
{
    public void Configure(EntityTypeBuilder<SupportAnswer> answer)
    {
        answer.ToTable("SupportAnswers");
        answer.HasKey(a => new { a.RegroupingId, a.ParticipantId });
        answer.HasOne<Regrouping>().WithMany().HasForeignKey(a => a.RegroupingId).OnDelete(DeleteBehavior.Cascade);
        answer.HasOne<Participant>().WithMany().HasForeignKey(a => a.ParticipantId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class MergingDb
{
    extension(ParticipationDb db)
    {
        public DbSet<Regrouping> Regroupings => db.Set<Regrouping>();
    }

    extension(IQueryable<Regrouping> regroupings)
    {
        /// <summary>The merge through which this proposal went on in another one.</summary>
        public IQueryable<Regrouping> MergeOf(Guid proposalId) => regroupings.Where(r => r.SourceId == proposalId && r.Kind == RegroupingKind.Merge && r.State == RegroupingState.Done);

        public IQueryable<Regrouping> Whole => regroupings.Include(r => r.Consents);
    }
}
