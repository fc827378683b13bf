using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Accounts;

/// <summary>The tables of ASP.NET Core Identity, mapped here so that the shared context need not inherit from Identity's own.</summary>
internal sealed class ParticipantMap : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> participant)
    {
        participant.ToTable("Participants");
        participant.Property(p => p.Id).ValueGeneratedNever();
        participant.Property(p => p.DisplayName).HasMaxLength(60);
        participant.Property(p => p.HomeDistrictKey).HasMaxLength(20);
        participant.Property(p => p.Language).HasMaxLength(5);
        participant.Property(p => p.Email).HasMaxLength(254).IsRequired();
        participant.Property(p => p.NormalizedEmail).HasMaxLength(254);
        participant.Property(p => p.UserName).HasMaxLength(254);
        participant.Property(p => p.NormalizedUserName).HasMaxLength(254);
        participant.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
        participant.HasIndex(p => p.NormalizedEmail).IsUnique();
        participant.HasIndex(p => p.NormalizedUserName).IsUnique();
        participant.HasOne<District>().WithMany().HasForeignKey(p => p.HomeDistrictKey).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ClaimMap : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> claim)
    {
        claim.ToTable("ParticipantClaims");
        claim.HasKey(c => c.Id);
        claim.HasOne<Participant>().WithMany().HasForeignKey(c => c.UserId);
    }
}

internal sealed class LoginMap : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> login)
    {
        login.ToTable("ParticipantLogins");
        login.HasKey(l => new { l.LoginProvider, l.ProviderKey });
        login.HasOne<Participant>().WithMany().HasForeignKey(l => l.UserId);
    }
}

internal sealed class TokenMap : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token)
    {
        token.ToTable("ParticipantTokens");
        token.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        token.HasOne<Participant>().WithMany().HasForeignKey(t => t.UserId);
    }
}

internal sealed class RoleGrantMap : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> grant)
    {
        grant.ToTable("RoleGrants", t =>
        {
            t.HasCheckConstraint("CK_RoleGrants_Role", "\"Role\" BETWEEN 1 AND 3");
            t.HasCheckConstraint("CK_RoleGrants_OneScope", "\"ProcessId\" IS NULL OR \"DistrictKey\" IS NULL");
            t.HasCheckConstraint("CK_RoleGrants_AdministratorEverywhere", "\"Role\" <> 1 OR \"Scope\" = 'all'");
            t.HasCheckConstraint("CK_RoleGrants_CommitteeHasDistrict", "\"Role\" <> 3 OR \"DistrictKey\" IS NOT NULL");
        });
        grant.Property(g => g.Id).ValueGeneratedNever();
        grant.Property(g => g.Scope).HasMaxLength(60);
        grant.HasIndex(g => new { g.ParticipantId, g.Role, g.Scope }).IsUnique();
        grant.HasOne<Participant>().WithMany().HasForeignKey(g => g.ParticipantId);
        grant.HasOne<District>().WithMany().HasForeignKey(g => g.DistrictKey).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class AccountsDb
{
    extension(ParticipationDb db)
    {
        public DbSet<Participant> Participants => db.Set<Participant>();

        public DbSet<RoleGrant> RoleGrants => db.Set<RoleGrant>();

        public DbSet<Block> Blocks => db.Set<Block>();
    }
}
