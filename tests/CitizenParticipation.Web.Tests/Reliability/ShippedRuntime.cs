using System.Text.RegularExpressions;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>What the Dockerfile sets for the .NET runtime.</summary>
public static partial class ShippedRuntime
{
    public static IReadOnlyDictionary<string, string> Settings { get; } =
        Setting().Matches(File.ReadAllText(Path.Combine(TestCity.RepositoryRoot, "Dockerfile"))).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    [GeneratedRegex(@"^ENV (DOTNET_\w+)=(\S+)", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
