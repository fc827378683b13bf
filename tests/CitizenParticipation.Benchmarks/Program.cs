using System.Runtime.InteropServices;
using CitizenParticipation.Benchmarks;

// dotnet run -c Release --project tests/CitizenParticipation.Benchmarks -- NAME
var all = new Dictionary<string, Func<Task>> { ["votes"] = VotesBenchmark.RunAsync };
if (args is not [var name] || !all.TryGetValue(name, out var run))
{
    Console.Error.WriteLine($"Name one of: {string.Join(", ", all.Keys)}");
    return 1;
}

Console.WriteLine($"{name}: {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}");
await run();
return 0;
