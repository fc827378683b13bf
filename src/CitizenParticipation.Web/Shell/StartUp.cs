using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Demonstration;
using CitizenParticipation.Districts;
using CitizenParticipation.Mail;
using Microsoft.Extensions.Options;

namespace CitizenParticipation.Web.Shell;

/// <summary>What happens between building the application and taking the first request: schema, districts, demonstration.</summary>
internal static class StartUp
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        await app.Services.GetRequiredService<OpenDatabase>().HandleAsync();
        await app.Services.GetRequiredService<ImportDistricts>().HandleAsync();
        if (app.Services.GetRequiredService<IOptions<CityOptions>>().Value.Demonstration ?? app.Environment.IsDevelopment())
            await app.Services.GetRequiredService<SeedDemonstration>().HandleAsync();
        if (!app.Environment.IsDevelopment() && !app.Services.GetRequiredService<IOptions<MailOptions>>().Value.IsConfigured)
            Log.MailNotConfigured(app.Logger);
    }

    /// <summary>The city profile named by the settings; read before anything else, because the rest is built on it.</summary>
    public static CityProfile ReadProfile(CityOptions options)
    {
        var seeds = options.SeedsDirectory ?? Path.Combine(AppContext.BaseDirectory, "seeds");
        var city = ReadCityProfile.From(Path.Combine(seeds, options.Profile));
        return options.MinimumAge is { } age ? city.WithMinimumAge(age) : city;
    }
}

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "Mail is not configured (settings Mail:Host and Mail:From): confirmation links and decisions are not sent to anybody")]
    public static partial void MailNotConfigured(ILogger log);
}
