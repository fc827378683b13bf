using CitizenParticipation.Live;
using CitizenParticipation.Moderation;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Shell.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CitizenParticipation.Web.Moderation;

public sealed partial class ModerationDesk : IDisposable
{
    private readonly Dictionary<string, DecisionDraft> drafts = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource gone = new();
    private Pulse.Ear? ear;
    private Guid? me;
    private BrowseQueue.Filter filter = new();
    private BrowseQueue.Answer? queue;
    private ReadCase.Answer? opened;
    private ReadCase.Answer? overtaken;
    private string? openedSlug;
    private Refusal? refusal;
    private string? said;
    private bool saidGood;
    private bool busy;
    private bool focusCase;
    private bool hides;
    private int hints;
    private CaseView? view;

    [Inject] public IStringLocalizer<ModerationTexts> T { get; set; } = null!;
    [Inject] public IStringLocalizer<Words> W { get; set; } = null!;
    [Inject] public IStringLocalizer<FormTexts> F { get; set; } = null!;
    [Inject] public RefusalTexts Refusals { get; set; } = null!;
    [Inject] public CurrentParticipant Current { get; set; } = null!;
    [Inject] public BrowseQueue Browse { get; set; } = null!;
    [Inject] public ReadCase Read { get; set; } = null!;
    [Inject] public DecideProposal Decide { get; set; } = null!;
    [Inject] public DecideChange Changes { get; set; } = null!;
    [Inject] public Pulse Pulse { get; set; } = null!;
    [Inject] public IJSRuntime Js { get; set; } = null!;
    [Inject] public ILogger<ModerationDesk> Log { get; set; } = null!;

    [Parameter] public string? Case { get; set; }
    [Parameter] public string? Process { get; set; }
    [Parameter] public string? District { get; set; }

    private DecisionDraft Draft => DraftOf(openedSlug!);

    /// <summary>What is typed about hiding a proposal stands apart from what is typed about its change.</summary>
    private DecisionDraft HideDraft => DraftOf(openedSlug + " hide");

    protected override async Task OnInitializedAsync()
    {
        // Before the first reading, so that nothing falls between the two; a page that is only prerendered listens to nothing.
        if (RendererInfo.IsInteractive) ear = Pulse.Listen();
        me = await Current.IdAsync();
        if (ear is not null) _ = ListenAsync(ear, gone.Token);
    }

