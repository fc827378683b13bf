using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>
/// A web server as a process of its own on a port that stays the same: it can be killed like by a power cut and started again,
/// and its CPU time is not mixed with that of whoever sends the load.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const int KeptLines = 300;
    private readonly string dll;
    private readonly string readyPath;
    private readonly Queue<string> lines = new();
    private Process? process;

    /// <param name="dll">Name of the program beside the tests.</param>
    /// <param name="readyPath">Answers with a success as soon as the server can serve.</param>
    public ServerProcess(string dll, string readyPath)
    {
        (this.dll, this.readyPath) = (Path.Combine(AppContext.BaseDirectory, dll), readyPath);
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
    }

    public Uri Address { get; }

    public bool IsRunning => process is { HasExited: false };

    /// <summary>User and kernel time of the process that runs now.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            process!.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>What the program last wrote, over all its starts.</summary>
    public string Output
    {
        get
        {
            lock (lines) return string.Join('\n', lines);
        }
    }

    /// <returns>How long it took until the server answered.</returns>
    public async Task<TimeSpan> StartAsync(IEnumerable<string> arguments, TimeSpan? limit = null)
    {
        var clock = Stopwatch.StartNew();
        process?.Dispose();
        process = Process.Start(Dotnet([dll, "--urls", Address.ToString().TrimEnd('/'), .. arguments]))!;
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = NewClient(TimeSpan.FromSeconds(5));
        while (clock.Elapsed < (limit ?? TimeSpan.FromSeconds(60)) && IsRunning)
        {
            if (await AnswersAsync(client)) return clock.Elapsed;
            await Task.Delay(20);
        }

        throw new InvalidOperationException($"{Path.GetFileName(dll)} did not become ready. It wrote:\n{Output}");
    }

    /// <summary>A client with connections of its own, without cookies and without following redirects.</summary>
    public HttpClient NewClient(TimeSpan timeout, int connections = int.MaxValue)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false, MaxConnectionsPerServer = connections, ActivityHeadersPropagator = null };
        return new HttpClient(handler) { BaseAddress = Address, Timeout = timeout };
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said to anybody.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an operator or a container would stop it.</summary>
    public async Task StopAsync()
    {
        if (!IsRunning) return;
        using var kill = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string dll, IEnumerable<string> arguments)
    {
        using var process = Process.Start(Dotnet([Path.Combine(AppContext.BaseDirectory, dll), .. arguments]))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        if (IsRunning) await KillAsync();
        process?.Dispose();
    }

    /// <summary>With the runtime set as it ships, so that what is measured is what a city gets.</summary>
    private static ProcessStartInfo Dotnet(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in ShippedRuntime.Settings) start.Environment[name] = value;
        return start;
    }

    private async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(readyPath);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > KeptLines) lines.Dequeue();
        }
    }

    private void KillAtExit(object? sender, EventArgs e)
    {
        if (IsRunning) process!.Kill();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
