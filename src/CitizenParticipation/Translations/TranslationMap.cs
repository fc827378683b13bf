using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Translations;

internal sealed class TranslationMap : IEntityTypeConfiguration<Translation>
{
    public void Configure(EntityTypeBuilder<Translation> translation)
    {
        translation.ToTable("Translations", t =>
        {
            // Four eyes hold in the database too.
            t.HasCheckConstraint("CK_Translations_State", "\"State\" BETWEEN 1 AND 2 AND (\"State\" = 2) = (\"CheckerId\" IS NOT NULL) AND (\"CheckerId\" IS NULL) = (\"CheckedAt\" IS NULL)");
            t.HasCheckConstraint("CK_Translations_FourEyes", "\"CheckerId\" IS NULL OR \"CheckerId\" <> \"WriterId\"");
            t.HasCheckConstraint("CK_Translations_Text", "\"Title\" <> '' AND \"Text\" <> ''");
        });
        translation.Property(t => t.Id).ValueGeneratedNever();
        translation.Property(t => t.Language).HasMaxLength(2);
        translation.Property(t => t.Title).HasMaxLength(Translation.LongestTitle);
        translation.Property(t => t.Text).HasMaxLength(Translation.LongestText);
        translation.Property(t => t.Revision).IsConcurrencyToken();
        translation.HasIndex(t => new { t.ProposalId, t.Language }).IsUnique();
        translation.HasOne<Proposal>().WithMany().HasForeignKey(t => t.ProposalId).OnDelete(DeleteBehavior.Cascade);
        translation.HasOne<Participant>().WithMany().HasForeignKey(t => t.WriterId).OnDelete(DeleteBehavior.Restrict);
        translation.HasOne<Participant>().WithMany().HasForeignKey(t => t.CheckerId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class TranslationsDb
{
    extension(ParticipationDb db)
    {
        public DbSet<Translation> Translations => db.Set<Translation>();

        /// <summary>Number of the version of a proposal that is public now; 0 for one that was never versioned.</summary>
        internal async Task<int> PublicVersionAsync(Guid proposal, CancellationToken stop) =>
            await db.Set<ProposalVersion>().Where(v => v.ProposalId == proposal && v.State == VersionState.Published).MaxAsync(v => (int?)v.Number, stop) ?? 0;
    }
}
