namespace CitizenParticipation.Web.Tests.Reliability;

public sealed class ShippedRuntimeTests
{
    [Fact]
    public void Measured_servers_are_set_like_the_container() => Assert.Equal("0x2000000", ShippedRuntime.Settings["DOTNET_GCgen0size"]);
}
