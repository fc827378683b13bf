using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Rules;

internal sealed class RulebookMap : IEntityTypeConfiguration<Rulebook>
{
    public void Configure(EntityTypeBuilder<Rulebook> book)
    {
        book.ToTable("Rulebooks", t => t.HasCheckConstraint("CK_Rulebooks_Edition", "\"Edition\" >= 1"));
        book.HasKey(b => b.Edition);
        book.Property(b => b.Edition).ValueGeneratedNever();
        book.HasOne<Participant>().WithMany().HasForeignKey(b => b.PublishedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RuleMap : IEntityTypeConfiguration<Rule>
{
    public void Configure(EntityTypeBuilder<Rule> rule)
    {
        rule.ToTable("Rules", t => t.HasCheckConstraint("CK_Rules_Number", "\"Number\" >= 1 AND \"Key\" <> ''"));
        rule.HasKey(r => new { r.Edition, r.Number });
        rule.Property(r => r.Key).HasMaxLength(40);
        rule.Property(r => r.Packed).HasColumnName("Words");
        rule.Ignore(r => r.Words);
        rule.HasIndex(r => new { r.Edition, r.Key }).IsUnique();
        rule.HasOne<Rulebook>().WithMany(b => b.Rules).HasForeignKey(r => r.Edition).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class RulesDb
{
    extension(ParticipationDb db)
    {
        public DbSet<Rulebook> Rulebooks => db.Set<Rulebook>();
    }
}
