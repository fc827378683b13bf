using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace CitizenParticipation.Web.Shell.Forms;

/// <summary>
/// Keeps what somebody typed when the security token of their form has expired (signed in elsewhere, a night with the lid
/// closed): the page is shown again with every field filled and a sentence that says to send once more. Nothing is acted on.
/// </summary>
public sealed class KeptForm(IHttpContextAccessor http)
{
    private const string Key = "kept-form";

    /// <summary>True while the page is shown again because the token had expired.</summary>
    public bool Expired => Form is not null;

    /// <summary>What was kept, as it was sent; null when nothing was.</summary>
    public IFormCollection? Form => http.HttpContext?.Items[Key] as IFormCollection;

    /// <summary>The model of a page filled from the kept form, or null when nothing was kept.</summary>
    /// <param name="name">The prefix of the field names, which is the name of the page's form property.</param>
    public T? Read<T>(string name = "Form") where T : class, new()
    {
        if (Form is not { } form) return null;
        var model = new T();
        foreach (var property in typeof(T).GetProperties().Where(p => p.CanWrite))
        {
            var text = form[$"{name}.{property.Name}"].ToString();
            if (property.PropertyType == typeof(string)) property.SetValue(model, text);
            else if (property.PropertyType == typeof(Guid) && Guid.TryParse(text, CultureInfo.InvariantCulture, out var id)) property.SetValue(model, id);
        }

        return model;
    }

    /// <summary>Stands behind the antiforgery check: turns a refused post of a page into a visit of that page.</summary>
    public static async Task Middleware(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method)
            && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
            && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            // The refusal stands in the feature and would make reading the form throw; the form is only shown again, never acted on.
            context.Features.Set<IAntiforgeryValidationFeature>(null);
            context.Request.Method = HttpMethods.Get;
            if (!IsErrorPage(context))
            {
                try
                {
                    context.Items[Key] = await context.Request.ReadFormAsync(context.RequestAborted);
                }
                catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
                {
                    // Too much to read at all; the error page says so, and the browser's way back still holds the text.
                    context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                    return;
                }

                context.Response.StatusCode = StatusCodes.Status400BadRequest;
            }
        }

        await next(context);
    }

    // After a fault the same post runs once more through the error page, which keeps the status of the fault.
    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
