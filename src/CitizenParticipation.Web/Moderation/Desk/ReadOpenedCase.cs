using CitizenParticipation.Claiming;
using CitizenParticipation.Merging;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Appeals;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Proposals;
using CitizenParticipation.Reports;
using CitizenParticipation.Translations;

namespace CitizenParticipation.Web.Moderation.Desk;

/// <summary>Finds what an address of the desk names, whatever kind of case it is, and what can be done about it.</summary>
public sealed class ReadOpenedCase(ReadCase proposals, ReadReports reports, ReadDecision decisions, ReadProposal easy, ReadRegrouping regroupings, ReadTranslationCase translations)
{
    /// <param name="address">See <see cref="CaseAddress"/>.</param>
    /// <param name="hides">A public proposal is to be hidden, although a change of it waits.</param>
    /// <returns>Null for what is not there for this moderator.</returns>
    public async Task<OpenedCase?> HandleAsync(Guid? moderator, string address, bool hides = false, CancellationToken stop = default) =>
        address.StartsWith(CaseAddress.Easy, StringComparison.Ordinal) ? await EasyAsync(moderator, address[CaseAddress.Easy.Length..], stop)
        : CaseKey.Parse(address) is not { } key ? await ProposalAsync(moderator, address, hides, stop)
        : key.Kind switch
        {
            CaseKind.Report => await ReportsAsync(moderator, key, stop),
            CaseKind.Second or CaseKind.Appeal => await DecisionAsync(moderator, key, stop),
            CaseKind.Regrouping => await RegroupingAsync(moderator, key, stop),
            CaseKind.Translation => await translations.HandleAsync(moderator, key.Id, stop) is not { } found ? null : new OpenedCase(key, found.Original.Title, Moves.Translation, found.Refusal, $"{found.Stamp}") { Translation = found },
            _ => null,
        };

    private async Task<OpenedCase?> EasyAsync(Guid? moderator, string slug, CancellationToken stop)
    {
        if (await easy.HandleAsync(moderator, slug, stop) is not { MayModerate: true, State: ProposalState.Published } found) return null;
        var refusal = found.IsOwn ? Refusal.OwnProposal : found.EasyState == EasyState.Draft ? (Refusal?)null : Refusal.DecidedMeanwhile;
        return new OpenedCase(new CaseKey(CaseKind.EasyVersion, found.Id), found.Title, Moves.Easy, refusal, $"{found.EasyState} {found.EasyText.GetHashCode(StringComparison.Ordinal)}") { Easy = found };
    }

    private async Task<OpenedCase?> ProposalAsync(Guid? moderator, string slug, bool hides, CancellationToken stop)
    {
        if ((await proposals.HandleAsync(moderator, slug, stop)).Value is not { } found) return null;
        var ofChange = found.Waiting is not null && !hides;
        var moves = ofChange ? Moves.Change : found.State switch { ProposalState.InReview => Moves.Review, ProposalState.Hidden => Moves.Hidden, _ => Moves.Public };
        return new OpenedCase(
            new CaseKey(ofChange ? CaseKind.Change : CaseKind.Proposal, found.Id), found.Title, moves, ofChange ? found.Waiting!.Refusal : found.Refusal, $"{found.Revision}") { Proposal = found };
    }

    private async Task<OpenedCase?> ReportsAsync(Guid? moderator, CaseKey key, CancellationToken stop) =>
        await reports.HandleAsync(moderator, (ReportedKind)key.Part, key.Id, stop) is not { } found ? null
        : new OpenedCase(key, found.ProposalTitle, found.IsPublic ? Moves.Reported : Moves.ReportedGone, found.Refusal ?? (found.Open.Count == 0 ? Refusal.DecidedMeanwhile : null), $"{found.Newest} {found.IsPublic} {found.Open.Count}") { Reports = found };

    private async Task<OpenedCase?> DecisionAsync(Guid? moderator, CaseKey key, CancellationToken stop)
    {
        if (await decisions.HandleAsync(moderator, key.Id, stop) is not { } found) return null;
        var mark = $"{found.State} {found.Appeal?.State}";
        if (key.Kind == CaseKind.Appeal)
            return found.Appeal is not { } appeal ? null : new OpenedCase(key, found.ProposalTitle, Moves.Appeal, appeal.Refusal ?? (appeal.State == AppealState.Open ? null : Refusal.DecidedMeanwhile), mark) { Decision = found };
        var moves = found.IsByReader ? Moves.OwnSecond : found.Agreeing is null ? Moves.Second : Moves.OnlyDecline;
        return new OpenedCase(key, found.ProposalTitle, moves, found.Declining ?? (found.State == DecisionState.AwaitsSecond ? null : Refusal.DecidedMeanwhile), mark) { Decision = found };
    }

    private async Task<OpenedCase?> RegroupingAsync(Guid? moderator, CaseKey key, CancellationToken stop) =>
        await regroupings.HandleAsync(moderator, key.Id, stop) is not { MayModerate: true } found ? null
        : new OpenedCase(key, found.Source.Title, Moves.Regrouping, found.State == RegroupingState.Asked ? null : Refusal.DecidedMeanwhile, $"{found.State} {found.Agreed}") { Regrouping = found };
}
