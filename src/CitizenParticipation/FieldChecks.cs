using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;

namespace CitizenParticipation;

/// <summary>Collects the faults of one form, so that a person sees all of them at once and not one after the other.</summary>
public sealed class FieldChecks
{
    private readonly List<Fault> faults = [];

    public IReadOnlyList<Fault> Faults => faults;

    public bool Clean => faults.Count == 0;

    public void Add(Refusal refusal, string field, string value = "") => faults.Add(new Fault(refusal, field, value));

    public void AddIf(bool bad, Refusal refusal, string field, string value = "")
    {
        if (bad) Add(refusal, field, value);
    }

    /// <summary>Trims and normalises a single line and notes what is wrong with it.</summary>
    public string Line(string field, string? raw, int min, int max) => Check(field, Tidy(raw), min, max, isLine: true);

    /// <summary>The same for a text of several lines; line ends become a single line feed.</summary>
    public string Text(string field, string? raw, int min, int max) => Check(field, Tidy(raw), min, max, isLine: false);

    /// <summary>The same for an e-mail address; empty is right where it is not required.</summary>
    public string Email(string field, string? raw, bool required)
    {
        var email = Line(field, raw, required ? 1 : 0, 254);
        AddIf(email.Length > 0 && !LooksLikeEmail(email), Refusal.NotAnEmail, field);
        return email;
    }

    private static bool LooksLikeEmail(string email) =>
        new EmailAddressAttribute().IsValid(email) && !email.Any(char.IsWhiteSpace) && MimeKit.MailboxAddress.TryParse(email, out var parsed) && parsed.Address == email;

    private string Check(string field, string text, int min, int max, bool isLine)
    {
        // People count what they see: an umlaut or an emoji is one character, whatever its bytes.
        var length = text.Length > max * 4 ? text.Length : new StringInfo(text).LengthInTextElements;
        if (text.Length == 0 || Invisible.IsAll(text)) AddIf(min > 0 || text.Length > 0, Refusal.Required, field);
        else if (length < min) Add(Refusal.TooShort, field, min.ToString(CultureInfo.InvariantCulture));
        else if (length > max || text.Length > max * 4) Add(Refusal.TooLong, field, max.ToString(CultureInfo.InvariantCulture));
        else if (HasControls(text, isLine)) Add(Refusal.ControlCharacters, field);
        else if (isLine && Invisible.Misleads(text)) Add(Refusal.InvisibleCharacters, field);
        return text;
    }

    private static string Tidy(string? raw)
    {
        if (string.IsNullOrWhiteSpace(raw)) return "";
        var text = raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate cannot be normalised; it is refused below as a control character.
            return text;
        }
    }

    /// <summary>Controls, half characters, and the invisible marks that turn the reading direction around and so can fake what a text says.</summary>
    private static bool HasControls(string text, bool isLine)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune)) return true;
            if (!rune.IsBmp) i++;
            if (Rune.IsControl(rune) && (isLine || rune.Value is not ('\n' or '\t'))) return true;
            if (rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)) return true;
        }

        return false;
    }
}
