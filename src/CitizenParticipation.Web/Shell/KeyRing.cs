using System.Xml.Linq;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Shell;

/// <summary>
/// Keeps the keys that protect sessions, forms and links in the database, so that a session of one process is one of all. Asked synchronously by
/// ASP.NET Core, at start and about once a day.
/// </summary>
internal sealed class KeyRing(IDbContextFactory<ParticipationDb> databases, TimeProvider clock) : IXmlRepository
{
    private const string ApplicationName = "CitizenParticipation";

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<KeyRing>().AddDataProtection().SetApplicationName(ApplicationName);
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((options, ring) => options.XmlRepository = ring);
    }

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.CreateDbContext();
        return [.. db.Set<ProtectionKey>().AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.CreateDbContext();
        db.Add(new ProtectionKey(friendlyName, element.ToString(SaveOptions.DisableFormatting), clock.GetUtcNow()));
        db.SaveChanges();
    }

    /// <summary>
    /// Makes a key when none is in force. Left to themselves, two processes that start at once would each make one, and for a day neither would
    /// read what the other has written. Later keys are made two days before they are needed, which is time enough to be read by all.
    /// </summary>
    public async Task BeginAsync(IKeyManager keys)
    {
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.BeginStartAsync();
        var now = clock.GetUtcNow();
        if (keys.GetAllKeys().Any(k => !k.IsRevoked && k.ActivationDate <= now && now < k.ExpirationDate)) return;
        var (name, xml) = Make(now);
        db.Add(new ProtectionKey(name, xml, now));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>A new key, kept nowhere: stored by the manager itself it would be written outside the transaction.</summary>
    private static (string Name, string Xml) Make(DateTimeOffset now)
    {
        var hand = new Hand();
        var services = new ServiceCollection().AddDataProtection().SetApplicationName(ApplicationName).Services;
        using var provider = services.Configure<KeyManagementOptions>(o => o.XmlRepository = hand).BuildServiceProvider();
        provider.GetRequiredService<IKeyManager>().CreateNewKey(now, now.AddDays(90));
        return hand.Holds ?? throw new InvalidOperationException("No key was made.");
    }

    private sealed class Hand : IXmlRepository
    {
        public (string Name, string Xml)? Holds { get; private set; }

        public IReadOnlyCollection<XElement> GetAllElements() => [];

        public void StoreElement(XElement element, string friendlyName) => Holds = (friendlyName, element.ToString(SaveOptions.DisableFormatting));
    }
}
