using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Comments;

internal sealed class CommentMap : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.ToTable("Comments", t =>
        {
            t.HasCheckConstraint("CK_Comments_Kind", "(\"ParentId\" IS NULL AND \"Kind\" BETWEEN 1 AND 4) OR (\"ParentId\" IS NOT NULL AND \"Kind\" = 0)");
            t.HasCheckConstraint("CK_Comments_State", "\"State\" BETWEEN 0 AND 2");
            t.HasCheckConstraint("CK_Comments_Voice", "\"Voice\" BETWEEN 0 AND 4");
            t.HasCheckConstraint("CK_Comments_Helpful", "\"Helpful\" >= 0");
            t.HasCheckConstraint("CK_Comments_Deleted", "(\"State\" = 1) = (\"Text\" = '')");
            t.HasCheckConstraint("CK_Comments_Hidden", "(\"State\" = 2) = (\"HiddenReason\" <> '')");
            t.HasCheckConstraint("CK_Comments_Parent", "\"ParentId\" <> \"Id\"");
        });
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.Property(c => c.HiddenReason).HasMaxLength(40);
        comment.HasOne<Proposal>().WithMany().HasForeignKey(c => c.ProposalId).OnDelete(DeleteBehavior.Restrict);
        comment.HasOne<Participant>().WithMany().HasForeignKey(c => c.AuthorId).OnDelete(DeleteBehavior.Restrict);
        // Over both columns: a reply never stands below a comment on another proposal.
        comment.HasAlternateKey(c => new { c.ProposalId, c.Id });
        comment.HasOne<Comment>().WithMany().HasForeignKey(c => new { c.ProposalId, c.ParentId }).HasPrincipalKey(c => new { c.ProposalId, c.Id }).OnDelete(DeleteBehavior.Restrict);
        // Threads of a proposal by time, its visible ones and the strongest of each kind, replies of a page, and what one person has written lately.
        comment.HasIndex(c => new { c.ProposalId, c.ParentId, c.CreatedAt });
        comment.HasIndex(c => new { c.ProposalId, c.State, c.Kind, c.Helpful });
        comment.HasIndex(c => new { c.AuthorId, c.CreatedAt });
    }
}

internal sealed class HelpfulMarkMap : IEntityTypeConfiguration<HelpfulMark>
{
    public void Configure(EntityTypeBuilder<HelpfulMark> mark)
    {
        mark.ToTable("HelpfulMarks");
        mark.HasKey(m => new { m.CommentId, m.ParticipantId });
        mark.HasIndex(m => m.ParticipantId);
        mark.HasOne<Comment>().WithMany().HasForeignKey(m => m.CommentId).OnDelete(DeleteBehavior.Restrict);
        mark.HasOne<Participant>().WithMany().HasForeignKey(m => m.ParticipantId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class CommentsDb
{
    extension(ParticipationDb db)
    {
        public DbSet<Comment> Comments => db.Set<Comment>();

        public DbSet<HelpfulMark> HelpfulMarks => db.Set<HelpfulMark>();
    }

    extension(IQueryable<Comment> comments)
    {
        /// <summary>Those of a proposal that can be read; this is the number that pages show.</summary>
        public IQueryable<Comment> VisibleOf(Guid proposalId) => comments.Where(c => c.ProposalId == proposalId && c.State == CommentState.Visible);
    }
}
