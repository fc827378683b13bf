using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Reports;

/// <summary>All reports of one contribution, for the moderator who answers them. Neither who has reported nor any address is read.</summary>
public sealed class ReadReports(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    public sealed record Line(Guid Id, string Reason, string Law, string Words, string Part, bool HasAccount, bool WantsAnswer, DateTimeOffset CreatedAt);

    /// <summary>What was decided before, once for all reports that were answered together.</summary>
    public sealed record Decision(ReportState State, string Reason, string Words, string By, DateTimeOffset At, int Reports);

    /// <param name="Text">As it was typed, also where it is hidden; Markdown, but for offers.</param>
    /// <param name="Open">The oldest first.</param>
    /// <param name="Refusal">Why this moderator cannot answer them.</param>
    public sealed record Answer(
        ReportedKind Kind, Guid Id, string Slug, string ProposalTitle, string Text, bool IsPublic, IReadOnlyList<Line> Open, IReadOnlyList<Decision> Decided, Refusal? Refusal)
    {
        /// <summary>Told to <see cref="AnswerReports"/>, so that nothing is answered unread.</summary>
        public Guid? Newest => Open.Count == 0 ? null : Open[^1].Id;
    }

    /// <returns>Null for who may not decide on it, and where nothing was ever reported.</returns>
    public async Task<Answer?> HandleAsync(Guid? reader, ReportedKind kind, Guid id, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var moderator = await rights.HandleAsync(db, reader, stop);
        if (await Reported.FindAsync(db, kind, id, stop) is not { } reported || reported.RefusesModeration(moderator) is not null) return null;
        var all = await db.Reports.AsNoTracking().Of(kind, id).OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).Take(ReportLimits.MostRead).ToListAsync(stop);
        if (all.Count == 0) return null;
        var deciders = all.Where(r => r.DecidedBy is not null).Select(r => r.DecidedBy!.Value).Distinct().ToList();
        var names = await db.Participants.Where(p => deciders.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        var open = all.Where(r => r.State == ReportState.Open).Reverse().ToList();
        return new Answer(
            kind, id, reported.Proposal.Slug, reported.Proposal.Title, reported.Text, reported.IsPublic,
            [.. open.Select(r => new Line(r.Id, r.Reason, r.Law, r.Words, r.Part, r.ReporterId is not null, r.WantsAnswer, r.CreatedAt))],
            [.. all.Where(r => r.State != ReportState.Open).GroupBy(r => (r.DecidedAt, r.DecidedBy)).OrderByDescending(g => g.Key.DecidedAt).Select(g => DecisionOf([.. g], names))],
            open.Select(r => r.RefusesAnswer(moderator.Id)).FirstOrDefault(r => r is not null));
    }

    private static Decision DecisionOf(List<Report> together, Dictionary<Guid, string> names) =>
        new(together[0].State, together[0].DecidedReason, together[0].DecidedWords, names.GetValueOrDefault(together[0].DecidedBy!.Value, ""), together[0].DecidedAt!.Value, together.Count);
}
