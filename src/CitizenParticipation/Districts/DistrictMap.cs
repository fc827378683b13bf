using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Districts;

internal sealed class DistrictMap : IEntityTypeConfiguration<District>
{
    public void Configure(EntityTypeBuilder<District> district)
    {
        district.ToTable("Districts", t =>
        {
            t.HasCheckConstraint("CK_Districts_Level", "\"Level\" BETWEEN 0 AND 2");
            t.HasCheckConstraint("CK_Districts_Parent", "(\"Level\" = 0) = (\"ParentKey\" IS NULL)");
        });
        district.HasKey(d => d.Key);
        district.Property(d => d.Key).HasMaxLength(20);
        district.Property(d => d.Name).HasMaxLength(100);
        district.HasOne<District>().WithMany().HasForeignKey(d => d.ParentKey).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class DistrictsDb
{
    extension(ParticipationDb db)
    {
        public DbSet<District> Districts => db.Set<District>();
    }
}