    /// <summary>The address leads: at the first visit and when somebody goes back in the browser.</summary>
    protected override async Task OnParametersSetAsync()
    {
        var wanted = new BrowseQueue.Filter(Process, District);
        if (queue is null || wanted != filter) (filter, _) = (wanted, await ReadQueueAsync(wanted));
        var slug = string.IsNullOrEmpty(Case) ? null : Case;
        if (slug != openedSlug) await ShowAsync(slug);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!focusCase) return;
        focusCase = false;
        if (opened is null || view is null) return;
        try
        {
            await view.FocusAsync();
        }
        catch (JSException)
        {
            // Closed again before the browser got there.
        }
    }

    private async Task<bool> ReadQueueAsync(BrowseQueue.Filter wanted)
    {
        var outcome = await Browse.HandleAsync(me, wanted, gone.Token);
        (queue, refusal) = (outcome.Value, outcome.Refusal);
        return outcome.Succeeded;
    }

    private async Task ShowAsync(string? slug)
    {
        (openedSlug, overtaken, hides) = (slug, null, false);
        opened = slug is null ? null : (await Read.HandleAsync(me, slug, gone.Token)).Value;
    }

    private async Task OpenAndShowAsync(string slug)
    {
        said = null;
        await MoveToAsync(slug);
    }

    private async Task MoveToAsync(string? slug)
    {
        await ShowAsync(slug);
        focusCase = true;
        await Js.InvokeVoidAsync("history.pushState", gone.Token, null, "", AddressOf(slug));
    }

    private async Task CloseAsync()
    {
        said = null;
        await MoveToAsync(null);
    }

    private async Task ReloadCaseAsync()
    {
        await ShowAsync(openedSlug);
        focusCase = true;
    }

    private async Task ChangeFilterAsync(BrowseQueue.Filter wanted)
    {
        filter = wanted;
        await ReadQueueAsync(wanted);
        await Js.InvokeVoidAsync("history.replaceState", gone.Token, null, "", AddressOf(openedSlug));
    }

    private DecisionDraft DraftOf(string key) => drafts.TryGetValue(key, out var draft) ? draft : drafts[key] = new DecisionDraft();

    private DecisionDraft ShownDraft => hides ? HideDraft : Draft;

    private Task DecideAsync(DecideProposal.Verdict verdict) => DecideAsync(verdict, ShownDraft);

    private Task DecideAsync(DecideProposal.Verdict verdict, DecisionDraft draft) =>
        DecideAsync(shown => Decide.HandleAsync(me, shown.Slug, new(verdict, draft.Reason, draft.Words, shown.Revision, draft.Passage, draft.Cause, hints), gone.Token), draft, done => done.AwaitsSecond ? "AwaitsSecond" : verdict.ToString());

    private Task DecideChangeAsync(bool publish) =>
        DecideAsync(shown => Changes.HandleAsync(me, shown.Slug, new(publish, Draft.MeaningChanged, Draft.Reason, Draft.Words, shown.Revision, Draft.Passage, Draft.Cause, hints), gone.Token), Draft, _ => publish ? "PublishChange" : "ReturnChange");

    private async Task DecideAsync<TDone>(Func<ReadCase.Answer, Task<Outcome<TDone>>> decide, DecisionDraft draft, Func<TDone, string> said)
    {
        if (busy || opened is not { } shown) return;
        busy = true;
        try
        {
            var outcome = await decide(shown);
            draft.Faults = outcome.Faults;
            if (outcome.Value is { } done) await GoOnAsync(shown, said(done));
            else if (outcome.Faults.All(f => f.Field.Length > 0)) Say(good: false, outcome.Faults.Count == 1 ? F["OneFault"] : F["ManyFaults", outcome.Faults.Count]);
            else await AdmitAsync(shown, outcome.Faults[0]);
        }
        finally
        {
            busy = false;
        }
    }

    private async Task GoOnAsync(ReadCase.Answer decided, string done)
    {
        drafts.Remove(decided.Slug);
        drafts.Remove(decided.Slug + " hide");
        await ReadQueueAsync(filter);
        var others = queue?.Lines.Where(l => !l.IsOwn && l.Slug != decided.Slug).ToList() ?? [];
        var next = others.FirstOrDefault(l => l.WaitingSince >= decided.WaitingSince) ?? others.FirstOrDefault();
        Say(good: true, T["Said." + done, decided.Title] + " " + (next is null ? T["Said.NoNext"] : T["Said.Next"]));
        await MoveToAsync(next?.Slug);
    }

    /// <summary>Nothing was decided here; says why, and shows how things stand now. What was typed stays.</summary>
    private async Task AdmitAsync(ReadCase.Answer shown, Fault fault)
    {
        await ReadQueueAsync(filter);
        await ShowAsync(shown.Slug);
        Say(good: false, fault.Refusal == Refusal.DecidedMeanwhile && opened is { } now ? T["Said.Overtaken", now.Title, StateOf(now)] : Refusals.Of(fault));
    }

    private void Say(bool good, string words) => (said, saidGood) = (words, good);

    private string StateOf(ReadCase.Answer now) =>
        now.History is [.., { ActorName.Length: > 0 } last] ? $"{T["State." + now.State]} ({last.ActorName})" : T["State." + now.State].Value;

    private string AddressOf(string? slug)
    {
        var query = string.Join('&', new[] { ("case", slug), ("process", filter.Process), ("district", filter.District) }
            .Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
        return query.Length == 0 ? Links.Moderation : $"{Links.Moderation}?{query}";
    }

    public void Dispose()
    {
        gone.Cancel();
        ear?.Dispose();
        gone.Dispose();
    }
}
