using System.Text.Encodings.Web;
using System.Text.Unicode;
using CitizenParticipation.Accounts;
using CitizenParticipation.Attachments;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Mail;
using CitizenParticipation.Web.Accounts;
using CitizenParticipation.Web.Live;
using CitizenParticipation.Web.Maps;
using CitizenParticipation.Web.Moderation.Desk;
using CitizenParticipation.Web.Pages;
using CitizenParticipation.Web.Processes;
using CitizenParticipation.Web.Proposals;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Shell.Caching;
using CitizenParticipation.Web.Shell.Forms;
using CitizenParticipation.Web.Shell.Pictures;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using MudBlazor.Services;

namespace CitizenParticipation.Web;

/// <summary>Puts the upper floor together: settings, services, and the order of the middleware.</summary>
internal static class Platform
{
    public static void AddPlatform(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 16 * 1024 * 1024);
        var configuration = builder.Configuration;
        var services = builder.Services;
        services.AddOptions<CityOptions>().BindConfiguration("City").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AttachmentOptions>().BindConfiguration("Attachments").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MapOptions>().BindConfiguration("Map").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s => new MapOrigins(s.GetRequiredService<IOptions<MapOptions>>().Value.AllOrigins())).AddSingleton<SecurityHeaders>().AddSingleton<PlaceSource>();
        services.AddOptions<MailOptions>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart();

        var options = configuration.GetSection("City").Get<CityOptions>() ?? new CityOptions();
        if (!builder.Environment.IsDevelopment() && string.IsNullOrWhiteSpace(options.PublicAddress))
            throw new StartRefused("The setting City:PublicAddress is missing: links in mails start with it, for example https://mitmachen.example.org.");
        if (options.PublicAddress is { Length: > 0 } address && !(Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"))
            throw new StartRefused($"The setting City:PublicAddress is not an address such as https://mitmachen.example.org: {address}");

        var storage = new StorageFolder(Path.Combine(builder.Environment.ContentRootPath, configuration["Storage:Directory"] ?? "data"));
        var database = (configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions()).Choose(configuration.GetConnectionString("Participation"), storage.For("participation.db"));
        services.AddSingleton(storage);
        services.AddOptions<DeskOptions>().BindConfiguration("Moderation").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<DeskOptions>>().Value.Times).AddSingleton<ReadOpenedCase>().AddSingleton<FirstWords>();
        services.AddParticipation(database, StartUp.ReadProfile(options), new PublicAddress(options.PublicAddress)).AddSignInManager().AddDefaultTokenProviders();
        services.AddSignIn();
        services.AddPages();
    }

    public static void UsePlatform(this WebApplication app)
    {
        app.UseLiveHub();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseRouting();
        app.UseSecurityHeaders();
        app.UseLanguages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UsePageCaching();
        app.UseResponseCompression();
        app.UseAntiforgery();
        app.Use(KeptForm.Middleware);
    }

    private static void AddSignIn(this IServiceCollection services)
    {
        KeyRing.AddTo(services);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, RevalidatingSignIn>();
        services.AddSingleton<PostLimits>();
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = AccountLimits.LinkLife);
        // A right or an account that is taken away stops working within a minute.
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "session";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = RecentSession.ValidateAsync;
            cookie.LoginPath = "/account/sign-in";
            cookie.ReturnUrlParameter = "return";
        });
    }

    private static void AddPages(this IServiceCollection services)
    {
        // A message over the limit kills the circuit and what was typed; the longest text of an island may be pasted in one go.
        // Pages hold no secret that a search word could be compared with: the security tokens in forms are masked anew in each answer.
        services.AddResponseCompression(o => o.EnableForHttps = true);
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(o => o.MaximumReceiveMessageSize = 128 * 1024);
        services.AddMudServices();
        services.AddLocalization().AddSingleton(typeof(IStringLocalizer<>), typeof(KeptTexts<>));
        // Umlauts as they are instead of as numbered entities: fewer bytes, readable source.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddSingleton<CityPages>().AddSingleton<VotePromise>().AddSingleton<RefusalTexts>().AddSingleton<Dates>().AddSingleton<PhaseWords>();
        services.AddSingleton<CardFonts>().AddSingleton<DrawCard>().AddSingleton<CardPictures>().AddSingleton<PageCards>().AddSingleton<FeedEndpoints.Writer>().AddSingleton<ProcessCalendar>().AddSingleton<SitemapEndpoints.Sitemap>();
        services.AddScoped<CurrentParticipant>().AddScoped<KeptForm>().AddScoped<View>();
        PageCaching.AddTo(services);
        // As much as a request may hold: what is too long for a field comes back with the text and a sentence, not as a failure.
        services.Configure<FormOptions>(o => o.ValueLengthLimit = 16 * 1024 * 1024);
        services.AddSignalR(o => o.MaximumReceiveMessageSize = 32 * 1024);
        services.AddSingleton<Readers>().AddSingleton<NoticeReaders>().AddHostedService<LiveRelay>().AddHostedService<NoticeRelay>();
        services.AddOpenApi("v1", o => o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Citizen participation: published data";
            document.Info.Version = "v1";
            document.Info.Description = "Districts, processes and published proposals of one city. Free to read, without a key.";
            return Task.CompletedTask;
        }));
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddExceptionHandler<DatabaseAway>().AddProblemDetails();
    }
}
