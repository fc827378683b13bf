using System.Text.Json;

namespace CitizenParticipation.BrowserTests.Pages;

public sealed class WeightTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    private const int MostBytes = 120 * 1024;
    private const int MostRequests = 12;

    [Theory]
    [InlineData("/")]
    [InlineData("/proposals")]
    public async Task The_first_visit_is_light_and_loads_nothing_from_elsewhere(string address)
    {
        var visitor = await ComeAsync(new Manner(Width: Manner.Phone));
        var loaded = new List<(string Id, double Bytes)>();
        var names = new Dictionary<string, string>();
        var network = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        network.Event("Network.requestWillBeSent").OnEvent += (_, e) => names[Text(e, "requestId")] = e!.Value.GetProperty("request").GetProperty("url").GetString()!;
        network.Event("Network.loadingFinished").OnEvent += (_, e) => loaded.Add((Text(e, "requestId"), e!.Value.GetProperty("encodedDataLength").GetDouble()));
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });

        // Only when the live connection stands has the page asked for everything it wants.
        await visitor.GoAndWatchAsync(address);
        await visitor.Page.EvaluateAsync("document.fonts.ready.then(() => true)");

        var list = string.Join('\n', loaded.Select(l => $"{l.Bytes,8:N0}  {names.GetValueOrDefault(l.Id)}"));
        var bytes = loaded.Sum(l => l.Bytes);
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes:N0} bytes in {loaded.Count} requests\n{list}");
        Assert.True(bytes <= MostBytes, $"{bytes:N0} bytes are more than {MostBytes:N0}:\n{list}");
        Assert.True(loaded.Count <= MostRequests, $"{loaded.Count} requests are more than {MostRequests}:\n{list}");
        Assert.DoesNotContain(names.Values, url => !url.StartsWith(App.Address, StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal));
    }

    private static string Text(JsonElement? message, string name) => message!.Value.GetProperty(name).GetString()!;
}
