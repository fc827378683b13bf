using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Claiming;

internal sealed class ClaimMap : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> claim)
    {
        claim.ToTable("Claims", t => t.HasCheckConstraint("CK_Claims_Case", "\"Kind\" BETWEEN 1 AND 8 AND (\"Kind\" = 3) = (\"Part\" > 0)"));
        // One case, one moderator.
        claim.HasKey(c => new { c.Kind, c.SubjectId, c.Part });
        claim.HasIndex(c => c.ModeratorId);
        claim.HasOne<Participant>().WithMany().HasForeignKey(c => c.ModeratorId).OnDelete(DeleteBehavior.Restrict);
        claim.HasOne<Participant>().WithMany().HasForeignKey(c => c.GivenById).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class ClaimingDb
{
    extension(ParticipationDb db)
    {
        public DbSet<Claim> Claims => db.Set<Claim>();

        /// <summary>Asked before every decision about a case, whichever page it comes from.</summary>
        /// <returns>That somebody else works on it now, with their name; or null.</returns>
        internal async Task<Fault?> RefusesCaseAsync(CaseKey key, Guid? moderator, DateTimeOffset now, CancellationToken stop)
        {
            var people = db.Participants;
            var other = await db.Claims.Of(key).Where(c => c.ModeratorId != moderator && c.Until > now).Select(c => people.Where(p => p.Id == c.ModeratorId).Select(p => p.DisplayName).First()).FirstOrDefaultAsync(stop);
            return other is null ? null : new Fault(Refusal.ClaimedByOther, "", other);
        }
    }

    extension(IQueryable<Claim> claims)
    {
        public IQueryable<Claim> Of(CaseKey key) => claims.Where(c => c.Kind == key.Kind && c.SubjectId == key.Id && c.Part == key.Part);
    }
}
