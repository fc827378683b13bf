using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CitizenParticipation.Audit;

/// <summary>Chains the trail: whoever changes or removes an entry breaks every hash after it.</summary>
public static class EntryHash
{
    public static string Of(Entry entry) =>
        // Begins with a word and not with a length, so that no entry of the first form can ever have this content.
        Sha256("numbered|", entry.PreviousHash, Text(entry.Number), Text(entry.At.ToUnixTimeMilliseconds()), Actor(entry), entry.Action, entry.Subject, entry.Before, entry.After, entry.Reason);

    /// <summary>As entries were hashed before they had a number, a before and an after. Their numbers are guarded by the chain alone.</summary>
    internal static string OfFirstForm(Entry entry) =>
        Sha256("", entry.PreviousHash, Text(entry.At.ToUnixTimeMilliseconds()), Actor(entry), entry.Action, entry.Subject, entry.Reason);

    private static string Actor(Entry entry) => entry.ActorId?.ToString("N") ?? "";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Sha256(string form, params ReadOnlySpan<string> parts)
    {
        var content = new StringBuilder(form);
        // Length before each part: without it, moving a character from one field to the next would hash the same.
        foreach (var part in parts) content.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}|");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }
}
