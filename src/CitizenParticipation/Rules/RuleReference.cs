using System.Globalization;

namespace CitizenParticipation.Rules;

/// <summary>Names one rule of one edition for ever, kept as <c>2.3</c>: edition 2, rule 3.</summary>
public readonly record struct RuleReference(int Edition, int Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Edition}.{Number}");

    /// <returns>Null for anything else, such as the key of a reason from before there were rules.</returns>
    public static RuleReference? Parse(string? kept) =>
        kept?.Split('.') is [var edition, var number]
        && int.TryParse(edition, NumberStyles.None, CultureInfo.InvariantCulture, out var e) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? new RuleReference(e, n) : null;
}
