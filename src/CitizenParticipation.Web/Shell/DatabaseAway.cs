using System.Data.Common;
using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.Data.Sqlite;

namespace CitizenParticipation.Web.Shell;

/// <summary>
/// While the database is restarted, locked or full, a request is answered with "please try again" (503 and when) instead of a
/// failure. Plain text, because the header of every page asks the database who is signed in.
/// </summary>
internal sealed class DatabaseAway(RefusalTexts texts, SecurityHeaders security) : IExceptionHandler
{
    private const int Busy = 5, Locked = 6, Full = 13;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsCauseOf(exception)) return false;
        // The language of the request ended with the pipeline that failed.
        if (httpContext.Features.Get<IRequestCultureFeature>() is { } asked) CultureInfo.CurrentUICulture = asked.RequestCulture.UICulture;
        security.Put(httpContext);
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = "5";
        httpContext.Response.ContentType = $"{MediaTypeNames.Text.Plain}; charset=utf-8";
        await httpContext.Response.WriteAsync(texts.Of(Refusal.TryAgain), cancellationToken);
        return true;
    }

    /// <summary>EF Core wraps what may pass by itself into an advice to try again.</summary>
    internal static bool IsCauseOf(Exception? failure) => failure switch
    {
        null => false,
        SqliteException { SqliteErrorCode: Busy or Locked or Full } => true,
        DbException { IsTransient: true } => true,
        _ => IsCauseOf(failure.InnerException),
    };
}
