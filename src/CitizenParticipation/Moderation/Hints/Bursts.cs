using System.Globalization;

namespace CitizenParticipation.Moderation.Hints;

/// <summary>
/// Many contributions by one account within a short time. Only accounts are looked at: the platform does not keep the addresses of visitors, so who writes under
/// several accounts is not found here.
/// </summary>
public static class Bursts
{
    /// <summary>As far from a contribution as anything can count.</summary>
    public static readonly TimeSpan Around = TimeSpan.FromHours(1);

    /// <summary>More than people write who answer in a lively discussion.</summary>
    private static readonly (int Minutes, int Least)[] Bounds = [(10, 6), (60, 15)];

    /// <param name="times">When the account wrote, this contribution included.</param>
    /// <param name="at">When it wrote this one.</param>
    /// <returns>The words are the minutes, <see cref="Hint.Count"/> is how many it wrote in them.</returns>
    public static IEnumerable<Hint> In(IEnumerable<DateTimeOffset> times, DateTimeOffset at)
    {
        var near = times.Where(t => (t - at).Duration() <= Around).ToList();
        foreach (var (minutes, least) in Bounds)
        {
            var length = TimeSpan.FromMinutes(minutes);
            var most = near.Where(from => from <= at && at - from <= length).Select(from => near.Count(t => t >= from && t - from <= length)).DefaultIfEmpty().Max();
            if (most < least) continue;
            yield return new Hint(HintKind.Burst, minutes.ToString(CultureInfo.InvariantCulture)) { Count = most };
            yield break;
        }
    }
}
