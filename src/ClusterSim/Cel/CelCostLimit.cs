using System.Globalization;

namespace ClusterSim.Cel;

/// <summary>What the rules of a custom resource may cost by the estimate made beforehand.</summary>
/// <remarks>Source: apiextensions pkg/apis/apiextensions/validation/validation.go (v1.36).</remarks>
internal static class CelCostLimit
{
    /// <summary>Kubernetes' StaticEstimatedCostLimit, for one expression wherever it is used.</summary>
    public const ulong PerRule = 10_000_000;

    /// <summary>Kubernetes' StaticEstimatedCRDCostLimit, for all expressions of a schema.</summary>
    public const ulong PerSchema = 100_000_000;

    /// <summary>The cost of an expression that is evaluated so many times.</summary>
    public static ulong Times(ulong cost, ulong count) => count != 0 && cost > ulong.MaxValue / count ? ulong.MaxValue : cost * count;

    /// <summary>What is said of a cost beyond its limit; null when it is not.</summary>
    public static string? Exceeds(string name, ulong cost, ulong limit)
    {
        if (cost <= limit)
            return null;
        var factor = (double)cost / limit;
        var times = factor > 100 ? "more than 100x" : factor.ToString(factor < 1.5 ? "F6" : "F1", CultureInfo.InvariantCulture) + "x";
        return $"{name} exceeds budget by factor of {times} (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)";
    }
}
