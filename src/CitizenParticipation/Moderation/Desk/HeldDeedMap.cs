using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Moderation.Desk;

internal sealed class HeldDeedMap : IEntityTypeConfiguration<HeldDeed>
{
    public void Configure(EntityTypeBuilder<HeldDeed> held)
    {
        held.ToTable("HeldDeeds", t =>
        {
            t.HasCheckConstraint("CK_HeldDeeds_Case", "\"Kind\" BETWEEN 1 AND 8 AND (\"Kind\" = 3) = (\"Part\" > 0)");
            t.HasCheckConstraint("CK_HeldDeeds_Verdict", "\"Verdict\" BETWEEN 1 AND 12 AND \"Hints\" >= 0 AND \"DueAt\" >= \"At\"");
        });
        held.Property(h => h.Id).ValueGeneratedNever();
        held.Property(h => h.DistrictKey).HasMaxLength(20);
        held.Property(h => h.FailedAs).HasMaxLength(40);
        // Of two who decide at once the second comes too late.
        held.HasIndex(h => new { h.Kind, h.SubjectId, h.Part }).IsUnique().HasFilter("\"FailedAs\" = ''").HasDatabaseName("IX_HeldDeeds_Case");
        held.HasIndex(h => h.DueAt);
        held.HasOne<Participant>().WithMany().HasForeignKey(h => h.ModeratorId).OnDelete(DeleteBehavior.Restrict);
        held.HasOne<Proposal>().WithMany().HasForeignKey(h => h.ProposalId).OnDelete(DeleteBehavior.Cascade);
    }
}

public static class DeskDb
{
    extension(ParticipationDb db)
    {
        public DbSet<HeldDeed> HeldDeeds => db.Set<HeldDeed>();

        /// <returns>That somebody has decided a case and it is on its way, with their name; or null.</returns>
        internal async Task<Fault?> FirstDeedAsync(CaseKey key, CancellationToken stop, Guid? except = null)
        {
            var people = db.Participants;
            var name = await db.HeldDeeds.AboutAny(key).Where(h => h.ModeratorId != except).Select(h => people.Where(p => p.Id == h.ModeratorId).Select(p => p.DisplayName).First()).FirstOrDefaultAsync(stop);
            return name is null ? null : new Fault(Refusal.DecidedByOther, "", name);
        }
    }

    extension(IQueryable<HeldDeed> held)
    {
        /// <summary>Not carried out yet, about one case.</summary>
        public IQueryable<HeldDeed> Of(CaseKey key) => held.Where(h => h.Kind == key.Kind && h.SubjectId == key.Id && h.Part == key.Part && h.FailedAs == "");

        /// <summary>The same, with those about the other case of the same contribution: they would get in each other's way.</summary>
        public IQueryable<HeldDeed> AboutAny(CaseKey key) =>
            key.Sibling is not { } other ? held.Of(key)
            : held.Where(h => h.FailedAs == "" && ((h.Kind == key.Kind && h.SubjectId == key.Id && h.Part == key.Part) || (h.Kind == other.Kind && h.SubjectId == other.Id && h.Part == other.Part)));

        /// <summary>Those that this moderator is there for.</summary>
        public IQueryable<HeldDeed> CoveredBy(Rights moderator) =>
            !moderator.ModeratesAnything ? held.Where(_ => false)
            : moderator.ModerationScope is not var (processes, districts) ? held
            : held.Where(h => processes.Contains(h.ProcessId) || districts.Contains(h.DistrictKey));
    }
}
