using CitizenParticipation.Moderation.Hints;

namespace CitizenParticipation.Tests.Moderation.Hints;

public sealed class IbansTests
{
    [Theory]
    [InlineData("Spenden an DE89 3704 0044 0532 0130 00 bitte", "DE89 3704 0044 0532 0130 00")]
    [InlineData("de89370400440532013000", "de89370400440532013000")]
    [InlineData("DE89-3704-0044-0532-0130-00.", "DE89-3704-0044-0532-0130-00")]
    [InlineData("GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32")]
    [InlineData("TR33 0006 1005 1978 6457 8413 26", "TR33 0006 1005 1978 6457 8413 26")]
    public void Accounts_with_right_check_digits(string text, string found) => Assert.Equal([found], Ibans.In(text).Select(h => h.Words));

    [Theory]
    [InlineData("DE88 3704 0044 0532 0130 00")]
    [InlineData("DE89 3704 0044 0532 0130 001")]
    [InlineData("DE89 3704 0044 0532 0130")]
    [InlineData("XX89 3704 0044 0532 0130 00")]
    [InlineData("GE12 und GE-S01 sind keine Konten, DE 45879 Gelsenkirchen auch nicht")]
    [InlineData("DE")]
    public void Others_are_none(string text) => Assert.Empty(Ibans.In(text));
}
