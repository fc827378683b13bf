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
    }
}
