using System.Diagnostics;
using CitizenParticipation.Claiming;
using CitizenParticipation.Moderation.Desk;
using Microsoft.AspNetCore.Components;

namespace CitizenParticipation.Web.Moderation.Desk;

/// <summary>Deciding, one by one or many at once, and taking it back.</summary>
public sealed partial class ModerationDesk
{
    [Inject] public HoldDeed Hold { get; set; } = null!;
    [Inject] public TakeBackDeed TakeBack { get; set; } = null!;
    [Inject] public CarryOutDeeds CarryOut { get; set; } = null!;

    private async Task ChooseAsync(Move move)
    {
        if (busy || opened is not { IsOpen: true } shown || claimedBy is not null) return;
        var draft = ShownDraft;
        draft.Armed = null;
        if (string.IsNullOrWhiteSpace(draft.Words) && First.Of(shown, move.Verdict) is { } words)
        {
            draft.BeginWith(words);
            draft.Armed = move;
            return;
        }

        await DecideAsync(shown, move, draft);
    }

    private async Task DecideAsync(OpenedCase shown, Move move, DecisionDraft draft)
    {
        (busy, touched) = (true, true);
        var before = address;
        try
        {
            var outcome = await Hold.HandleAsync(me, shown.Key, draft.ToDeed(move, shown, hints), ended);
            draft.Faults = outcome.Faults;
            if (outcome.Value is { } held) await GoOnAsync(shown, move.Verdict, held);
            else if (outcome.Faults.All(f => f.Field.Length > 0)) Say(good: false, outcome.Faults.Count == 1 ? F["OneFault"] : F["ManyFaults", outcome.Faults.Count]);
            else await AdmitAsync(outcome.Faults[0]);
        }
        finally
        {
            (busy, decidedAt) = (false, Stopwatch.GetTimestamp());
        }

        // The next case stands there and can be decided; the rest comes after it.
        StateHasChanged();
        if (address != before) await RememberAsync();
    }

    /// <summary>The list is not read again for it: whoever works fast shall not wait for the count of what others see.</summary>
    private async Task GoOnAsync(OpenedCase decided, DeedVerdict verdict, HoldDeed.Held held)
    {
        drafts.Remove(decided.Key);
        if (decided.Key.Kind is CaseKind.Proposal or CaseKind.Change) drafts.Remove(decided.Key with { Kind = decided.Key.Kind == CaseKind.Change ? CaseKind.Proposal : CaseKind.Change });
        var next = Next(decided.Key);
        if (queue is { } before)
        {
            var left = before.Lines.Where(l => l.Key != decided.Key).ToList();
            queue = before with { Lines = left, Total = Math.Max(0, before.Total - (before.Lines.Count - left.Count)), Counts = before.Counts.ToDictionary(c => c.Key, c => left.Count < before.Lines.Count && c.Key == decided.Key.Kind ? c.Value - 1 : c.Value), Held = held.Id is { } id ? [LineOf(decided, verdict, id, held.DueAt), .. before.Held] : before.Held };
        }

        selected.Remove(decided.Key);
        Say(good: true, $"{(held.AwaitsSecond ? T["Said.AwaitsSecond", decided.Title] : D[(held.Id is null ? "Said." : "Held.") + WordOf(decided, verdict), decided.Title])} {(next is null ? T["Said.NoNext"] : T["Said.Next"])}");
        // What is on its way is kept until it is carried out.
        await ShowAsync(next, leaves: false);
        focusCase = true;
    }

    private static string WordOf(OpenedCase decided, DeedVerdict verdict) => decided.Key.Kind == CaseKind.Change && verdict is DeedVerdict.Publish or DeedVerdict.Return ? verdict + "Change" : $"{verdict}";

    private static HeldLine LineOf(OpenedCase decided, DeedVerdict verdict, Guid id, DateTimeOffset due) =>
        new(id, decided.Key, decided.Proposal?.Slug ?? decided.Easy?.Slug ?? "", decided.Title, verdict, "", IsReaders: true, due, FailedAs: null);

    /// <summary>Nothing was decided here; says why, and shows how things stand now. What was typed stays.</summary>
    private async Task AdmitAsync(Fault fault)
    {
        var before = opened!;
        await ReadQueueAsync(filter);
        await ShowAsync(address, hides);
        Say(good: false, fault.Refusal switch
        {
            CitizenParticipation.Refusal.DecidedByOther => $"{HeldByOther(before.Key) ?? Refusals.Of(fault)} {D["NotSaved"]}",
            CitizenParticipation.Refusal.DecidedMeanwhile when opened is { } now => $"{NewsOf(now)} {D["NotSaved"]}",
            _ => Refusals.Of(fault),
        });
    }

    private Task TakeBackAsync(Guid id) => AloneAsync(async () =>
    {
        var failed = queue?.Held.Any(h => h.Id == id && h.FailedAs is not null) == true;
        var outcome = await TakeBack.HandleAsync(me, id, ended);
        await ReadQueueAsync(filter);
        if (outcome.Value is not { } back)
        {
            Say(good: false, Refusals.Of(outcome.Faults[0]));
            return;
        }

        Keep(back);
        await ShowAsync(CaseAddress.Of(back.Key, back.Slug), Hides(back));
        focusCase = true;
        await RememberAsync();
        Say(good: true, D[failed ? "Failed.Opened" : "Undone", opened?.Title ?? ""]);
    });

    private Task TakeBackAllAsync() => AloneAsync(async () =>
    {
        var (done, last) = (0, (TakeBackDeed.TakenBack?)null);
        foreach (var held in queue?.Held.Where(h => h.IsReaders && h.FailedAs is null).ToList() ?? [])
        {
            if ((await TakeBack.HandleAsync(me, held.Id, ended)).Value is not { } back) continue;
            Keep(back);
            (done, last) = (done + 1, back);
        }

        await ReadQueueAsync(filter);
        // The first that was decided is the first to be decided again; not every one of them stands in the list.
        if (last is not null)
        {
            await ShowAsync(CaseAddress.Of(last.Key, last.Slug), Hides(last));
            await RememberAsync();
        }

        focusCase = true;
        Say(good: true, D["Undone.Many", done]);
    });

    /// <summary>What is typed about hiding a proposal stands apart from what is typed about its change.</summary>
    private static bool Hides(TakeBackDeed.TakenBack back) => back.Key.Kind == CaseKind.Proposal && back.Deed.Verdict == DeedVerdict.Hide;

    private void Keep(TakeBackDeed.TakenBack back) => drafts[back.Key] = DecisionDraft.Of(back.Deed, First.Began(back.Deed, rules));

    private Task SendAsync() => AloneAsync(async () =>
    {
        if (me is not { } person) return;
        var before = queue?.Held.Select(h => (h.Id, h.FailedAs)).ToHashSet() ?? [];
        await CarryOut.HandleAsync(person, ended);
        await ReadQueueAsync(filter);
        focusCase = true;
        // What could not be done says so itself.
        if (queue?.Held.Any(h => h.IsReaders && (h.FailedAs is null || !before.Contains((h.Id, h.FailedAs)))) == true) said = null;
        else Say(good: true, D["Sent"]);
    });

    private Task ClearAsync()
    {
        selected.Clear();
        focusCase = true;
        return Task.CompletedTask;
    }

    private Task BulkDoneAsync((bool Whole, string Words) done) => InTurnAsync(async () =>
    {
        selected.Clear();
        await ReadQueueAsync(filter);
        if (opened is { } shown && queue?.Held.Any(h => h.Key == shown.Key) == true) await MoveToAsync(Next(null));
        focusCase = true;
        Say(done.Whole, done.Words);
    });
}
