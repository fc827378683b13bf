using System.Text;
using CitizenParticipation.Attachments;
using SkiaSharp;

namespace CitizenParticipation.Tests.Attachments;

public sealed class PreparePictureTests : IDisposable
{
    private readonly PreparePicture prepare = new();

    public void Dispose() => prepare.Dispose();

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_picture_is_kept_in_three_sizes(SKEncodedImageFormat format)
    {
        var file = (await prepare.HandleAsync(Pictures.Of(2400, 1200, format))).Value!;
        Assert.Equal((AttachmentKind.Image, 1920, 960), (file.Kind, file.Width, file.Height));
        Assert.Equal(["480 480x240", "960 960x480", "1920 1920x960"], file.Parts.Select(p => $"{p.Part} {SizeOf(p.Content)}"));
        Assert.All(file.Parts, p => Assert.Equal(FileType.WebP, FileTypes.Of(p.Content)));
    }

    [Fact]
    public async Task A_small_picture_is_never_enlarged()
    {
        var file = (await prepare.HandleAsync(Pictures.Of(300, 200))).Value!;
        Assert.Equal("480 300x200", Assert.Single(file.Parts.Select(p => $"{p.Part} {SizeOf(p.Content)}")));
        file = (await prepare.HandleAsync(Pictures.Of(10, 700))).Value!;
        Assert.Equal(["480 7x480", "960 10x700"], file.Parts.Select(p => $"{p.Part} {SizeOf(p.Content)}"));
    }

    [Theory]
    [InlineData(1, false, true, true)]
    [InlineData(2, false, false, true)]
    [InlineData(3, false, false, false)]
    [InlineData(4, false, true, false)]
    [InlineData(5, true, true, true)]
    [InlineData(6, true, false, true)]
    [InlineData(7, true, false, false)]
    [InlineData(8, true, true, false)]
    public async Task It_stands_upright_however_the_camera_was_held(byte orientation, bool isTall, bool redIsLeft, bool redIsTop)
    {
        var file = (await prepare.HandleAsync(Pictures.Photo(400, 300, orientation))).Value!;
        Assert.Equal(isTall ? (300, 400) : (400, 300), (file.Width, file.Height));
        using var seen = SKBitmap.Decode(file.Parts[0].Content);
        var corner = seen.GetPixel(redIsLeft ? 20 : seen.Width - 20, redIsTop ? 20 : seen.Height - 20);
        Assert.True(corner.Red > 200 && corner.Blue < 60, $"There should be red, but there is {corner}.");
    }

    [Fact]
    public async Task Place_camera_and_everything_else_about_the_photo_are_gone()
    {
        var photo = Pictures.Photo(400, 300, 6);
        Assert.Contains("Exif", Encoding.Latin1.GetString(photo), StringComparison.Ordinal);
        var file = (await prepare.HandleAsync(photo)).Value!;
        foreach (var (_, content) in file.Parts)
        {
            var text = Encoding.Latin1.GetString(content);
            foreach (var mark in (string[])["Exif", "EXIF", "XMP", "http://", "ICCP", "GPS"]) Assert.DoesNotContain(mark, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_a_moving_picture_the_first_frame_is_kept()
    {
        var file = (await prepare.HandleAsync(Pictures.Gif(100, 80, 3))).Value!;
        Assert.Equal("480 100x80", Assert.Single(file.Parts.Select(p => $"{p.Part} {SizeOf(p.Content)}")));
    }

    [Fact]
    public async Task What_hides_behind_a_picture_does_not_come_along()
    {
        var file = (await prepare.HandleAsync([.. Pictures.Of(50, 50), .. "<html><script>alert(1)</script>"u8])).Value!;
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(file.Parts[0].Content), StringComparison.Ordinal);
    }

    private static string SizeOf(byte[] picture)
    {
        using var seen = SKBitmap.Decode(picture);
        return $"{seen.Width}x{seen.Height}";
    }
}
