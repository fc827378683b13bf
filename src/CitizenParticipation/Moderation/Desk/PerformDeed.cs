using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Merging;
using CitizenParticipation.Moderation.Appeals;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Proposals;
using CitizenParticipation.Reports;
using CitizenParticipation.Translations;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>Hands a deed of the desk to the use case that does it, with all its rules; or only asks there whether it could be done.</summary>
public sealed class PerformDeed(
    IDbContextFactory<ParticipationDb> databases, DecideProposal proposals, DecideChange changes, AnswerReports reports, HideContribution hide, AgreeToDecision agree, AnswerAppeal appeals, WriteEasyVersion easy,
    TakeBackRegrouping regroupings, CheckTranslation translations)
{
    /// <param name="AwaitsSecond">Nothing has happened yet: a second moderator has to agree.</param>
    public sealed record Done(bool AwaitsSecond = false);

    /// <param name="rehearse">Checks everything and changes nothing.</param>
    public async Task<Outcome<Done>> HandleAsync(Guid? actor, CaseKey key, CasePlace place, Deed deed, bool rehearse, CancellationToken stop = default) => (key.Kind, deed.Verdict) switch
    {
        (CaseKind.Proposal, DeedVerdict.Publish or DeedVerdict.Return or DeedVerdict.Refuse or DeedVerdict.Hide or DeedVerdict.Restore) => Of(
            await proposals.HandleAsync(actor, place.Slug, new(VerdictOf(deed.Verdict), deed.Reason, deed.Words, deed.Revision, deed.Passage, deed.Cause, deed.Hints, rehearse), stop), d => d.AwaitsSecond),
        (CaseKind.Change, DeedVerdict.Publish or DeedVerdict.Return) => Of(
            await changes.HandleAsync(actor, place.Slug, new(deed.Verdict == DeedVerdict.Publish, deed.MeaningChanged, deed.Reason, deed.Words, deed.Revision, deed.Passage, deed.Cause, deed.Hints, rehearse), stop)),
        (CaseKind.Report, DeedVerdict.Hide) => await HideAsync(actor, key, deed, rehearse, stop),
        (CaseKind.Report, DeedVerdict.Dismiss or DeedVerdict.Acted) => Of(await AnswerAsync(actor, key, deed, deed.Verdict == DeedVerdict.Acted, rehearse, stop)),
        (CaseKind.Second, DeedVerdict.Agree or DeedVerdict.Decline) => Of(await agree.HandleAsync(actor, key.Id, new(deed.Verdict == DeedVerdict.Agree, deed.Words, rehearse), stop)),
        (CaseKind.Appeal, DeedVerdict.Grant or DeedVerdict.Uphold) => Of(await appeals.HandleAsync(actor, key.Id, new(deed.Verdict == DeedVerdict.Grant, deed.Words, rehearse), stop)),
        (CaseKind.EasyVersion, DeedVerdict.Settle) => await CheckEasyAsync(actor, key, place, deed, rehearse, stop),
        (CaseKind.Regrouping, DeedVerdict.Settle) => Of(await regroupings.HandleAsync(actor, key.Id, rehearse, stop)),
        (CaseKind.Translation, DeedVerdict.Settle) => Of(await translations.HandleAsync(actor, key.Id, new(deed.Revision, rehearse), stop)),
        _ => Refusal.NotInThisState,
    };

    /// <summary>First the contribution goes, then the reports are answered. What has gone already, perhaps because the process ended between the two, is only answered.</summary>
    private async Task<Outcome<Done>> HideAsync(Guid? actor, CaseKey key, Deed deed, bool rehearse, CancellationToken stop)
    {
        var kind = (ReportedKind)key.Part;
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await Reported.FindAsync(db, kind, key.Id, stop) is not { } reported) return Refusal.NotFound;
        if (reported.IsPublic)
        {
            var hidden = await hide.HandleAsync(actor, (ContributionKind)key.Part, key.Id, 0, new(new ReasonInput(deed.Reason, deed.Words, deed.Passage, DecisionCause.Report, deed.Hints), Rehearse: rehearse), stop);
            // Who has reported hears what was decided when it is decided.
            if (hidden.Value is not { AwaitsSecond: false }) return Of(hidden, h => h.AwaitsSecond);
        }

        var answered = await AnswerAsync(actor, key, deed, acted: true, rehearse, stop);
        // What is hidden is hidden; a report that came in between stays on the desk, to be answered by itself.
        return answered.Refusal == Refusal.MoreReported && !rehearse ? new Done() : Of(answered);
    }

    private Task<Outcome<AnswerReports.Answered>> AnswerAsync(Guid? actor, CaseKey key, Deed deed, bool acted, bool rehearse, CancellationToken stop) =>
        reports.HandleAsync(actor, (ReportedKind)key.Part, key.Id, new(acted, !acted || string.IsNullOrEmpty(deed.Reason) || ReportReason.All.Contains(deed.Reason) ? deed.Reason : ReportReason.Other, deed.Words, deed.Newest, rehearse), stop);

    private async Task<Outcome<Done>> CheckEasyAsync(Guid? actor, CaseKey key, CasePlace place, Deed deed, bool rehearse, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Proposals.Where(p => p.Id == key.Id).Select(p => new { p.EasyText, p.EasyState, p.Revision }).SingleOrDefaultAsync(stop) is not { } now) return Refusal.NotFound;
        if (now.EasyState != EasyState.Draft || (deed.Revision is { } read && read != now.Revision)) return Refusal.DecidedMeanwhile;
        return Of(await easy.HandleAsync(actor, place.Slug, new(now.EasyText, IsChecked: true, rehearse, now.Revision), stop));
    }

    private static DecideProposal.Verdict VerdictOf(DeedVerdict verdict) => verdict switch
    {
        DeedVerdict.Publish => DecideProposal.Verdict.Publish,
        DeedVerdict.Return => DecideProposal.Verdict.Return,
        DeedVerdict.Refuse => DecideProposal.Verdict.Refuse,
        DeedVerdict.Hide => DecideProposal.Verdict.Hide,
        _ => DecideProposal.Verdict.Restore,
    };

    private static Outcome<Done> Of<TDone>(Outcome<TDone> outcome, Func<TDone, bool>? awaitsSecond = null) => outcome.Value is { } done ? new Done(awaitsSecond?.Invoke(done) ?? false) : outcome.As<Done>();
}
