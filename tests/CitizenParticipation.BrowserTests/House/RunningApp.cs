using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using CitizenParticipation.BrowserTests.House;

[assembly: AssemblyFixture(typeof(RunningApp))]

namespace CitizenParticipation.BrowserTests.House;

/// <summary>The web application as a process of its own, with its own folder and a port the system chose; gone when the tests are.</summary>
public sealed partial class RunningApp : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Path.Combine(Path.GetTempPath(), "participation-browser-" + Guid.NewGuid().ToString("N"));
    private readonly TaskCompletionSource<string> announced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> log = [];
    private readonly string[] settings;
    private Process? process;

    public RunningApp() : this([]) { }

    private RunningApp(string[] settings) => this.settings = settings;

    /// <summary>http://127.0.0.1:PORT, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The city of two villages that has outlines, as a process of its own.</summary>
    public static async Task<RunningApp> InZweidorfAsync(params string[] settings)
    {
        var app = new RunningApp(["--City:SeedsDirectory", Path.Combine(Repository.Root, "tests", "cities"), "--City:Profile", "zweidorf", .. settings]);
        await app.InitializeAsync();
        return app;
    }

    /// <summary>Gelsenkirchen with settings of its own, as a process of its own.</summary>
    public static async Task<RunningApp> WithAsync(params string[] settings)
    {
        var app = new RunningApp(settings);
        await app.InitializeAsync();
        return app;
    }

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Repository.WebAssembly), $"Build the solution first: {Repository.WebAssembly} is missing.");
        Directory.CreateDirectory(folder);
        AppDomain.CurrentDomain.ProcessExit += Kill;
        process = Start();
        try
        {
            Address = await announced.Task.WaitAsync(Patience);
            await WaitUntilReadyAsync();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"The application did not start within {Patience.TotalSeconds} s. It said:\n{Log()}", e);
        }
    }

    /// <summary>What the application last wrote; a failed test shows it.</summary>
    public string Log(int lines = 60)
    {
        lock (log) return string.Join('\n', log.TakeLast(lines));
    }

    public ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        Kill(null, EventArgs.Empty);
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
        }

        return ValueTask.CompletedTask;
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList =
            {
                "exec", Repository.WebAssembly, "--urls", "http://127.0.0.1:0", "--environment", "Development",
                "--contentRoot", Repository.WebProject, "--Storage:Directory", folder,
                // As everywhere but in Development, files are sent as they were compressed by the build.
                "--ReloadStaticAssetsAtRuntime", "false",
                // What is decided at the desk happens at once, but for the tests of taking it back.
                "--Moderation:UndoSeconds", "0",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var setting in settings) start.ArgumentList.Add(setting);
        var started = new Process { StartInfo = start, EnableRaisingEvents = true };
        started.OutputDataReceived += (_, line) => Hear(line.Data);
        started.ErrorDataReceived += (_, line) => Hear(line.Data);
        started.Exited += (_, _) => announced.TrySetException(new InvalidOperationException("The application ended."));
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (log) log.Add(line);
        if (OwnAddress().Match(line) is { Success: true } found) announced.TrySetResult(found.Value);
    }

    private async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient();
        using var enough = new CancellationTokenSource(Patience);
        while ((await http.GetAsync(new Uri(Address + "/health/ready"), enough.Token)).StatusCode != HttpStatusCode.OK)
            await Task.Delay(100, enough.Token);
    }

    private void Kill(object? sender, EventArgs e)
    {
        if (process is not { HasExited: false } running) return;
        running.Kill(entireProcessTree: true);
        running.WaitForExit(5_000);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex OwnAddress();
}
