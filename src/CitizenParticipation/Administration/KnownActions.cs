namespace CitizenParticipation.Administration;

/// <summary>The verbs of the trail for which the interface has words. Another one is shown as it is.</summary>
public static class KnownActions
{
    public static IReadOnlyList<string> All { get; } =
    [
        "proposal.submitted", "proposal.revised", "proposal.published", "proposal.returned", "proposal.refused", "proposal.hidden", "proposal.restored", "proposal.withdrawn",
        "proposal.change-submitted", "proposal.change-withdrawn", "proposal.changed", "proposal.meaning-changed", "proposal.change-returned", "version.hidden", "version.restored", "proposal.easy", "translation.written", "translation.checked",
        "proposal.merge-proposed", "proposal.split-proposed", "regrouping.agreed", "regrouping.declined", "regrouping.overtaken", "regrouping.taken-back", "proposal.merged", "proposal.split",
        "coauthor.asked", "coauthor.invited", "coauthor.accepted", "coauthor.declined", "coauthor.ended",
        "attachment.added", "attachment.described", "attachment.removed",
        "comment.added", "comment.hidden", "comment.restored",
        "offer.made", "offer.changed", "offer.accepted", "offer.acceptance-withdrawn", "offer.taken-back", "offer.contact-erased", "offer.hidden", "offer.restored",
        "report.made", "report.answered",
        "rules.published", "decision.hiding-proposed", "decision.restoring-proposed", "decision.confirmed", "decision.declined", "decision.taken-back", "decision.overtaken", "decision.erased",
        "appeal.made", "appeal.granted", "appeal.upheld", "participant.blocking-proposed", "participant.blocked", "participant.unblocking-proposed", "participant.unblocked",
        "process.created", "process.changed",
        "role.granted", "role.revoked", "participant.moved", "participant.left",
    ];
}
