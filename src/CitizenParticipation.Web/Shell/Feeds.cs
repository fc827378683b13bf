using CitizenParticipation.City;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Shell;

/// <summary>What a feed is called, in the feed itself and on the pages that offer it.</summary>
public static class Feeds
{
    /// <param name="of">The district or process it is about; null for the whole city.</param>
    public static string Feed(this IStringLocalizer<Words> words, CityProfile city, string? of) =>
        of is null ? words["Feed.Of", city.Platform] : $"{words["Feed.Of", of].Value} – {city.Platform}";
}
