using System.Globalization;
using Bunit;
using Bunit.TestDoubles;
using CitizenParticipation.Accounts;
using CitizenParticipation.Attachments;
using CitizenParticipation.City;
using CitizenParticipation.Districts;
using CitizenParticipation.Live;
using CitizenParticipation.Merging;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Reports;
using CitizenParticipation.Rules;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Translations;
using CitizenParticipation.Voting;
using CitizenParticipation.Web.Maps;
using CitizenParticipation.Web.Moderation.Desk;
using CitizenParticipation.Web.Proposals;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Shell.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace CitizenParticipation.Web.Tests.House;

internal static class German
{
    // For the whole test run: a culture that is set in a test's preparation does not reach the test.
    [System.Runtime.CompilerServices.ModuleInitializer]
    internal static void Speak() => CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("de");
}

/// <summary>Renders components on a real database with a clock that stands still, in German.</summary>
public abstract class ComponentTest : BunitContext, IAsyncLifetime
{
    private TestDb? database;

    protected TestDb Db => database!;

    /// <summary>How long a decision of the desk can be taken back; at once is simpler for tests of other things.</summary>
    protected virtual TimeSpan Undo => TimeSpan.Zero;

    protected BunitAuthorizationContext SignIn { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDb.CreateAsync(change: services => services.AddSingleton(new DeskTimes(Undo)));
        SignIn = AddAuthorization();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization().AddMudServices();
        Services.AddSingleton<TimeProvider>(Db.Clock).AddSingleton(Db.City).AddSingleton(Db.Get<CityClock>()).AddSingleton(Db.Get<Pulse>());
        Services.AddSingleton(Db.Get<ReadRights>()).AddSingleton(Db.Get<ReadDistricts>()).AddSingleton(Db.Get<ReadSupport>());
        Services.AddSingleton(Db.Get<BrowseProcesses>()).AddSingleton(Db.Get<BrowseDesk>()).AddSingleton(Db.Get<ReadCase>()).AddSingleton(Db.Get<DecideProposal>()).AddSingleton(Db.Get<DecideChange>());
        Services.AddSingleton(Db.Get<ClaimCase>()).AddSingleton(Db.Get<ReleaseCase>()).AddSingleton(Db.Get<HandOver>()).AddSingleton(Db.Get<ReadColleagues>()).AddSingleton(Db.Get<HoldDeed>()).AddSingleton(Db.Get<TakeBackDeed>()).AddSingleton(Db.Get<CarryOutDeeds>());
        Services.AddSingleton(Db.Get<ReadReports>()).AddSingleton(Db.Get<ReadDecision>()).AddSingleton(Db.Get<ReadProposal>()).AddSingleton(Db.Get<ReadRegrouping>()).AddSingleton(Db.Get<ReadCommentHints>()).AddSingleton(Db.Get<ReadTranslationCase>()).AddSingleton<ReadOpenedCase>().AddSingleton<FirstWords>();
        Services.AddSingleton(Db.Get<ReadRulebook>()).AddSingleton(Db.Get<ReadHints>()).AddSingleton(Db.Get<BrowseAttachments>());
        Services.AddSingleton(Db.Get<ReadAtlas>()).AddSingleton<PlaceSource>().AddOptions<MapOptions>();
        Services.AddSingleton<RefusalTexts>().AddSingleton<Dates>().AddSingleton<PhaseWords>().AddSingleton<IHttpContextAccessor, HttpContextAccessor>();
        Services.AddScoped<CurrentParticipant>().AddScoped<KeptForm>();
    }

    protected void SignInAs(Participant person)
    {
        SignIn.SetAuthorized(person.DisplayName);
        SignIn.SetClaims(new System.Security.Claims.Claim(System.Security.Claims.ClaimTypes.NameIdentifier, person.Id.ToString()));
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
