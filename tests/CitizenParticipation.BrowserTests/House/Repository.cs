namespace CitizenParticipation.BrowserTests.House;

/// <summary>Where things lie in the working copy the tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>Debug or Release: the folder the tests themselves were built into says it.</summary>
    public static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    public static readonly string WebProject = Path.Combine(Root, "src", "CitizenParticipation.Web");

    public static readonly string WebAssembly = Path.Combine(WebProject, "bin", Configuration, "net10.0", "CitizenParticipation.Web.dll");

    public static readonly string Pictures = Path.Combine(Root, "pictures");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CitizenParticipation.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"CitizenParticipation.sln was not found above {AppContext.BaseDirectory}");
    }
}
