using System.Globalization;
using System.Text;

namespace CitizenParticipation.Tests.Attachments;

/// <summary>PDFs of one page, written by hand.</summary>
public static class Documents
{
    /// <param name="catalog">What else stands in the first object, from which all is reached.</param>
    /// <param name="page">What else stands in the page.</param>
    /// <param name="trailer">What else stands at the end.</param>
    /// <param name="more">Further objects, from number 5.</param>
    /// <param name="content">The packed content of the page.</param>
    public static byte[] Of(string catalog = "", string page = "", string trailer = "", string more = "", byte[]? content = null)
    {
        content ??= Pictures.Zeros(1);
        return
        [
            .. Bytes($"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R {catalog}>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"),
            .. Bytes($"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R {page}>>\nendobj\n{more}\n"),
            .. Bytes($"4 0 obj\n<</Filter/FlateDecode/Length {content.Length.ToString(CultureInfo.InvariantCulture)}>>\nstream\n"), .. content,
            .. Bytes($"\nendstream\nendobj\n9 0 obj\n<</Author(Erika Mustermann)/Creator(Geheim)>>\nendobj\ntrailer\n<</Root 1 0 R/Info 9 0 R {trailer}>>\nstartxref\n0\n%%EOF\n"),
        ];
    }

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    public static string Text(byte[] file) => Encoding.Latin1.GetString(file);
}
