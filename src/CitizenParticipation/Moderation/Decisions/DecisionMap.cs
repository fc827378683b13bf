using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation.Appeals;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Moderation.Decisions;

internal sealed class DecisionMap : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.ToTable("Decisions", t =>
        {
            t.HasCheckConstraint("CK_Decisions_Kind", "\"Kind\" BETWEEN 1 AND 5 AND (\"Kind\" IN (4, 5)) = (\"Number\" > 0)");
            t.HasCheckConstraint("CK_Decisions_Verdict", "\"Verdict\" BETWEEN 0 AND 6 AND \"State\" BETWEEN 0 AND 5 AND \"Cause\" BETWEEN 0 AND 4 AND \"Hints\" >= 0");
            // Nothing is taken from anybody without a rule and a reason.
            t.HasCheckConstraint("CK_Decisions_Reasons", "(\"Verdict\" IN (1, 2, 3, 5)) = (\"Rule\" <> '') AND (\"Rule\" = '') = (\"RuleKey\" = '') AND (\"Rule\" = '' OR \"Words\" <> '')");
            // Who has decided first never is the second who agrees.
            t.HasCheckConstraint("CK_Decisions_Second", "(\"State\" <> 1 OR \"SecondId\" IS NULL) AND (\"SecondId\" IS NULL OR \"SecondId\" <> \"ById\" OR \"State\" = 3) AND (\"State\" NOT IN (2, 3) OR \"SecondId\" IS NOT NULL)");
            t.HasCheckConstraint("CK_Decisions_Block", "(\"Verdict\" = 5) = (\"BlockDays\" IS NOT NULL) AND (\"BlockDays\" IS NULL OR \"BlockDays\" BETWEEN 1 AND 366)");
            // The copy of a text is there as long as it has a date on which it goes.
            t.HasCheckConstraint("CK_Decisions_Original", "(\"EraseAt\" IS NULL) = (\"Original\" = '')");
        });
        decision.Property(d => d.Id).ValueGeneratedNever();
        decision.Property(d => d.Rule).HasMaxLength(20);
        decision.Property(d => d.RuleKey).HasMaxLength(40);
        decision.Property(d => d.DistrictKey).HasMaxLength(20);
        decision.HasOne<Proposal>().WithMany().HasForeignKey(d => d.ProposalId).OnDelete(DeleteBehavior.Restrict);
        decision.HasOne<Participant>().WithMany().HasForeignKey(d => d.AuthorId).OnDelete(DeleteBehavior.Restrict);
        decision.HasOne<Participant>().WithMany().HasForeignKey(d => d.ById).OnDelete(DeleteBehavior.Restrict);
        decision.HasOne<Participant>().WithMany().HasForeignKey(d => d.SecondId).OnDelete(DeleteBehavior.Restrict);
        // Of one kind one decision waits about one thing.
        decision.HasIndex(d => new { d.Kind, d.SubjectId, d.Number, d.Verdict }).IsUnique().HasFilter("\"State\" = 1").HasDatabaseName("IX_Decisions_Waiting");
        decision.HasIndex(d => new { d.SubjectId, d.Kind, d.Number, d.At });
        decision.HasIndex(d => new { d.State, d.At });
        decision.HasIndex(d => new { d.AuthorId, d.At });
        decision.HasIndex(d => new { d.ProcessId, d.At });
        decision.HasIndex(d => d.EraseAt);
    }
}

internal sealed class AppealMap : IEntityTypeConfiguration<Appeal>
{
    public void Configure(EntityTypeBuilder<Appeal> appeal)
    {
        appeal.ToTable("Appeals", t =>
        {
            t.HasCheckConstraint("CK_Appeals_State", "\"State\" BETWEEN 0 AND 2");
            t.HasCheckConstraint("CK_Appeals_Decided", "(\"State\" = 0) = (\"DecidedAt\" IS NULL) AND (\"State\" = 0) = (\"DecidedById\" IS NULL) AND (\"State\" = 0) = (\"DecidedWords\" = '')");
        });
        appeal.Property(a => a.Id).ValueGeneratedNever();
        // Once.
        appeal.HasIndex(a => a.DecisionId).IsUnique();
        appeal.HasIndex(a => new { a.State, a.DueAt });
        appeal.HasOne<Decision>().WithOne().HasForeignKey<Appeal>(a => a.DecisionId).OnDelete(DeleteBehavior.Restrict);
        appeal.HasOne<Participant>().WithMany().HasForeignKey(a => a.ById).OnDelete(DeleteBehavior.Restrict);
        appeal.HasOne<Participant>().WithMany().HasForeignKey(a => a.DecidedById).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class DecisionsDb
{
    extension(ParticipationDb db)
    {
        public DbSet<Decision> Decisions => db.Set<Decision>();

        public DbSet<Appeal> Appeals => db.Set<Appeal>();
    }

    extension(IQueryable<Decision> decisions)
    {
        public IQueryable<Decision> About(ContributionKind kind, Guid id, int number) => decisions.Where(d => d.Kind == kind && d.SubjectId == id && d.Number == number);

        /// <summary>Those that this moderator is there for.</summary>
        public IQueryable<Decision> CoveredBy(Rights moderator) =>
            !moderator.ModeratesAnything ? decisions.Where(_ => false)
            : moderator.ModerationScope is not var (processes, districts) ? decisions
            : decisions.Where(d => processes.Contains(d.ProcessId) || districts.Contains(d.DistrictKey));
    }
}
