using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace CitizenParticipation.Web.Shell;

/// <summary>Tells pages that open a circuit from those that do not: naming <see cref="IslandLayout"/> is choosing the price.</summary>
public static class IslandPages
{
    /// <summary>Asked several times in each request, and attributes are slow to read.</summary>
    private static readonly ConcurrentDictionary<Type, bool> known = new();

    public static bool Holds(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is { } page && Holds(page);

    public static bool Holds(Type page) => known.GetOrAdd(page, static p => NamesIslandLayout(p));

    private static bool NamesIslandLayout(Type page) =>
        page.GetCustomAttributes(typeof(LayoutAttribute), inherit: true).OfType<LayoutAttribute>().Any(l => l.LayoutType == typeof(IslandLayout));
}
