using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Translations;

/// <summary>What there is of a public proposal in other languages: only what was checked against the text that is public now.</summary>
public sealed class ReadTranslations(IDbContextFactory<ParticipationDb> databases)
{
    public sealed record Shown(string Language, string Title, string Text, DateTimeOffset CheckedAt);

    /// <param name="Own">In the language that was asked for, or null.</param>
    /// <param name="Languages">All there are.</param>
    public sealed record Answer(Shown? Own, IReadOnlyList<string> Languages);

    public async Task<Answer> HandleAsync(Guid proposal, string language, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (proposals, versions) = (db.Proposals.Where(p => p.State == ProposalState.Published || p.State == ProposalState.Merged), db.Set<ProposalVersion>());
        var current = db.Translations.AsNoTracking().Where(t =>
            t.ProposalId == proposal && t.State == TranslationState.Checked && proposals.Any(p => p.Id == t.ProposalId)
            && t.OfVersion == (versions.Where(v => v.ProposalId == t.ProposalId && v.State == VersionState.Published).Max(v => (int?)v.Number) ?? 0));
        var languages = await current.Select(t => t.Language).ToListAsync(stop);
        var own = languages.Contains(language) ? await current.Where(t => t.Language == language).Select(t => new Shown(t.Language, t.Title, t.Text, t.CheckedAt!.Value)).SingleOrDefaultAsync(stop) : null;
        return new Answer(own, [.. languages.OrderBy(l => Translation.Languages.Index().First(x => x.Item == l).Index)]);
    }
}
