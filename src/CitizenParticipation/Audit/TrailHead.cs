using System.Globalization;

namespace CitizenParticipation.Audit;

/// <summary>An entry of the trail by number and hash. Noted down elsewhere it shows later that nothing up to it was rewritten or cut off.</summary>
public readonly record struct TrailHead(long Number, string Hash)
{
    /// <summary>Reads <c>NUMBER:HASH</c>; null when it is something else.</summary>
    public static TrailHead? Parse(string? text) =>
        text?.Trim().Split(':') is [var number, { Length: 64 } hash] && hash.All(char.IsAsciiHexDigit) && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed > 0
            ? new TrailHead(parsed, hash.ToUpperInvariant())
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}:{Hash}");
}
