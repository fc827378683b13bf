using System.Diagnostics;

namespace CitizenParticipation.Benchmarks;

/// <summary>Another process of this program, told line by line what to do next.</summary>
internal sealed class Beside : IDisposable
{
    private readonly Process process;

    /// <param name="humble">Takes the processor only when nobody else wants it: who plays ten thousand phones must not slow down what they look at.</param>
    /// <param name="arguments">What it is to be.</param>
    public Beside(bool humble, params string[] arguments)
    {
        var command = new List<string> { Environment.ProcessPath! };
        command.AddRange(arguments);
        if (humble && OperatingSystem.IsLinux()) command.InsertRange(0, ["chrt", "--idle", "0"]);
        process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    /// <returns>What it answers: one line.</returns>
    public async Task<string> AskAsync(string word)
    {
        await process.StandardInput.WriteLineAsync(word);
        return await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"ended at \"{word}\"");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
