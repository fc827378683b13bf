using Bunit;
using CitizenParticipation.Accounts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Web.Moderation.Desk;
using CitizenParticipation.Web.Tests.House;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CitizenParticipation.Web.Tests.Moderation.Desk;

/// <summary>A desk with an author and two moderators, and what hands do at it.</summary>
public abstract class DeskTest : ComponentTest
{
    protected const string Typed = "Bitte sagen Sie noch, an welcher Ecke.";

    private IRenderedComponent<MudPopoverProvider>? popovers;

    protected Process Process { get; private set; } = null!;

    protected Participant Author { get; private set; } = null!;

    protected Participant Moderator { get; private set; } = null!;

    protected Participant Other { get; private set; } = null!;

    protected async Task PeopleAsync()
    {
        Process = A.Process().InProposePhase().Build();
        await Db.AddAllAsync([Process]);
        Author = await Db.AddAsync(A.Participant().Called("Ayla Autorin"));
        Moderator = await Db.AddAsync(A.Participant().Called("Mia Moderatorin").Moderator());
        Other = await Db.AddAsync(A.Participant().Called("Otto Anders").Moderator());
    }

    protected async Task<IRenderedComponent<ModerationDesk>> DeskAsync(Participant? reader = null, Action<ComponentParameterCollectionBuilder<ModerationDesk>>? with = null)
    {
        SignInAs(reader ?? Moderator);
        SetRendererInfo(new RendererInfo("Server", true));
        popovers ??= Render<MudPopoverProvider>();
        var desk = Render<ModerationDesk>(with ?? (_ => { }));
        await desk.WaitForStateAsync(() => desk.Markup.Length > 0);
        return desk;
    }

    protected Task<Proposal> WaitingAsync(string title, double days, Participant? by = null) =>
        Db.AddAsync(A.Proposal().In(Process).By(by ?? Author).Titled(title).Submitted(A.Now.AddDays(-days)));

    protected static async Task OpenAsync(IRenderedComponent<ModerationDesk> desk, string title)
    {
        // On the renderer's thread: a list that is drawn anew between finding and clicking would have other handlers.
        await desk.InvokeAsync(() => desk.FindAll("a.desk-item").First(a => a.TextContent.Contains(title, StringComparison.Ordinal)).ClickAsync(new()));
        Assert.Equal(title, desk.Find("#case-title").TextContent);
    }

    protected static Task PressAsync(IRenderedComponent<ModerationDesk> desk, string label) =>
        desk.InvokeAsync(() => desk.FindAll("button").First(b => b.TextContent == label).ClickAsync(new()));

    /// <summary>As the script does when these keys are pressed one after the other.</summary>
    protected static async Task KeysAsync(IRenderedComponent<ModerationDesk> desk, params string[] keys)
    {
        foreach (var key in keys) await desk.InvokeAsync(() => desk.Instance.PressAsync(key));
    }

    /// <summary>Somebody else decides a case that is open here, as if its claim had run out. A desk that hears of something just then claims it again.</summary>
    protected async Task OvertakeAsync(Func<Task<bool>> decide)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            await Db.SqlAsync("DELETE FROM \"Claims\"");
            if (await decide()) return;
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        Assert.Fail("The case is kept for ever.");
    }

    protected static IEnumerable<string> Queue(IRenderedComponent<ModerationDesk> desk) => desk.FindAll(".desk-item-title").Select(t => t.TextContent);

    protected static string Said(IRenderedComponent<ModerationDesk> desk) => desk.Find(".desk [role=status] .notice").TextContent;

    protected async Task<Proposal> NowAsync(Proposal proposal)
    {
        await using var db = Db.Open();
        return (await db.Proposals.FindAsync(proposal.Id))!;
    }
}
