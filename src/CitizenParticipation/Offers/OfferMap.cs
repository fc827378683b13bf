using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Offers;

internal sealed class OfferMap : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> offer)
    {
        offer.ToTable("Offers", t =>
        {
            t.HasCheckConstraint("CK_Offers_Kind", "\"Kind\" BETWEEN 1 AND 3");
            t.HasCheckConstraint("CK_Offers_As", "\"As\" BETWEEN 1 AND 3 AND (\"State\" = 1 OR (\"As\" = 1) = (\"Organisation\" = ''))");
            t.HasCheckConstraint("CK_Offers_State", "\"State\" BETWEEN 0 AND 2");
            t.HasCheckConstraint("CK_Offers_Amount", "\"AmountCents\" IS NULL OR (\"Kind\" = 3 AND \"AmountCents\" BETWEEN 1 AND 100000000)");
            // What is taken back holds nothing any more; and nobody is named to read a contact that is not there.
            t.HasCheckConstraint("CK_Offers_TakenBack", "(\"State\" = 1) = (\"Text\" = '') AND (\"State\" <> 1 OR (\"Contact\" = '' AND \"Organisation\" = '' AND \"AmountCents\" IS NULL))");
            t.HasCheckConstraint("CK_Offers_Consent", "\"Consent\" BETWEEN 0 AND 3 AND (\"Contact\" <> '' OR \"Consent\" = 0)");
            t.HasCheckConstraint("CK_Offers_Hidden", "(\"State\" = 2) = (\"HiddenReason\" <> '')");
            t.HasCheckConstraint("CK_Offers_Accepted", "\"AcceptedAt\" IS NULL OR \"State\" = 0");
        });
        offer.Property(o => o.Id).ValueGeneratedNever();
        offer.Property(o => o.HiddenReason).HasMaxLength(40);
        offer.HasOne<Proposal>().WithMany().HasForeignKey(o => o.ProposalId).OnDelete(DeleteBehavior.Restrict);
        offer.HasOne<Participant>().WithMany().HasForeignKey(o => o.ParticipantId).OnDelete(DeleteBehavior.Restrict);
        // One of each kind; a hidden one counts, or hiding would mean nothing.
        offer.HasIndex(o => new { o.ProposalId, o.ParticipantId, o.Kind }).IsUnique().HasFilter("\"State\" <> 1");
        offer.HasIndex(o => new { o.ProposalId, o.State, o.CreatedAt });
        offer.HasIndex(o => new { o.ParticipantId, o.CreatedAt });
    }
}

public static class OffersDb
{
    extension(ParticipationDb db)
    {
        public DbSet<Offer> Offers => db.Set<Offer>();
    }
}
