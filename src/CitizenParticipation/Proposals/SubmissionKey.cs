using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Proposals;

/// <summary>Remembers which form has already become which proposal: the database, not the button, makes a double click harmless.</summary>
public sealed class SubmissionKey
{
    private SubmissionKey() { }

    internal SubmissionKey(Guid key, Guid authorId, string slug, DateTimeOffset at) => (Key, AuthorId, Slug, At) = (key, authorId, slug, at);

    public Guid Key { get; private set; }

    public Guid AuthorId { get; private set; }

    public string Slug { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

internal sealed class SubmissionKeyMap : IEntityTypeConfiguration<SubmissionKey>
{
    public void Configure(EntityTypeBuilder<SubmissionKey> key)
    {
        key.ToTable("SubmissionKeys");
        key.HasKey(k => new { k.AuthorId, k.Key });
        key.Property(k => k.Slug).HasMaxLength(20);
    }
}
