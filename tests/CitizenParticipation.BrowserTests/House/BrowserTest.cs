using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.House;

/// <summary>Gives a test its visitors; at the end nothing may have gone wrong behind any of their pages.</summary>
public abstract partial class BrowserTest(RunningApp app, Browser browser) : IAsyncLifetime
{
    private readonly List<Visitor> visitors = [];

    protected RunningApp App => app;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    protected async Task<Visitor> ComeAsync(Manner? manner = null)
    {
        var visitor = await Visitor.ComeAsync(app, browser, manner ?? new Manner());
        lock (visitors) visitors.Add(visitor);
        return visitor;
    }

    protected async Task<Visitor> ComeAsAsync(string name, Manner? manner = null)
    {
        var visitor = await ComeAsync(manner);
        await visitor.BecomeAsync(name);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result == TestResult.Failed) await KeepPicturesAsync();
        var faults = visitors.SelectMany(v => v.Faults).Distinct().ToList();
        foreach (var visitor in visitors) await visitor.Context.CloseAsync();
        Assert.True(faults.Count == 0, $"Behind the pages {faults.Count} things went wrong:\n{string.Join('\n', faults)}\n\nThe application's log:\n{app.Log()}");
    }

    /// <summary>What stood on the screens when a test failed: pictures/failures, one file for each page.</summary>
    private async Task KeepPicturesAsync()
    {
        var folder = Path.Combine(Repository.Pictures, "failures");
        Directory.CreateDirectory(folder);
        var name = NotInNames().Replace(TestContext.Current.Test?.TestDisplayName ?? "test", "_");
        foreach (var (number, page) in visitors.SelectMany(v => v.Context.Pages).Index())
        {
            try
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name[^Math.Min(120, name.Length)..]}-{number}.png"), FullPage = true });
            }
            catch (PlaywrightException)
            {
                // A page that is gone or stuck has no picture; the failure itself is what counts.
            }
        }
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotInNames();
}
