using CitizenParticipation.Claiming;
using CitizenParticipation.Live;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Rules;
using CitizenParticipation.Web.Rules;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Shell.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CitizenParticipation.Web.Moderation.Desk;

/// <summary>The list, the opened case, and the way from one case to the next. Deciding, living and the keys have files of their own.</summary>
public sealed partial class ModerationDesk : IAsyncDisposable
{
    private readonly Dictionary<CaseKey, DecisionDraft> drafts = [];
    private readonly HashSet<CaseKey> selected = [];
    private readonly CancellationTokenSource gone = new();
    private readonly CancellationToken ended;
    private Pulse.Ear? ear;
    private Guid? me;
    private DeskFilter filter = new();
    private BrowseDesk.Answer? queue;
    private IReadOnlyList<Rule> rules = [];
    private OpenedCase? opened;
    private OpenedCase? changed;
    private string? address;
    private string? claimedBy;
    private Refusal? refusal;
    private string? said;
    private bool saidGood;
    private bool busy;
    private bool touched;
    private bool focusCase;
    private bool hides;
    private int hints;
    private DeskCase? view;
    private DeskQueue? list;

    /// <summary>Kept apart from its source, which is gone before the last of what was begun.</summary>
    public ModerationDesk() => ended = gone.Token;

    [Inject] public IStringLocalizer<ModerationTexts> T { get; set; } = null!;
    [Inject] public IStringLocalizer<DeskTexts> D { get; set; } = null!;
    [Inject] public IStringLocalizer<RulesTexts> R { get; set; } = null!;
    [Inject] public IStringLocalizer<FormTexts> F { get; set; } = null!;
    [Inject] public RefusalTexts Refusals { get; set; } = null!;
    [Inject] public CurrentParticipant Current { get; set; } = null!;
    [Inject] public BrowseDesk Browse { get; set; } = null!;
    [Inject] public ReadOpenedCase Read { get; set; } = null!;
    [Inject] public ReadRulebook Rulebooks { get; set; } = null!;
    [Inject] public ClaimCase Claim { get; set; } = null!;
    [Inject] public ReleaseCase Release { get; set; } = null!;
    [Inject] public Pulse Pulse { get; set; } = null!;
    [Inject] public IJSRuntime Js { get; set; } = null!;
    [Inject] public ILogger<ModerationDesk> Log { get; set; } = null!;

    [Parameter] public string? Case { get; set; }
    [Parameter] public string? Process { get; set; }
    [Parameter] public string? District { get; set; }
    [Parameter] public string? Kind { get; set; }

    /// <summary>What is typed about hiding a proposal stands apart from what is typed about its change.</summary>
    private DecisionDraft ShownDraft => DraftOf(opened!.Key);

    protected override async Task OnInitializedAsync()
    {
        // Before the first reading, so that nothing falls between the two; a page that is only prerendered listens to nothing.
        if (RendererInfo.IsInteractive) ear = Pulse.Listen();
        me = await Current.IdAsync();
        rules = (await Rulebooks.HandleAsync(ended)).Rules;
        if (ear is not null) _ = ListenAsync(ear, ended);
    }

