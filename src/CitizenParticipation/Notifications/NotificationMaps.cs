using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Notifications;

internal sealed class FollowMap : IEntityTypeConfiguration<Follow>
{
    public void Configure(EntityTypeBuilder<Follow> follow)
    {
        follow.ToTable("Follows", t =>
        {
            t.HasCheckConstraint("CK_Follows_Kind", "\"Kind\" BETWEEN 1 AND 3");
            t.HasCheckConstraint("CK_Follows_Wish", "\"Wish\" = 1 OR (\"Wish\" = 2 AND \"Kind\" = 1)");
        });
        follow.HasKey(f => new { f.ParticipantId, f.Kind, f.Target });
        follow.Property(f => f.Target).HasMaxLength(40);
        // Whom an event concerns, in the order in which they are told.
        follow.HasIndex(f => new { f.Kind, f.Target, f.ParticipantId });
        follow.HasOne<Participant>().WithMany().HasForeignKey(f => f.ParticipantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NoticeMap : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("Notices", t => t.HasCheckConstraint("CK_Notices_Because", "\"Because\" BETWEEN 1 AND 6"));
        notice.Property(n => n.Id).ValueGeneratedNever();
        notice.Property(n => n.EventKey).HasMaxLength(80);
        notice.HasIndex(n => new { n.ParticipantId, n.EventKey }).IsUnique();
        notice.HasIndex(n => new { n.ParticipantId, n.At });
        notice.HasIndex(n => n.ParticipantId, "IX_Notices_Unread").HasFilter("\"ReadAt\" IS NULL");
        notice.HasIndex(n => n.MailDueAt).HasFilter("\"MailDueAt\" IS NOT NULL");
        notice.HasIndex(n => n.MailId).HasFilter("\"MailId\" IS NOT NULL");
        notice.HasIndex(n => n.At);
        notice.HasOne<Participant>().WithMany().HasForeignKey(n => n.ParticipantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NoticeChoiceMap : IEntityTypeConfiguration<NoticeChoice>
{
    public void Configure(EntityTypeBuilder<NoticeChoice> choice)
    {
        choice.ToTable("NoticeChoices", t => t.HasCheckConstraint("CK_NoticeChoices_Mail", "\"Mail\" BETWEEN 0 AND 3"));
        choice.HasKey(c => c.ParticipantId);
        choice.Property(c => c.Token).HasMaxLength(64);
        choice.HasIndex(c => c.Token).IsUnique();
        choice.HasOne<Participant>().WithOne().HasForeignKey<NoticeChoice>(c => c.ParticipantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NoticeEventMap : IEntityTypeConfiguration<NoticeEvent>
{
    public void Configure(EntityTypeBuilder<NoticeEvent> happened)
    {
        happened.ToTable("NoticeEvents");
        happened.Property(e => e.Key).HasMaxLength(80);
        happened.HasIndex(e => e.Key).IsUnique();
    }
}

internal sealed class NoticeCursorMap : IEntityTypeConfiguration<NoticeCursor>
{
    public void Configure(EntityTypeBuilder<NoticeCursor> cursor)
    {
        cursor.ToTable("NoticeCursors", t => t.HasCheckConstraint("CK_NoticeCursors_One", "\"Id\" = 1"));
        cursor.Property(c => c.Id).ValueGeneratedNever();
    }
}

public static class NotificationsDb
{
    extension(ParticipationDb db)
    {
        public DbSet<Follow> Follows => db.Set<Follow>();

        public DbSet<Notice> Notices => db.Set<Notice>();

        public DbSet<NoticeChoice> NoticeChoices => db.Set<NoticeChoice>();

        public DbSet<NoticeEvent> NoticeEvents => db.Set<NoticeEvent>();

        public DbSet<NoticeCursor> NoticeCursors => db.Set<NoticeCursor>();
    }
}
