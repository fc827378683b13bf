namespace CitizenParticipation.Web.Shell;

/// <summary>How this visitor wants to see the platform, kept on their device only. Nothing is kept before something was chosen.</summary>
public sealed class View(IHttpContextAccessor http)
{
    public ViewChoice Choice { get; } = ViewChoice.Of(http.HttpContext);

    /// <summary>"Mein Stadtteil": a key in plain form, which may name no district of this city.</summary>
    public string? District => Choice.District;

    /// <summary>Wants texts in easy language where there are any.</summary>
    public bool Easy => Choice.Easy;

    public Theme Theme => Choice.Theme;
}
