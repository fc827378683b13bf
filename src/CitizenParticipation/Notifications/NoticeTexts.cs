using System.Globalization;
using System.Resources;

namespace CitizenParticipation.Notifications;

/// <summary>The sentences of notices, the same on the page and in the mail, in the language of the person who is told.</summary>
public static class NoticeTexts
{
    private static readonly ResourceManager Texts = new("CitizenParticipation.Notifications.NoticeTexts", typeof(NoticeTexts).Assembly);

    public static string In(string language, string key, params object[] values)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var text = Texts.GetString(key, culture) ?? throw new MissingManifestResourceException($"No notice text \"{key}\".");
        return values.Length == 0 ? text : string.Format(culture, text, values);
    }
}
