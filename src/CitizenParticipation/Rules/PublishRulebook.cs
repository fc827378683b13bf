using System.Globalization;
using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Rules;

/// <summary>An administrator publishes the next edition of the rules. Decisions made by earlier ones stand and go on quoting them.</summary>
public sealed class PublishRulebook(IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadRulebook rules, AuditTrail audit, TimeProvider clock)
{
    public const int MostRules = 30;
    public const int LongestTitle = 80;
    public const int LongestText = 600;
    public const int LongestLetter = 500;
    public const int LongestNote = 500;

    /// <param name="Key">Of the rule in the edition it was made from; empty for a new one.</param>
    /// <param name="German">All but the letter is needed, as in English.</param>
    /// <param name="Easy">In easy language, or nothing.</param>
    public sealed record Entry(string? Key, RuleWords German, RuleWords English, RuleWords? Easy = null, bool InDiscussion = false);

    /// <param name="Rules">In their order; the first becomes rule 1.</param>
    /// <param name="Note">What is different and why; everybody reads it.</param>
    /// <param name="Basis">The edition that was read before; another one by now means that somebody was faster.</param>
    public sealed record Input(IReadOnlyList<Entry> Rules, string? Note, int Basis);

    public async Task<Outcome<Rulebook>> HandleAsync(Guid? actor, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var person = await rights.HandleAsync(db, actor, stop);
        if (!person.SignedIn) return Refusal.SignInRequired;
        if (!person.IsAdministrator) return Refusal.NotAllowed;
        var before = await rules.HandleAsync(db, stop);
        if (before.Edition != input.Basis) return Refusal.RulesChanged;

        var checks = new FieldChecks();
        checks.AddIf(input.Rules.Count == 0, Refusal.Required, nameof(input.Rules));
        checks.AddIf(input.Rules.Count > MostRules, Refusal.TooLong, nameof(input.Rules), MostRules.ToString(CultureInfo.InvariantCulture));
        var note = checks.Text(nameof(input.Note), input.Note, 5, LongestNote);
        var next = before.Edition + 1;
        var written = input.Rules.Take(MostRules).Select((entry, i) => Write(checks, entry, before, next, i)).ToList();
        checks.AddIf(written.DistinctBy(r => r.Key).Count() < written.Count, Refusal.RuleTwice, nameof(input.Rules));
        if (!checks.Clean) return checks;

        var book = new Rulebook(next, note, actor, clock.GetUtcNow(), written);
        db.Add(book);
        await audit.AppendAsync(db, actor, "rules.published", $"rules:{next}", note, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return book;
    }

    private static Rule Write(FieldChecks checks, Entry entry, Rulebook before, int edition, int index)
    {
        var known = before.Find(entry.Key);
        var words = new Dictionary<string, RuleWords>
        {
            ["de"] = Check(checks, entry.German, $"Rules[{index}].German"), ["en"] = Check(checks, entry.English, $"Rules[{index}].English"),
        };
        if (entry.Easy is { Title.Length: > 0 } or { Text.Length: > 0 }) words[Rule.Easy] = Check(checks, entry.Easy, $"Rules[{index}].Easy", shortest: 0);
        // A translation of what a rule was before would say something else than the rule.
        if (known is not null && known.Words["de"] with { Letter = "" } == words["de"] with { Letter = "" })
            foreach (var (language, said) in known.Words.Where(w => !words.ContainsKey(w.Key) && w.Key != Rule.Easy)) words[language] = said;
        return new Rule(edition, index + 1, known?.Key ?? string.Create(CultureInfo.InvariantCulture, $"E{edition}R{index + 1}"), entry.InDiscussion, words);
    }

    private static RuleWords Check(FieldChecks checks, RuleWords words, string field, int shortest = 10) => new(
        checks.Line(field + ".Title", words.Title, 3, LongestTitle), checks.Text(field + ".Text", words.Text, shortest, LongestText), checks.Text(field + ".Letter", words.Letter, 0, LongestLetter));
}
