using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.House;

/// <summary>How a visitor comes: how wide the window is, in which language and colours, with or without script.</summary>
public sealed record Manner(int Width = 1280, string Locale = "de-DE", ColorScheme Colours = ColorScheme.Light, bool Script = true)
{
    public const int Phone = 390;

    public int Height => Width < 600 ? 844 : 900;
}

/// <summary>
/// One person at one browser with cookies of their own. Whatever goes wrong behind the page is written down and fails the test:
/// a request to another origin, an error in the console or in a script, an answer of 500 and above, a file that is not there.
/// </summary>
public sealed class Visitor
{
    private readonly ConcurrentQueue<string> faults = new();
    private readonly ConcurrentQueue<string> requests = new();
    private readonly RunningApp app;
    private TaskCompletionSource watching = NewSignal();

    private Visitor(RunningApp app, IBrowserContext context)
    {
        this.app = app;
        Context = context;
        context.Request += (_, request) => See(request.Url);
        context.Response += (_, response) => Judge(response);
        context.WebError += (_, error) => faults.Enqueue($"script error: {error.Error}");
        context.Console += (_, message) =>
        {
            // A failed request is judged by its answer, which says more.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && !IsOffline(message.Text)) faults.Enqueue($"console: {message.Text} ({message.Page?.Url})");
        };
        context.Page += (_, page) => page.WebSocket += (_, socket) => Listen(socket);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; private set; } = null!;

    /// <summary>Answers of parts of the page that this test wants to provoke, such as 401.</summary>
    public ISet<int> Expected { get; } = new HashSet<int>();

    /// <summary>Every address this browser has asked for, sockets included.</summary>
    public IReadOnlyCollection<string> Requests => requests;

    public IReadOnlyCollection<string> Faults => faults;

    public static async Task<Visitor> ComeAsync(RunningApp app, Browser browser, Manner manner)
    {
        var context = await browser.Chromium.NewContextAsync(new()
        {
            BaseURL = app.Address,
            ViewportSize = new() { Width = manner.Width, Height = manner.Height },
            Locale = manner.Locale,
            TimezoneId = "Europe/Berlin",
            ColorScheme = manner.Colours,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = manner.Script,
        });
        context.SetDefaultTimeout(10_000);
        var visitor = new Visitor(app, context);
        visitor.Page = await context.NewPageAsync();
        return visitor;
    }

    /// <summary>Becomes a person of the demonstration, or a stranger again when no name is given.</summary>
    public async Task BecomeAsync(string? name)
    {
        if (name is null)
        {
            await Context.ClearCookiesAsync();
            return;
        }

        var form = Context.APIRequest.CreateFormData().Set("name", name).Set("return", "/");
        var answer = await Context.APIRequest.PostAsync("/dev/sign-in", new() { Form = form, MaxRedirects = 0 });
        Assert.True(answer.Status == 303, $"Signing in as {name}: {answer.Status} {await answer.TextAsync()}");
    }

    public async Task<IPage> GoAsync(string address)
    {
        await Page.GotoAsync(address);
        return Page;
    }

    /// <summary>Opens a page and waits until its live connection watches, so that nothing sent from now on is missed.</summary>
    public async Task<IPage> GoAndWatchAsync(string address)
    {
        watching = NewSignal();
        await Page.GotoAsync(address);
        await watching.Task.WaitAsync(TimeSpan.FromSeconds(10));
        return Page;
    }

    /// <summary>A test has taken the connection away; what the page does about it is what the test looks at.</summary>
    private static bool IsOffline(string message) => message.Contains("net::ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void See(string url)
    {
        requests.Enqueue(url);
        var uri = new Uri(url);
        if (uri.Scheme is "data" or "blob" or "about") return;
        if (uri.Authority != new Uri(app.Address).Authority) faults.Enqueue($"request to another origin: {url}");
    }

    private void Judge(IResponse response)
    {
        if (Expected.Contains(response.Status)) return;
        // A page may answer 400 or 404 and be right; a part of a page may not.
        if (response.Status >= 500 || (response.Status >= 400 && response.Request.ResourceType != "document")) faults.Enqueue($"{response.Status} {response.Request.Method} {response.Url}");
    }

    private void Listen(IWebSocket socket)
    {
        See(socket.Url);
        if (!socket.Url.Contains("/hubs/live", StringComparison.Ordinal)) return;
        // "type":3 is SignalR's word for "your call is done"; the only call of a reader is Watch.
        socket.FrameReceived += (_, frame) =>
        {
            if (frame.Text?.Contains("\"type\":3", StringComparison.Ordinal) == true) watching.TrySetResult();
        };
    }
}
