using System.Text.RegularExpressions;

namespace CitizenParticipation.Moderation.Hints;

/// <summary>How many links a text holds and where they lead. One hint for all of them: links are welcome, the moderator looks at the addresses.</summary>
public static class OutwardLinks
{
    private const int MostHosts = 5;

    private static readonly Regex Link = Patterns.Linear("""(?:https?://|www\.)[^\s<>()\[\]"'`]+""");

    public static IEnumerable<Hint> In(string text)
    {
        var links = Link.Matches(text).Select(match => match.Value.TrimEnd('.', ',', ';', ':', '!', '?', '*', '_')).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var hosts = links.Select(HostOf).Where(host => host.Length > 0).Distinct().ToList();
        if (hosts.Count == 0) yield break;
        yield return new Hint(HintKind.Links, string.Join(", ", hosts.Take(MostHosts).Select(host => Hint.Of(HintKind.Links, host).Words)) + (hosts.Count > MostHosts ? ", …" : "")) { Count = links.Count };
    }

    private static string HostOf(string link)
    {
        var rest = link.AsSpan(link.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0);
        if (rest.IndexOfAny("/\\?#") is >= 0 and var path) rest = rest[..path];
        // What stands before an @ looks like the address and is not.
        rest = rest[(rest.LastIndexOf('@') + 1)..];
        if (rest.LastIndexOf(':') is >= 0 and var port) rest = rest[..port];
        var host = rest.ToString().ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }
}
