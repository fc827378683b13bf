using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using CitizenParticipation.City;
using CitizenParticipation.Web.Shell;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Proposals;

/// <summary>
/// The pictures beside links, drawn when they are asked for and kept for a minute: at most two are drawn at once and at most a hundred kept, whoever asks
/// for how many. A picture may therefore show a number that is a minute old.
/// </summary>
public sealed class ProposalPictures(CityProfile city, DrawProposalCard draw, IStringLocalizer<ProposalTexts> texts, TimeProvider clock) : IDisposable
{
    /// <param name="Tag">The entity tag, in quotes: the same for the same picture.</param>
    public sealed record Picture(byte[] Png, string Tag, DateTimeOffset At);

    private const int Most = 100;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Picture> kept = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim hands = new(2);

    public async Task<Picture> OfAsync(string slug, string title, string district, int supports, CancellationToken stop)
    {
        // Under the title too: after a change nobody is shown the earlier one, which may have been hidden.
        var key = $"{slug} {district} {title}";
        if (Kept(key) is { } known) return known;
        await hands.WaitAsync(stop);
        try
        {
            if (Kept(key) is { } meanwhile) return meanwhile;
            // It goes to people nobody knows, so it speaks the city's language and not that of the program that fetches it.
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.Offered[0].Code);
            var number = supports.ToString("N0", CultureInfo.CurrentCulture);
            var png = draw.Png(new(title, district, number, texts[supports == 1 ? "Picture.One" : "Picture.Many"], city.Platform));
            var picture = new Picture(png, $"\"{Convert.ToHexStringLower(SHA256.HashData(png).AsSpan(0, 12))}\"", clock.GetUtcNow());
            MakeRoom();
            return kept[key] = picture;
        }
        finally
        {
            hands.Release();
        }
    }

    public void Dispose() => hands.Dispose();

    private Picture? Kept(string key) => kept.TryGetValue(key, out var picture) && clock.GetUtcNow() - picture.At < Fresh ? picture : null;

    private void MakeRoom()
    {
        if (kept.Count < Most) return;
        foreach (var (key, _) in kept.OrderBy(p => p.Value.At).Take(Most / 2).ToList()) kept.TryRemove(key, out _);
    }
}
