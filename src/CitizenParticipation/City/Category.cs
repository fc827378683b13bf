using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenParticipation.City;

/// <summary>A subject that proposals are filed under, named in the languages of the interface. German and English must be given, others may.</summary>
public sealed record Category(string Key, string De, string En)
{
    /// <summary>Names in further languages by their two-letter code, written beside <c>de</c> and <c>en</c>.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; init; }

    /// <summary>How a proposal of this subject could begin, by language; null where the profile gives none. German must be among them.</summary>
    public Dictionary<string, string>? Example { get; init; }

    /// <summary>The language in which the example is read by whoever reads this one.</summary>
    public string LanguageOfExample(string language) => Example?.ContainsKey(language) == true ? language : "de";

    /// <param name="language">Two-letter code; where the profile gives no name in it, the German one is read.</param>
    public string In(string language) => language switch
    {
        "de" => De,
        "en" => En,
        _ => Others?.GetValueOrDefault(language) is { ValueKind: JsonValueKind.String } name ? name.GetString()! : De,
    };
}
