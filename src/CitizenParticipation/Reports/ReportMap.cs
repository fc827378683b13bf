using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Reports;

internal sealed class ReportMap : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> report)
    {
        report.ToTable("Reports", t =>
        {
            t.HasCheckConstraint("CK_Reports_Kind", "\"Kind\" BETWEEN 1 AND 3 AND (\"Kind\" <> 1 OR \"SubjectId\" = \"ProposalId\")");
            t.HasCheckConstraint("CK_Reports_State", "\"State\" BETWEEN 0 AND 2");
            t.HasCheckConstraint("CK_Reports_Text", "\"Reason\" <> '' AND \"Words\" <> '' AND (\"Reason\" = 'Illegal') = (\"Law\" <> '')");
            // An address is there for the answer alone, and gone with it.
            t.HasCheckConstraint("CK_Reports_Email", "\"Email\" = '' OR (\"State\" = 0 AND \"ReporterId\" IS NULL)");
            t.HasCheckConstraint("CK_Reports_Decided", "(\"State\" = 0) = (\"DecidedAt\" IS NULL) AND (\"State\" = 0) = (\"DecidedBy\" IS NULL) AND (\"State\" = 0) = (\"DecidedWords\" = '')");
            t.HasCheckConstraint("CK_Reports_Reason", "(\"State\" = 1) = (\"DecidedReason\" <> '')");
        });
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Property(r => r.Reason).HasMaxLength(40);
        report.Property(r => r.DecidedReason).HasMaxLength(40);
        report.Property(r => r.Language).HasMaxLength(2);
        report.Property(r => r.Email).HasMaxLength(254);
        report.HasOne<Proposal>().WithMany().HasForeignKey(r => r.ProposalId).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<Participant>().WithMany().HasForeignKey(r => r.ReporterId).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<Participant>().WithMany().HasForeignKey(r => r.DecidedBy).OnDelete(DeleteBehavior.Restrict);
        // One person, one open report of one contribution.
        report.HasIndex(r => new { r.Kind, r.SubjectId, r.ReporterId }).IsUnique().HasFilter("\"State\" = 0 AND \"ReporterId\" IS NOT NULL");
        report.HasIndex(r => new { r.Kind, r.SubjectId, r.State });
        report.HasIndex(r => new { r.State, r.CreatedAt });
        // What one person, and all who have no account, have reported lately.
        report.HasIndex(r => new { r.ReporterId, r.CreatedAt });
    }
}

public static class ReportsDb
{
    extension(ParticipationDb db)
    {
        public DbSet<Report> Reports => db.Set<Report>();
    }

    extension(IQueryable<Report> reports)
    {
        public IQueryable<Report> Of(ReportedKind kind, Guid subject) => reports.Where(r => r.Kind == kind && r.SubjectId == subject);

        public IQueryable<Report> StillOpen => reports.Where(r => r.State == ReportState.Open);
    }
}
