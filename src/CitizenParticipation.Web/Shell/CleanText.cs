using System.Text;
using System.Xml;

namespace CitizenParticipation.Web.Shell;

/// <summary>Text for XML and calendars: the signs that XML forbids (control characters, halves of an emoji) are left out, everything else stays.</summary>
public static class CleanText
{
    public static string Of(string text)
    {
        if (text.All(c => XmlConvert.IsXmlChar(c))) return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) kept.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) kept.Append(text[i]).Append(text[++i]);
        }

        return kept.ToString();
    }
}
