using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CitizenParticipation.Accounts;

/// <summary>One entry of the ring of keys that protects sessions, forms and links in mails, as ASP.NET Core wrote it. All processes share the ring.</summary>
public sealed class ProtectionKey
{
    private ProtectionKey() { }

    public ProtectionKey(string name, string xml, DateTimeOffset at) => (Id, Name, Xml, At) = (Guid.CreateVersion7(), name, xml, at);

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Xml { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

internal sealed class ProtectionKeyMap : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> key)
    {
        key.ToTable("ProtectionKeys");
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.Name).HasMaxLength(200);
    }
}
