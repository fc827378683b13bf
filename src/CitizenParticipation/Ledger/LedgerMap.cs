using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Ledger;

internal sealed class LedgerEntryMap : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.ToTable("LedgerEntries", t => t.HasCheckConstraint("CK_LedgerEntries_Number", "\"Number\" > 0"));
        entry.HasKey(e => e.Number);
        entry.Property(e => e.Number).ValueGeneratedNever();
        entry.Property(e => e.PreviousHash).HasMaxLength(64);
        entry.Property(e => e.Hash).HasMaxLength(64);
        // A fork in the chain is refused by the database, whatever the code does.
        entry.HasIndex(e => e.PreviousHash).IsUnique();
    }
}

internal sealed class LedgerSecretMap : IEntityTypeConfiguration<LedgerSecret>
{
    public void Configure(EntityTypeBuilder<LedgerSecret> secret)
    {
        secret.ToTable("LedgerSecrets", t => t.HasCheckConstraint("CK_LedgerSecrets_OnlyOne", "\"Id\" = 1"));
        secret.HasKey(s => s.Id);
        secret.Property(s => s.Id).ValueGeneratedNever();
    }
}

public static class LedgerDb
{
    extension(ParticipationDb db)
    {
        public DbSet<LedgerEntry> LedgerEntries => db.Set<LedgerEntry>();
    }
}
