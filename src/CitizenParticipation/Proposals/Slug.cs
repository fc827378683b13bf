using System.Security.Cryptography;

namespace CitizenParticipation.Proposals;

/// <summary>Short names for addresses that cannot be guessed: an unpublished proposal is not found by counting.</summary>
public static class Slug
{
    // Without 0/o, 1/l/i and u/v: people read these aloud and copy them from posters. 29^10 is about 4 * 10^14.
    private const string Letters = "23456789abcdefghjkmnpqrstwxyz";

    public static string New() => RandomNumberGenerator.GetString(Letters, 10);
}
