using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace CitizenParticipation.Web.Accounts;

/// <summary>
/// How often one client address may register, ask for mails or try passwords. Generous, because a school or a library comes from
/// one address; a script that tries thousands is stopped. A single account is protected by its lockout besides.
/// The page asks at the moment it would act, so a refused person keeps what they typed.
/// </summary>
public sealed class PostLimits(IHostEnvironment environment) : IDisposable
{
    public enum Door
    {
        Mail,
        Password,
    }

    private readonly PartitionedRateLimiter<(Door Door, string Client)> limiter = PartitionedRateLimiter.Create<(Door Door, string Client), (Door, string)>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, k => new FixedWindowRateLimiterOptions { PermitLimit = Permits(k.Item1), Window = Window }));

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>True when the post must not be acted on; the answer then is 429 and says when to come back.</summary>
    public bool Refuses(HttpContext http, Door door)
    {
        if (environment.IsDevelopment()) return false;
        using var lease = limiter.AttemptAcquire((door, Client(http.Connection.RemoteIpAddress)));
        if (lease.IsAcquired) return false;
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return true;
    }

    public void Dispose() => limiter.Dispose();

    private static int Permits(Door door) => door == Door.Password ? 60 : 30;

    /// <summary>One household has one IPv4 address but as many IPv6 addresses as it likes, all with the same first half.</summary>
    internal static string Client(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
