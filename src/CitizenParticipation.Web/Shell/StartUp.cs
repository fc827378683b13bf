using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Data.Sqlite;
using CitizenParticipation.Demonstration;
using CitizenParticipation.Districts;
using CitizenParticipation.Rules;
using CitizenParticipation.Voting;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace CitizenParticipation.Web.Shell;

/// <summary>What happens between building the application and taking the first request: schema, keys, districts, demonstration.</summary>
internal static class StartUp
{
    /// <param name="app">The application.</param>
    /// <param name="serves">False for a command, which may run beside the server.</param>
    public static async Task PrepareAsync(this WebApplication app, bool serves)
    {
        if (serves) app.Services.GetService<SqliteServerLock>()?.Take();
        await app.Services.GetRequiredService<OpenDatabase>().HandleAsync();
        await app.Services.GetRequiredService<KeyRing>().BeginAsync(app.Services.GetRequiredService<IKeyManager>());
        await app.Services.GetRequiredService<ImportDistricts>().HandleAsync();
        await app.Services.GetRequiredService<ImportRules>().HandleAsync();
        await app.Services.GetRequiredService<OpenLedger>().HandleAsync();
        if (app.Services.GetRequiredService<IOptions<CityOptions>>().Value.Demonstration ?? app.Environment.IsDevelopment())
            await app.Services.GetRequiredService<SeedDemonstration>().HandleAsync();
    }

    /// <summary>The city profile named by the settings; read before anything else, because the rest is built on it.</summary>
    public static CityProfile ReadProfile(CityOptions options)
    {
        var seeds = options.SeedsDirectory ?? Path.Combine(AppContext.BaseDirectory, "seeds");
        var city = ReadCityProfile.From(Path.Combine(seeds, options.Profile));
        return options.MinimumAge is { } age ? city.WithMinimumAge(age) : city;
    }
}
