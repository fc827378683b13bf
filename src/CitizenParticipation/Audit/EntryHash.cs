using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CitizenParticipation.Audit;

/// <summary>Chains the trail: whoever changes or removes an entry breaks every hash after it.</summary>
public static class EntryHash
{
    public static string Of(Entry entry)
    {
        // Length before each part: without it, moving a character from one field to the next would hash the same.
        var content = new StringBuilder();
        string[] parts =
        [
            entry.PreviousHash,
            entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            entry.ActorId?.ToString("N") ?? "",
            entry.Action,
            entry.Subject,
            entry.Reason,
        ];
        foreach (var part in parts) content.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}|");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }
}
