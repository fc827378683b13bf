using System.Security.Cryptography;
using System.Text;
using CitizenParticipation.Audit;

namespace CitizenParticipation.Processes;

/// <summary>A process in a few short lines for the trail, so that an edit shows what it has changed. Long texts stand there by a fingerprint.</summary>
internal static class ProcessOutline
{
    public static IReadOnlyList<string> Of(Process process) =>
    [
        $"title: {process.Title}",
        $"summary: {Fingerprint(process.Summary)}",
        $"text: {Fingerprint(process.Description)}",
        $"easy language: {process.EasyState} {Fingerprint(process.EasyText)}".TrimEnd(),
        $"audience: {process.Audience}",
        $"moderation within: {process.ReviewHours} hours",
        $"area: {string.Join(", ", process.DistrictKeys.Order(StringComparer.Ordinal))}",
        .. process.Phases.OrderBy(p => p.StartsAt).Select(InWords),
    ];

    /// <summary>The lines that are in one and not in the other.</summary>
    public static Change Between(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        new(string.Join('\n', before.Except(after)), string.Join('\n', after.Except(before)));

    private static string InWords(Phase phase) =>
        $"{phase.Kind} {phase.StartsAt:yyyy-MM-ddTHH:mmZ} to {phase.EndsAt:yyyy-MM-ddTHH:mmZ}{(phase.ProposalsWelcome ? ", proposals welcome" : "")}";

    private static string Fingerprint(string text) => text.Length == 0 ? "" : "#" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
