using CitizenParticipation.Web.Shell;

namespace CitizenParticipation.Web.Tests.Shell;

public sealed class LinksTests
{
    [Theory]
    [InlineData("/proposals?q=x", "/proposals?q=x")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    public void A_way_back_stays_inside_the_platform(string? wanted, string expected) => Assert.Equal(expected, Links.Local(wanted));
}
