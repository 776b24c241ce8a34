using System.Collections.Frozen;
using ClusterSim.Cel.Libraries;

namespace ClusterSim.Cel;

/// <summary>All functions expressions can call in Kubernetes.</summary>
/// <remarks>
/// Source: apiserver/pkg/cel/environment/base.go (v1.36). Differs from Kubernetes: the authorizer's functions (<c>authorizer.path(…).check(…)</c>) are absent.
/// </remarks>
internal static class CelLibrary
{
    private static readonly FrozenDictionary<string, CelFunction> Functions = Collect();

    /// <summary>The function of that name; null when there is none.</summary>
    public static CelFunction? Find(string name) => Functions.GetValueOrDefault(name);

    private static FrozenDictionary<string, CelFunction> Collect()
    {
        var functions = new Dictionary<string, CelFunction>(StringComparer.Ordinal);
        Action<Func<string, CelFunction>>[] libraries =
        [
            Operators.Add, Arithmetic.Add, Conversions.Add, Texts.Add, TimeParts.Add, Optionals.Add, ExtendedTexts.Add, Sets.Add, Lists.Add,
            RegularExpressions.Add, Urls.Add, Quantities.Add, Addresses.Add, Formats.Add, Semvers.Add,
        ];
        foreach (var add in libraries)
            add(name => functions.TryGetValue(name, out var known) ? known : functions[name] = new(name));
        return functions.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
