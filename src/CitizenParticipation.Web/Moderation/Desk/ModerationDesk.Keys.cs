using CitizenParticipation.Moderation.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CitizenParticipation.Web.Moderation.Desk;

/// <summary>The desk without a mouse. One letter chooses what to do, a digit the rule, Enter sends; nothing is sent by a letter alone that takes something from somebody.</summary>
public sealed partial class ModerationDesk
{
    private DotNetObjectReference<ModerationDesk>? self;
    private IJSObjectReference? module;
    private bool keysOn = true;
    private bool keysReady;
    private bool showsKeys;

    [Inject] public FirstWords First { get; set; } = null!;

    /// <summary>What was chosen by letters, and what is still needed.</summary>
    private string? ArmedWords
    {
        get
        {
            if (opened is not { IsOpen: true } shown || ShownDraft is not { Armed: { } move } draft) return null;
            var what = D["Move." + move.Label].Value;
            var rule = move.AsksRule ? rules.FirstOrDefault(r => r.Key == draft.Reason) : null;
            // A keyboard has nine digits for rules; the others are in the list.
            if (move.AsksRule && rule is null) return D["Armed.Rule", what, Math.Min(9, rules.Count)];
            if (!move.IsDirect && (string.IsNullOrWhiteSpace(draft.Words) || (move.AsksWords && move.Verdict != DeedVerdict.Dismiss))) return D["Armed.Words", what];
            return rule is null ? D["Armed.Send", what] : D["Armed.ByRule", what, R["Name", rule.Number, rule.Title(Shell.Languages.Current)].Value];
        }
    }

    /// <summary>Called by the script with the name of a key.</summary>
    [JSInvokable]
    public async Task PressAsync(string key)
    {
        if (busy || queue is null || refusal is not null) return;
        touched = true;
        await InvokeAsync(() => ActAsync(key));
        StateHasChanged();
    }

    private Task ActAsync(string key) => key switch
    {
        "j" => StepAsync(1),
        "k" => StepAsync(-1),
        "u" when queue!.Held.FirstOrDefault(h => h.IsReaders && h.FailedAs is null) is { } last => TakeBackAsync(last.Id),
        "s" when queue!.Held.Any(h => h.IsReaders && h.FailedAs is null) => SendAsync(),
        "c" when claimedBy is not null => TakeOverAsync(),
        "m" when opened is { IsOpen: true } shown && queue!.Lines.FirstOrDefault(l => l.Key == shown.Key) is { } line && DeskBulk.Fits(line) => Mark(line),
        "?" => Help(),
        "Enter" when ShownDraftOrNull?.Armed is { } move => ArmedAsync(move),
        "Escape" => Disarm(),
        [>= '1' and <= '9'] => ChooseRule(key[0] - '0'),
        [_] when opened is { IsOpen: true } shown && claimedBy is null && shown.Moves.FirstOrDefault(m => m.Key == key[0]) is { } move => move is { IsDirect: true, Confirms: false } ? ChooseAsync(move) : Arm(move),
        _ => Task.CompletedTask,
    };

    private DecisionDraft? ShownDraftOrNull => opened is { IsOpen: true } && claimedBy is null ? ShownDraft : null;

    private async Task StepAsync(int by)
    {
        var lines = queue!.Lines;
        if (lines.Count == 0) return;
        var place = lines.Index().FirstOrDefault(l => CaseAddress.Of(l.Item) == address, (by > 0 ? -1 : lines.Count, null!)).Index;
        var wanted = CaseAddress.Of(lines[Math.Clamp(place + by, 0, lines.Count - 1)]);
        if (wanted != address) await OpenAndShowAsync(wanted);
    }

    private Task Arm(Move move)
    {
        var draft = ShownDraft;
        draft.Armed = move;
        if (opened is { } shown && First.Of(shown, move.Verdict) is { } words) draft.BeginWith(words);
        // Words that nobody can prepare are typed: the field is next then.
        return move.AsksWords && string.IsNullOrWhiteSpace(draft.Words) && module is { } script ? script.InvokeVoidAsync("write", ended).AsTask() : Task.CompletedTask;
    }

    private Task ChooseRule(int number)
    {
        if (ShownDraftOrNull is not { Armed: { AsksRule: true } move } draft || rules.FirstOrDefault(r => r.Number == number) is not { } rule) return Task.CompletedTask;
        draft.Reason = rule.Key;
        draft.BeginWith(First.Of(rule, move.Verdict));
        return Task.CompletedTask;
    }

    private Task ArmedAsync(Move move)
    {
        if (opened is not { } shown) return Task.CompletedTask;
        ShownDraft.Armed = null;
        return DecideAsync(shown, move, ShownDraft);
    }

    private Task Mark(WaitingCase line)
    {
        Select(line.Key);
        return Task.CompletedTask;
    }

    private Task Help()
    {
        showsKeys = !showsKeys;
        return Task.CompletedTask;
    }

    private Task Disarm()
    {
        if (ShownDraftOrNull is { } draft) draft.Armed = null;
        showsKeys = false;
        return Task.CompletedTask;
    }

    private async Task ListenToKeysAsync()
    {
        self = DotNetObjectReference.Create(this);
        try
        {
            module = await Js.InvokeAsync<IJSObjectReference>("import", ended, "/" + Assets["js/desk.js"]);
            if (module is null) return;
            (keysOn, keysReady) = (await module.InvokeAsync<bool>("listen", ended, self), true);
            StateHasChanged();
        }
        catch (Exception e) when (e is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // The desk works without its keys.
        }
    }

    private async Task SwitchKeysAsync(bool on)
    {
        keysOn = on;
        if (module is not null) await module.InvokeVoidAsync("turn", ended, on);
    }

    private async Task StopKeysAsync()
    {
        try
        {
            if (module is not null)
            {
                await module.InvokeVoidAsync("stop");
                await module.DisposeAsync();
            }
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException or JSException)
        {
            // The browser has gone before.
        }

        self?.Dispose();
    }
}
