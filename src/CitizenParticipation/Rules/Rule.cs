using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CitizenParticipation.Rules;

/// <summary>One rule of one edition. Neither ever changes: who was decided about by rule 3 of edition 2 can read it for ever.</summary>
public sealed class Rule
{
    /// <summary>Words in easy language stand beside the others under this name.</summary>
    public const string Easy = "de-easy";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private Rule() { }

    public Rule(int edition, int number, string key, bool inDiscussion, IReadOnlyDictionary<string, RuleWords> words)
    {
        (Edition, Number, Key, InDiscussion) = (edition, number, key, inDiscussion);
        Packed = JsonSerializer.Serialize(words, Json);
    }

    public int Edition { get; private set; }

    /// <summary>Its place in the edition, from 1; the number that people are told.</summary>
    public int Number { get; private set; }

    /// <summary>What stays the same over all editions, so that a rule is counted as one although its number or its words have changed.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Holds for comments and offers of help too, and not for proposals alone.</summary>
    public bool InDiscussion { get; private set; }

    /// <summary>All languages as JSON.</summary>
    internal string Packed { get; private set; } = "{}";

    public RuleReference Reference => new(Edition, Number);

    /// <summary>By two letters of the language, or <see cref="Easy"/>.</summary>
    public IReadOnlyDictionary<string, RuleWords> Words => field ??= JsonSerializer.Deserialize<Dictionary<string, RuleWords>>(Packed, Json)!;

    /// <summary>In this language; where it has no words in it, in English and at last in German.</summary>
    public string Title(string language) => Words.GetValueOrDefault(language)?.Title is { Length: > 0 } title ? title : Words.GetValueOrDefault("en")?.Title ?? Words["de"].Title;

    /// <summary>The text, and the language it is in after all.</summary>
    public (string Text, string Language) Text(string language)
    {
        foreach (var candidate in (string[])[language, "en", "de"])
            if (Words.GetValueOrDefault(candidate)?.Text is { Length: > 0 } text) return (text, candidate == Easy ? "de" : candidate);
        return ("", language);
    }

    /// <summary>What moderators begin with, in the language of the person they write to, or the nearest to it.</summary>
    public string Letter(string language) =>
        ((string[])[language, "en", "de"]).Select(l => Words.GetValueOrDefault(l)?.Letter).FirstOrDefault(l => !string.IsNullOrEmpty(l)) ?? "";
}
