namespace CitizenParticipation.Web.Shell;

/// <summary>How a plain form is answered.</summary>
public static class AfterPost
{
    /// <summary>303 tells the browser to fetch the page with GET, so that reloading it does not do the same again.</summary>
    public static IResult SeeOther(this HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
