namespace CitizenParticipation.Attachments;

/// <summary>The sizes in which a picture is kept, by the longer side. None is larger than the picture that was sent.</summary>
public static class PictureSize
{
    public static readonly IReadOnlyList<int> All = [480, 960, 1920];

    public static int Largest => All[^1];

    /// <summary>The sizes that this picture has: a small one has fewer, because each further one would be the same.</summary>
    public static IReadOnlyList<int> Of(int width, int height) =>
        [.. All.Where((_, i) => i == 0 || All[i - 1] < Math.Max(width, height))];

    /// <summary>Width and height in that size, in the same proportion.</summary>
    public static (int Width, int Height) Fit(int width, int height, int size)
    {
        var scale = Math.Min(1.0, (double)size / Math.Max(width, height));
        return (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
    }
}
