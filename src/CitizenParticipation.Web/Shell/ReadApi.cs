using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenParticipation.Web.Shell;

/// <summary>What all rooms of the read API share: its address, and that every site may read it. It knows no sign-in and shows published data only.</summary>
internal static class ReadApi
{
    public const string Address = "/api/v1";

    public static RouteGroupBuilder MapReadApi(this IEndpointRouteBuilder routes, string room)
    {
        var group = routes.MapGroup(Address).WithTags(room).WithMetadata(new PublicPageAttribute());
        group.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
            return next(context);
        });
        return group;
    }
}

/// <summary>Writes <c>InReview</c> as <c>inReview</c> and <c>City</c> as <c>city</c>.</summary>
internal sealed class LowerCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase) where T : struct, Enum;