    /// <summary>The address leads: at the first visit and when somebody goes back in the browser.</summary>
    protected override async Task OnParametersSetAsync()
    {
        var wanted = new DeskFilter(Process, District, Enum.TryParse<CaseKind>(Kind, ignoreCase: true, out var kind) && kind != CaseKind.None ? kind : null, Kind == "mine");
        if (queue is null || wanted != filter)
        {
            filter = wanted;
            await ReadQueueAsync(wanted);
        }

        var named = string.IsNullOrEmpty(Case) ? null : Case;
        if (named != address) await ShowAsync(named);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && RendererInfo.IsInteractive) await ListenToKeysAsync();
        if (!focusCase) return;
        focusCase = false;
        try
        {
            if (opened is not null && view is not null) await view.FocusAsync();
            else if (list is not null) await list.FocusAsync();
        }
        catch (Exception e) when (e is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // Closed again before the browser got there.
        }
    }

    private async Task ReadQueueAsync(DeskFilter wanted)
    {
        var outcome = await Browse.HandleAsync(me, wanted, ended);
        (queue, refusal) = (outcome.Value, outcome.Refusal);
        if (queue is not null) selected.IntersectWith(queue.Lines.Select(l => l.Key));
    }

    /// <summary>Whoever opens a case works on it; whoever goes on to another one lets it go. What is shown changes all at once.</summary>
    private async Task ShowAsync(string? wanted, bool hide = false, bool takeOver = false, bool leaves = true)
    {
        var left = leaves && claimedBy is null && opened is { IsOpen: true } before ? before.Key : (CaseKey?)null;
        var found = wanted is null ? null : await Read.HandleAsync(me, wanted, hide, ended);
        var other = found is { IsOpen: true } now && RendererInfo.IsInteractive ? await ClaimAsync(now.Key, takeOver) : null;
        (address, opened, changed, hides, claimedBy, hints) = (wanted, found, null, hide, other, 0);
        if (left is { } key && key != found?.Key && RendererInfo.IsInteractive) await Release.HandleAsync(me, key, stop: ended);
    }

    /// <returns>Who else works on it, or null.</returns>
    private async Task<string?> ClaimAsync(CaseKey key, bool takeOver)
    {
        var outcome = await Claim.HandleAsync(me, key, takeOver, ended);
        return outcome.Refusal == CitizenParticipation.Refusal.ClaimedByOther ? outcome.Faults[0].Value : null;
    }

    /// <summary>One thing at a time: what is pressed while a case is opened or decided is about a case that is no longer shown.</summary>
    private async Task AloneAsync(Func<Task> act)
    {
        if (busy) return;
        (busy, touched) = (true, true);
        try
        {
            await act();
        }
        finally
        {
            busy = false;
        }
    }

    private Task TakeOverAsync() => AloneAsync(async () =>
    {
        await ShowAsync(address, hides, takeOver: true);
        focusCase = true;
    });

    /// <summary>What has been done already is shown in any case, if need be a moment later.</summary>
    private async Task InTurnAsync(Func<Task> act)
    {
        while (busy) await Task.Delay(TimeSpan.FromMilliseconds(20), ended);
        await AloneAsync(act);
    }

    private Task GivenAsync(string colleague) => InTurnAsync(async () =>
    {
        Say(good: true, D["Give.Said", opened!.Title, colleague]);
        await ReadQueueAsync(filter);
        await ShowAsync(Next(null), leaves: false);
        focusCase = true;
        await RememberAsync();
    });

    private Task OpenAndShowAsync(string wanted) => AloneAsync(() =>
    {
        said = null;
        return MoveToAsync(wanted);
    });

    private async Task MoveToAsync(string? wanted)
    {
        await ShowAsync(wanted);
        focusCase = true;
        await RememberAsync();
    }

    private ValueTask RememberAsync() => Js.InvokeVoidAsync("history.pushState", ended, null, "", AddressOf(address));

    private Task CloseAsync() => AloneAsync(() =>
    {
        said = null;
        return MoveToAsync(null);
    });

    private Task ReloadCaseAsync() => AloneAsync(async () =>
    {
        await ShowAsync(address, hides);
        focusCase = true;
    });

    private Task TurnAsync() => AloneAsync(() => ShowAsync(address, !hides));

    private async Task ChangeFilterAsync(DeskFilter wanted)
    {
        filter = wanted;
        selected.Clear();
        await ReadQueueAsync(wanted);
        await Js.InvokeVoidAsync("history.replaceState", ended, null, "", AddressOf(address));
    }

    private void Heard(OpenedCase about, int count)
    {
        // Hints may come after the next case was opened.
        if (ReferenceEquals(about, opened)) hints = count;
    }

    private void Select(CaseKey key)
    {
        if (!selected.Remove(key)) selected.Add(key);
    }

    private DecisionDraft DraftOf(CaseKey key) => drafts.TryGetValue(key, out var draft) ? draft : drafts[key] = new DecisionDraft();

    private void Say(bool good, string words) => (said, saidGood) = (words, good);

    /// <summary>The case below this one that can be taken, or else the first that can.</summary>
    private string? Next(CaseKey? after)
    {
        var lines = queue?.Lines ?? [];
        var place = lines.Index().FirstOrDefault(l => l.Item.Key == after, (-1, null!)).Index;
        var free = lines.Skip(place + 1).Concat(lines.Take(Math.Max(0, place))).FirstOrDefault(l => !l.IsOwn && l.Claim is null or { IsReader: true });
        return free is null ? null : CaseAddress.Of(free);
    }

    private string AddressOf(string? wanted)
    {
        var query = string.Join('&', new[] { ("case", wanted), ("process", filter.Process), ("district", filter.District), ("kind", filter.Mine ? "mine" : filter.Kind?.ToString().ToLowerInvariant()) }
            .Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
        return query.Length == 0 ? Links.Moderation : $"{Links.Moderation}?{query}";
    }

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        ear?.Dispose();
        await StopKeysAsync();
        // Whoever closes the window does not keep the case; with the connection lost it ends by itself.
        try
        {
            if (RendererInfo.IsInteractive && claimedBy is null && opened is { IsOpen: true } left) await Release.HandleAsync(me, left.Key);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NotRefreshed(Log, e);
        }

        gone.Dispose();
    }
}
