using System.Text.Json;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Pages;

public sealed class WeightTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    private const int MostBytes = 120 * 1024;
    private const int MostBytesOfASecondPage = 15 * 1024;
    private const int MostRequests = 12;

    [Theory]
    [InlineData("/")]
    [InlineData("/proposals")]
    public async Task The_first_visit_is_light_and_loads_nothing_from_elsewhere(string address)
    {
        var visitor = await ComeAsync(new Manner(Width: Manner.Phone));
        var scale = await Scale.PutUnderAsync(visitor);
        await scale.ForgetEverythingAsync();
        await LookAsync(visitor, address);

        TestContext.Current.TestOutputHelper?.WriteLine(scale.List);
        Assert.True(scale.Bytes <= MostBytes, $"More than {MostBytes:N0}: {scale.List}");
        Assert.True(scale.Requests <= MostRequests, $"More than {MostRequests} requests: {scale.List}");
        Assert.DoesNotContain(scale.Addresses, url => !url.StartsWith(App.Address, StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/", "/proposals")]
    [InlineData("/proposals", "/proposals?view=map")]
    [InlineData("/proposals", null)]
    public async Task The_second_page_of_a_visit_is_hardly_more_than_its_text(string first, string? second)
    {
        var visitor = await ComeAsync(new Manner(Width: Manner.Phone));
        second ??= await visitor.PublishedProposalAsync();
        var scale = await Scale.PutUnderAsync(visitor);
        await LookAsync(visitor, first);
        scale.Clear();
        // Not every page has something live to wait for.
        await visitor.Page.GotoAsync(second, new() { WaitUntil = WaitUntilState.NetworkIdle });

        TestContext.Current.TestOutputHelper?.WriteLine(scale.List);
        Assert.True(scale.Bytes <= MostBytesOfASecondPage, $"More than {MostBytesOfASecondPage:N0}: {scale.List}");
    }

    // Only when the live connection stands has the page asked for everything it wants.
    private static async Task LookAsync(Visitor visitor, string address)
    {
        await visitor.GoAndWatchAsync(address);
        await visitor.Page.EvaluateAsync("document.fonts.ready.then(() => true)");
    }

    /// <summary>What came over the line, compressed as it came; what the browser had kept weighs nothing.</summary>
    private sealed class Scale(ICDPSession network)
    {
        private readonly List<(string Id, double Bytes)> loaded = [];
        private readonly Dictionary<string, string> names = [];

        public double Bytes => loaded.Sum(l => l.Bytes);

        public int Requests => loaded.Count;

        public IReadOnlyCollection<string> Addresses => names.Values;

        public string List => $"{Bytes:N0} bytes in {Requests} requests\n{string.Join('\n', loaded.Select(l => $"{l.Bytes,8:N0}  {names.GetValueOrDefault(l.Id)}"))}";

        public static async Task<Scale> PutUnderAsync(Visitor visitor)
        {
            var network = await visitor.Context.NewCDPSessionAsync(visitor.Page);
            var scale = new Scale(network);
            network.Event("Network.requestWillBeSent").OnEvent += (_, e) => scale.names[Text(e, "requestId")] = e!.Value.GetProperty("request").GetProperty("url").GetString()!;
            network.Event("Network.loadingFinished").OnEvent += (_, e) => scale.loaded.Add((Text(e, "requestId"), e!.Value.GetProperty("encodedDataLength").GetDouble()));
            await network.SendAsync("Network.enable");
            return scale;
        }

        public Task ForgetEverythingAsync() => network.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });

        public void Clear() => loaded.Clear();

        private static string Text(JsonElement? message, string name) => message!.Value.GetProperty(name).GetString()!;
    }
}
