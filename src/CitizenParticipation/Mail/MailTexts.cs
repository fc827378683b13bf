using System.Globalization;
using System.Resources;

namespace CitizenParticipation.Mail;

/// <summary>The sentences of mails in the language of the person who receives them, not of the one who causes them.</summary>
public static class MailTexts
{
    private static readonly ResourceManager Texts = new("CitizenParticipation.Mail.MailTexts", typeof(MailTexts).Assembly);

    public static string In(string language, string key, params object[] values)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var text = Texts.GetString(key, culture) ?? throw new MissingManifestResourceException($"No mail text \"{key}\".");
        return values.Length == 0 ? text : string.Format(culture, text, values);
    }
}
