using System.Runtime.InteropServices;
using CitizenParticipation.Benchmarks;

// dotnet run -c Release --project tests/CitizenParticipation.Benchmarks -- NAME [ARGUMENTS]
// Each returns 0, or 1 when its claim does not hold.
var all = new Dictionary<string, Func<string[], Task<int>>>
{
    ["votes"] = VotesBenchmark.RunAsync,
    ["flat"] = FlatBenchmark.RunAsync,
    ["scale"] = ScaleBenchmark.RunAsync,
    ["similar"] = SimilarBenchmark.RunAsync,
    ["audit"] = AuditBenchmark.RunAsync,
    ["desk"] = DeskBenchmark.RunAsync,
    ["request"] = RequestBenchmark.RunAsync,
    ["rush"] = RushBenchmark.RunAsync,
    ["crash"] = CrashBenchmark.RunAsync,
    ["pages"] = PagesBenchmark.RunAsync,
    ["readers"] = ReadersBenchmark.RunAsync,
    // Started by "readers".
    ["readers-beside"] = ReadersBenchmark.BesideAsync,
    ["readers-voters"] = ReadersBenchmark.VotersAsync,
};
if (args is not [var name, .. var rest] || !all.TryGetValue(name, out var run))
{
    Console.Error.WriteLine($"Name one of: {string.Join(", ", all.Keys)}");
    return 1;
}

if (!name.StartsWith("readers-", StringComparison.Ordinal)) Console.WriteLine($"{name}: {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}");
return await run(rest);
