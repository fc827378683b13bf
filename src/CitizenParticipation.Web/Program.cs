using CitizenParticipation;
using CitizenParticipation.Web;
using CitizenParticipation.Web.Accounts;
using CitizenParticipation.Web.Administration;
using CitizenParticipation.Web.Comments;
using CitizenParticipation.Web.Attachments;
using CitizenParticipation.Web.Development;
using CitizenParticipation.Web.Districts;
using CitizenParticipation.Web.Maps;
using CitizenParticipation.Web.Notifications;
using CitizenParticipation.Web.Merging;
using CitizenParticipation.Web.Offers;
using CitizenParticipation.Web.Pages;
using CitizenParticipation.Web.Processes;
using CitizenParticipation.Web.Proposals;
using CitizenParticipation.Web.Moderation.Figures;
using CitizenParticipation.Web.Results;
using CitizenParticipation.Web.Rules;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Shell.Caching;
using CitizenParticipation.Web.Voting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddPlatform();
    var app = builder.Build();
    if (args.Contains("verify")) return await VerifyCommand.RunAsync(app.Services, args);
    await app.PrepareAsync(serves: !Commands.Named(args));
    if (await Commands.RunAsync(app, args) is { } exitCode) return exitCode;

    app.UsePlatform();
    app.MapStaticAssets();
    app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null).WithoutStateOnPublicPages();
    app.MapHealth();
    app.MapOpenApi();
    app.MapLanguages();
    app.MapView();
    app.MapAccounts();
    app.MapDistricts();
    app.MapMaps();
    app.MapProcesses();
    app.MapProposals();
    app.MapDrafts();
    app.MapSharing();
    app.MapFeeds();
    app.MapAttachments();
    app.MapVoting();
    app.MapComments();
    app.MapNotifications();
    app.MapOffers();
    app.MapMerging();
    app.MapResults();
    app.MapRules();
    app.MapModerationFigures();
    app.MapAdministration();
    app.MapPages();
    app.MapSitemap();
    if (app.Environment.IsDevelopment()) app.MapDevelopment();

    await app.StartAsync();
    app.Announce();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (StartRefused refused)
{
    return Commands.Refuse(refused.Message);
}
catch (OptionsValidationException wrong)
{
    return Commands.Refuse("A setting is wrong: " + string.Join(" ", wrong.Failures));
}
catch (IOException busy) when (busy.InnerException is AddressInUseException)
{
    return Commands.Refuse($"The port is in use: {busy.Message} Choose another with the setting urls, for example --urls http://localhost:5001.");
}

/// <summary>Named for the tests that start the application.</summary>
public partial class Program;
