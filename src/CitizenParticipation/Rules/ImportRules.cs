using System.Text.Json;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Rules;

/// <summary>The first edition comes with the city profile (<c>rules.json</c>), once; from then on administrators write the next.</summary>
public sealed class ImportRules(IDbContextFactory<ParticipationDb> databases, CityProfile city, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    };

    private sealed record Entry(string Key, Dictionary<string, RuleWords> Words, bool InDiscussion = false);

    /// <exception cref="StartRefused">The file is missing or wrong and there are no rules yet.</exception>
    public async Task HandleAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginStartAsync(stop);
        if (await db.Rulebooks.AnyAsync(stop)) return;
        db.Add(new Rulebook(1, "", null, clock.GetUtcNow(), FromFile(Path.Combine(city.Folder, "rules.json"))));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    private static IEnumerable<Rule> FromFile(string file)
    {
        if (!File.Exists(file)) throw new StartRefused($"There are no rules at {file}; a city profile needs them.");
        var entries = SeedFile.Json<Entry[]>(file, Json);
        if (entries.Length == 0) throw SeedFile.Broken(file, 1, "at least one rule is needed");
        var lines = SeedFile.LinesOfElements(file);
        foreach (var (entry, line) in entries.Zip(lines))
        {
            if (entry.Key.Length is 0 or > 40) throw SeedFile.Broken(file, line, "a rule needs a key of at most 40 characters");
            if (entries.Count(e => e.Key == entry.Key) > 1) throw SeedFile.Broken(file, line, $"the key \"{entry.Key}\" stands there twice");
            foreach (var language in (string[])["de", "en"])
                if (entry.Words.GetValueOrDefault(language) is not { Title.Length: > 0, Text.Length: > 0 }) throw SeedFile.Broken(file, line, $"the rule \"{entry.Key}\" has no title or text in \"{language}\"");
        }

        return entries.Select((e, i) => new Rule(1, i + 1, e.Key, e.InDiscussion, e.Words));
    }
}
