using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Demonstration;
using CitizenParticipation.Mail;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CitizenParticipation.Web.Shell;

/// <summary>What the program can do besides serving, and what it says when it starts.</summary>
internal static partial class Commands
{
    /// <summary>Whether the arguments name a command, which runs beside the server and not as one.</summary>
    public static bool Named(string[] args) => args.Contains("create-admin");

    /// <returns>The exit code when the arguments name a command, null when the server should start.</returns>
    public static async Task<int?> RunAsync(WebApplication app, string[] args)
    {
        var at = Array.IndexOf(args, "create-admin");
        if (at < 0) return null;
        if (at + 1 >= args.Length) return Refuse("Please name the e-mail address: create-admin EMAIL");
        var address = app.Services.GetRequiredService<PublicAddress>();
        address.UseWhenUnset("http://localhost:5000");
        await using var scope = app.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<CreateAdministrator>().HandleAsync(args[at + 1]);
        if (outcome.Value is not { } created) return Refuse($"\"{args[at + 1]}\" is not an e-mail address, or the city profile has no districts.");
        Console.WriteLine($"{args[at + 1]} is an administrator. Choose a password within 24 hours at:");
        Console.WriteLine(created.PasswordLink);
        return 0;
    }

    public static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }

    public static void Announce(this WebApplication app)
    {
        var address = app.Urls.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal) ?? "http://localhost:5000";
        if (app.Environment.IsDevelopment()) app.Services.GetRequiredService<PublicAddress>().UseWhenUnset(address);
        Console.WriteLine();
        Console.WriteLine($"  {app.Services.GetRequiredService<CityProfile>().Platform}: {address}");
        if (app.Environment.IsDevelopment() && app.Services.GetRequiredService<IOptions<CityOptions>>().Value.Demonstration != false)
        {
            Console.WriteLine();
            Console.WriteLine("  Demonstration. Sign in without a password at " + address + Links.SignIn() + " as");
            Console.WriteLine($"    resident-1 to resident-{DemoPeople.Residents}, moderator-1, moderator-2, committee-mitte, administrator");
            Console.WriteLine("  Mails land at " + address + Links.LocalMailbox);
        }

        Console.WriteLine();
        if (!app.Environment.IsDevelopment() && !app.Services.GetRequiredService<IOptions<MailOptions>>().Value.IsConfigured) Log.MailNotConfigured(app.Logger);
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Mail is not configured (settings Mail:Host and Mail:From): confirmation links and decisions are not sent to anybody")]
        public static partial void MailNotConfigured(ILogger log);
    }
}
