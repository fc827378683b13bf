using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Processes;

internal sealed class ProcessMap : IEntityTypeConfiguration<Process>
{
    public void Configure(EntityTypeBuilder<Process> process)
    {
        process.ToTable("Processes", t =>
        {
            t.HasCheckConstraint("CK_Processes_Audience", "\"Audience\" BETWEEN 0 AND 1");
            t.HasCheckConstraint("CK_Processes_ReviewHours", "\"ReviewHours\" BETWEEN 1 AND 720");
            t.HasCheckConstraint("CK_Processes_Easy", "\"EasyState\" BETWEEN 0 AND 2 AND (\"EasyState\" = 0) = (\"EasyText\" = '')");
        });
        process.Property(p => p.Id).ValueGeneratedNever();
        process.Property(p => p.Slug).HasMaxLength(60);
        process.HasIndex(p => p.Slug).IsUnique();
        process.Property(p => p.Title).HasMaxLength(120);
        process.Property(p => p.Summary).HasMaxLength(300);
        process.Property(p => p.ReviewHours).HasDefaultValue(Process.UsualReviewHours);
        process.Property(p => p.Revision).IsConcurrencyToken();
        process.HasMany(p => p.Phases).WithOne().HasForeignKey(p => p.ProcessId).OnDelete(DeleteBehavior.Cascade);
        process.HasMany(p => p.Districts).WithOne().HasForeignKey(d => d.ProcessId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PhaseMap : IEntityTypeConfiguration<Phase>
{
    public void Configure(EntityTypeBuilder<Phase> phase)
    {
        phase.ToTable("Phases", t =>
        {
            t.HasCheckConstraint("CK_Phases_Kind", "\"Kind\" BETWEEN 0 AND 6");
            t.HasCheckConstraint("CK_Phases_Order", "\"StartsAt\" < \"EndsAt\"");
        });
        phase.Property(p => p.Id).ValueGeneratedNever();
        phase.HasIndex(p => new { p.ProcessId, p.StartsAt }).IsUnique();
    }
}

internal sealed class ProcessDistrictMap : IEntityTypeConfiguration<ProcessDistrict>
{
    public void Configure(EntityTypeBuilder<ProcessDistrict> area)
    {
        area.ToTable("ProcessDistricts");
        area.HasKey(a => new { a.ProcessId, a.DistrictKey });
        area.HasOne<District>().WithMany().HasForeignKey(a => a.DistrictKey).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class ProcessesDb
{
    extension(ParticipationDb db)
    {
        public DbSet<Process> Processes => db.Set<Process>();
    }

    extension(IQueryable<Process> processes)
    {
        /// <summary>With districts and phases, in one query each.</summary>
        public IQueryable<Process> Whole => processes.Include(p => p.Districts).Include(p => p.Phases.OrderBy(f => f.StartsAt)).AsSplitQuery();
    }
}
