using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Proposals;

internal sealed class ProposalMap : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> proposal)
    {
        proposal.ToTable("Proposals", t =>
        {
            t.HasCheckConstraint("CK_Proposals_State", "\"State\" BETWEEN 0 AND 7");
            t.HasCheckConstraint("CK_Proposals_Supports", "\"Supports\" >= 0");
            t.HasCheckConstraint("CK_Proposals_Easy", "\"EasyState\" BETWEEN 0 AND 2 AND (\"EasyState\" = 0) = (\"EasyText\" = '')");
            t.HasCheckConstraint("CK_Proposals_Pin", "(\"Longitude\" IS NULL) = (\"Latitude\" IS NULL) AND (\"Longitude\" IS NULL OR (\"Longitude\" BETWEEN -180 AND 180 AND \"Latitude\" BETWEEN -90 AND 90))");
            t.HasCheckConstraint("CK_Proposals_Published", "\"State\" <> 3 OR \"PublishedAt\" IS NOT NULL");
        });
        proposal.Property(p => p.Id).ValueGeneratedNever();
        proposal.Property(p => p.Slug).HasMaxLength(20);
        proposal.HasIndex(p => p.Slug).IsUnique();
        proposal.Property(p => p.Title).HasMaxLength(ProposalLimits.LongestTitle * 4);
        proposal.Property(p => p.Category).HasMaxLength(40);
        proposal.Property(p => p.DistrictKey).HasMaxLength(20);
        proposal.ComplexProperty(p => p.Place, ProposalPlaceMap.Configure);
        proposal.Property(p => p.Revision).IsConcurrencyToken();
        proposal.HasOne<Process>().WithMany().HasForeignKey(p => p.ProcessId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasOne<Participant>().WithMany().HasForeignKey(p => p.AuthorId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasOne<District>().WithMany().HasForeignKey(p => p.DistrictKey).OnDelete(DeleteBehavior.Restrict);
        // One index per order of the public list, state first, with what it is filtered by at the end: a page walks along it and opens only its own rows.
        // The one that each vote changes is kept shorter.
        proposal.HasIndex(p => new { p.State, p.PublishedAt, p.DistrictKey, p.Category, p.ProcessId });
        proposal.HasIndex(p => new { p.State, p.Supports, p.PublishedAt, p.DistrictKey, p.Category });
        proposal.HasIndex(p => new { p.State, p.ShuffleKey, p.DistrictKey, p.Category, p.ProcessId });
        proposal.HasIndex(p => new { p.State, p.WaitingSince });
        // Few among many.
        proposal.HasIndex(p => p.PublishedAt).HasFilter("\"EasyState\" = 1").HasDatabaseName("IX_Proposals_EasyDrafts");
        proposal.HasIndex(p => new { p.ProcessId, p.State, p.PublishedAt });
        proposal.HasIndex(p => new { p.DistrictKey, p.State, p.PublishedAt });
    }
}

internal sealed class ProposalVersionMap : IEntityTypeConfiguration<ProposalVersion>
{
    public void Configure(EntityTypeBuilder<ProposalVersion> version)
    {
        version.ToTable("ProposalVersions", t =>
        {
            t.HasCheckConstraint("CK_ProposalVersions_State", "\"State\" BETWEEN 0 AND 4");
            t.HasCheckConstraint("CK_ProposalVersions_Published", "(\"State\" = 1) = (\"PublishedAt\" IS NOT NULL)");
            t.HasCheckConstraint("CK_ProposalVersions_Hidden", "(\"HiddenAt\" IS NOT NULL) = (\"HiddenReason\" <> '') AND (\"HiddenReason\" = '') = (\"HiddenWords\" = '') AND (\"HiddenReason\" = '' OR \"State\" = 1)");
        });
        version.HasKey(v => new { v.ProposalId, v.Number });
        version.Property(v => v.Reason).HasMaxLength(40);
        version.Ignore(v => v.IsHidden);
        version.Property(v => v.HiddenReason).HasMaxLength(40);
        // One that waits at a time; and the queue of the moderators walks along it.
        version.HasIndex(v => v.ProposalId).HasFilter("\"State\" = 0").IsUnique();
        version.ComplexProperty(v => v.Place, ProposalPlaceMap.Configure);
        version.HasOne<Proposal>().WithMany(p => p.Versions).HasForeignKey(v => v.ProposalId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal static class ProposalPlaceMap
{
    public static void Configure(ComplexPropertyBuilder<ProposalPlace> place)
    {
        place.Property(p => p.Longitude).HasColumnName("Longitude");
        place.Property(p => p.Latitude).HasColumnName("Latitude");
        place.Property(p => p.Words).HasColumnName("PlaceWords").HasDefaultValue("");
        place.Ignore(p => p.Pin);
    }
}

internal sealed class ProposalEventMap : IEntityTypeConfiguration<ProposalEvent>
{
    public void Configure(EntityTypeBuilder<ProposalEvent> step)
    {
        step.ToTable("ProposalEvents", t => t.HasCheckConstraint("CK_ProposalEvents_State", "\"State\" BETWEEN 0 AND 7"));
        step.Property(e => e.Id).ValueGeneratedNever();
        step.Property(e => e.Reason).HasMaxLength(40);
        step.HasOne<Proposal>().WithMany(p => p.History).HasForeignKey(e => e.ProposalId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProposalCountMap : IEntityTypeConfiguration<ProposalCount>
{
    public void Configure(EntityTypeBuilder<ProposalCount> count)
    {
        // Without foreign keys: the rows follow those of the proposals, which have them.
        count.ToTable("ProposalCounts", t => t.HasCheckConstraint("CK_ProposalCounts_Count", "\"Count\" >= 0"));
        count.HasKey(c => new { c.ProcessId, c.DistrictKey, c.Category });
        count.Property(c => c.DistrictKey).HasMaxLength(20);
        count.Property(c => c.Category).HasMaxLength(40);
    }
}

public static class ProposalsDb
{
    extension(ParticipationDb db)
    {
        public DbSet<Proposal> Proposals => db.Set<Proposal>();
    }

    extension(IQueryable<Proposal> proposals)
    {
        /// <summary>With all that the rules of a proposal ask for: who writes it, and its texts.</summary>
        public IQueryable<Proposal> Whole => proposals.Include(p => p.Versions).Include(p => p.CoAuthors).AsSplitQuery();

        /// <summary>What everybody may read.</summary>
        public IQueryable<Proposal> Published => proposals.Where(p => p.State == ProposalState.Published);
    }
}
