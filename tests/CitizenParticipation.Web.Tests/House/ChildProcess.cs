using System.Diagnostics;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Web.Tests.House;

/// <summary>The program as an operator starts it: another process, its own folder, its output and its exit code.</summary>
public sealed class ChildProcess : IDisposable
{
    private readonly Process process;
    private readonly string folder = Directory.CreateTempSubdirectory("participation-start-").FullName;
    private readonly List<string> lines = [];

    public ChildProcess(string environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        string[] all =
        [
            Path.Combine(AppContext.BaseDirectory, "CitizenParticipation.Web.dll"), "--environment", environment,
            "--contentRoot", Path.Combine(TestCity.RepositoryRoot, "src", "CitizenParticipation.Web"), "--Storage:Directory", folder,
            "--City:SeedsDirectory", Path.Combine(TestCity.RepositoryRoot, "seeds"), .. arguments,
        ];
        foreach (var argument in all) start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (lines) return string.Join('\n', lines);
        }
    }

    /// <summary>As <c>kill -9</c> does: the program has no say in it.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        process.WaitForExit();
        return process.ExitCode;
    }

    public async Task<Uri> ReadyAsync(int port)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        using var client = new HttpClient { BaseAddress = address };
        var limit = DateTime.UtcNow.AddSeconds(60);
        while (DateTime.UtcNow < limit && !process.HasExited)
        {
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode) return address;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("It did not become ready:\n" + Output);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (lines) lines.Add(line);
    }
}
