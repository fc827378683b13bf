using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Mail;

internal sealed class OutgoingMailMap : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> mail)
    {
        mail.ToTable("OutgoingMails", t => t.HasCheckConstraint("CK_OutgoingMails_State", "\"State\" BETWEEN 0 AND 3"));
        mail.Property(m => m.Id).ValueGeneratedNever();
        mail.Property(m => m.To).HasMaxLength(254);
        mail.Property(m => m.Subject).HasMaxLength(OutgoingMail.LongestSubject);
        mail.HasIndex(m => new { m.State, m.NextTryAt });
        mail.HasMany(m => m.Names).WithOne().HasForeignKey(n => n.MailId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NamedInMailMap : IEntityTypeConfiguration<NamedInMail>
{
    public void Configure(EntityTypeBuilder<NamedInMail> named)
    {
        // Of whatever proposal: mails know no room above them.
        named.ToTable("NamedInMails");
        named.HasKey(n => new { n.MailId, n.ProposalId });
        named.HasIndex(n => n.ProposalId);
    }
}
