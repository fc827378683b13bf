using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Accounts;

internal sealed class BlockMap : IEntityTypeConfiguration<Block>
{
    public void Configure(EntityTypeBuilder<Block> block)
    {
        block.ToTable("Blocks", t =>
        {
            t.HasCheckConstraint("CK_Blocks_Time", "\"Until\" > \"From\"");
            t.HasCheckConstraint("CK_Blocks_Rule", "\"RuleReference\" <> ''");
        });
        block.Property(b => b.Id).ValueGeneratedNever();
        block.Property(b => b.RuleReference).HasMaxLength(Block.LongestRule);
        block.HasOne<Participant>().WithMany().HasForeignKey(b => b.ParticipantId).OnDelete(DeleteBehavior.Restrict);
        // Of those that nobody has lifted; a person has few.
        block.HasIndex(b => b.ParticipantId);
    }
}
