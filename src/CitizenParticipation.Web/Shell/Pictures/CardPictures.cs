using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace CitizenParticipation.Web.Shell.Pictures;

/// <summary>
/// The pictures beside links, drawn when they are asked for and kept for a minute: at most two are drawn at once and at most a hundred kept, whoever asks
/// for how many. A picture may therefore show a number that is a minute old.
/// </summary>
public sealed class CardPictures(DrawCard draw, TimeProvider clock) : IDisposable
{
    /// <param name="Tag">The entity tag, in quotes: the same for the same picture.</param>
    private sealed record Picture(byte[] Png, string Tag, DateTimeOffset At);

    private const int Most = 100;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Picture> kept = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim hands = new(2);

    /// <param name="key">Under which it is kept: everything that must not be shown in an earlier wording.</param>
    /// <param name="content">Asked in the city's language.</param>
    public async Task<IResult> AnswerAsync(string key, Func<DrawCard.Content> content, CancellationToken stop)
    {
        var picture = await OfAsync(key, content, stop);
        return TypedResults.File(picture.Png, "image/png", entityTag: new EntityTagHeaderValue(picture.Tag));
    }

    public void Dispose() => hands.Dispose();

    private async Task<Picture> OfAsync(string key, Func<DrawCard.Content> content, CancellationToken stop)
    {
        if (Kept(key) is { } known) return known;
        await hands.WaitAsync(stop);
        try
        {
            if (Kept(key) is { } meanwhile) return meanwhile;
            // It goes to people nobody knows, so it speaks the city's language and not that of the program that fetches it.
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.Offered[0].Code);
            var png = draw.Png(content());
            var picture = new Picture(png, $"\"{Convert.ToHexStringLower(SHA256.HashData(png).AsSpan(0, 12))}\"", clock.GetUtcNow());
            MakeRoom();
            return kept[key] = picture;
        }
        finally
        {
            hands.Release();
        }
    }

    private Picture? Kept(string key) => kept.TryGetValue(key, out var picture) && clock.GetUtcNow() - picture.At < Fresh ? picture : null;

    private void MakeRoom()
    {
        if (kept.Count < Most) return;
        foreach (var (key, _) in kept.OrderBy(p => p.Value.At).Take(Most / 2).ToList()) kept.TryRemove(key, out _);
    }
}
