using System.Security.Cryptography;
using System.Text;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Proposals.Authors;

/// <summary>
/// A link with which one person can join the authors of one proposal. The author hands it over in whatever way they like, so nobody has to know or search for an e-mail
/// address here. Kept is only its hash: who reads the database cannot join.
/// </summary>
public sealed class Invitation
{
    /// <summary>How long a link holds.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromDays(14);

    private Invitation() { }

    private Invitation(Guid proposalId, string hash, DateTimeOffset now) => (Hash, ProposalId, ExpiresAt) = (hash, proposalId, now + Length);

    public string Hash { get; private set; } = "";

    public Guid ProposalId { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <returns>The row to keep, and the code that stands in the link and nowhere else.</returns>
    internal static (Invitation Row, string Code) For(Guid proposalId, DateTimeOffset now)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return (new Invitation(proposalId, HashOf(code), now), code);
    }

    internal static string HashOf(string? code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code ?? "")));
}

internal sealed class InvitationMap : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("CoAuthorInvitations");
        invitation.HasKey(i => i.Hash);
        invitation.Property(i => i.Hash).HasMaxLength(64);
        invitation.HasOne<Proposal>().WithMany().HasForeignKey(i => i.ProposalId).OnDelete(DeleteBehavior.Cascade);
    }
}
