using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Audit;

internal sealed class EntryMap : IEntityTypeConfiguration<Entry>
{
    public void Configure(EntityTypeBuilder<Entry> entry)
    {
        entry.ToTable("AuditEntries");
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Action).HasMaxLength(60);
        entry.Property(e => e.Subject).HasMaxLength(120);
        entry.Property(e => e.Hash).HasMaxLength(64);
        entry.Property(e => e.PreviousHash).HasMaxLength(64);
        // A fork in the chain is refused by the database, whatever the code does.
        entry.HasIndex(e => e.PreviousHash).IsUnique();
        entry.HasIndex(e => e.Number).IsUnique();
        // What administrators look for, the newest first.
        entry.HasIndex(e => new { e.Subject, e.Number });
        entry.HasIndex(e => new { e.Action, e.Number });
        entry.HasIndex(e => new { e.ActorId, e.Number });
        entry.HasIndex(e => new { e.At, e.Number });
    }
}

public static class AuditDb
{
    extension(ParticipationDb db)
    {
        public DbSet<Entry> AuditEntries => db.Set<Entry>();
    }
}
