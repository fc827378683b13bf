using CitizenParticipation.City;

namespace CitizenParticipation.Districts;

/// <summary>Who stands behind the address of a source, from <c>sources.csv</c> of a city profile. The file may be missing.</summary>
public sealed class Publishers(IEnumerable<Publishers.Publisher> publishers)
{
    // The longest address is the most particular one.
    private readonly IReadOnlyList<Publisher> known = [.. publishers.OrderByDescending(p => p.Address.Length)];

    /// <param name="Address">How the addresses of this publisher begin, without <c>https://</c> and <c>www.</c>.</param>
    /// <param name="Name">In the language of the city.</param>
    /// <param name="Names">In other languages, where the name is more than a name.</param>
    public sealed record Publisher(string Address, string Name, IReadOnlyDictionary<string, string> Names);

    /// <exception cref="StartRefused">One of the lines is wrong.</exception>
    public static Publishers From(string folder)
    {
        var file = Path.Combine(folder, "sources.csv");
        if (!File.Exists(file)) return new Publishers([]);
        var found = new Dictionary<string, Publisher>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in SeedTable.Read(file, "address", "name"))
        {
            var address = Bare(row.Needed("address"));
            if (!found.TryAdd(address, new Publisher(address, row.Needed("name"), row.Words("name")))) throw row.Broken($"the address \"{address}\" already stands there");
        }

        return new Publishers(found.Values);
    }

    public Publisher? Of(string source)
    {
        var address = Bare(source);
        return known.FirstOrDefault(p => address.StartsWith(p.Address, StringComparison.OrdinalIgnoreCase) && EndsAt(address, p.Address.Length));
    }

    // "example.org" stands for "example.org/a" and not for "example.organic".
    private static bool EndsAt(string address, int length) => address.Length == length || address[length - 1] == '/' || !char.IsLetterOrDigit(address[length]) && address[length] is not ('-' or '.');

    private static string Bare(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0;
        return address[start..].StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address[(start + 4)..] : address[start..];
    }
}
