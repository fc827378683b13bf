using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Shell;

/// <summary>
/// The sentences of the interface, read once for each language and then looked up without a lock: a page asks for about two hundred of them, and the library's own reader
/// takes a lock for each, for which readers of different pages wait.
/// </summary>
public sealed class KeptTexts<T> : IStringLocalizer<T>
{
    private readonly ConcurrentDictionary<CultureInfo, FrozenDictionary<string, string>> languages = [];
    private readonly ResourceManager resources = new(typeof(T));

    public LocalizedString this[string name] => Find(name) is { } text ? new LocalizedString(name, text) : new LocalizedString(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var text = Find(name);
            return new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, text ?? name, arguments), resourceNotFound: text is null);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => Texts.Select(t => new LocalizedString(t.Key, t.Value));

    private FrozenDictionary<string, string> Texts => languages.GetOrAdd(CultureInfo.CurrentUICulture, Read);

    private string? Find(string name) => Texts.GetValueOrDefault(name);

    /// <summary>The language itself goes before what it belongs to, German at last.</summary>
    private FrozenDictionary<string, string> Read(CultureInfo culture)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = culture; ; at = at.Parent)
        {
            if (resources.GetResourceSet(at, createIfNotExists: true, tryParents: false) is { } set)
            {
                foreach (System.Collections.DictionaryEntry entry in set)
                    if (entry is { Key: string key, Value: string text }) texts.TryAdd(key, text);
            }

            if (at.Equals(CultureInfo.InvariantCulture)) return texts.ToFrozenDictionary(StringComparer.Ordinal);
        }
    }
}
