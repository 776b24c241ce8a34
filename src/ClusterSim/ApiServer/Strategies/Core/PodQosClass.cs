using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How well a Pod is served when a Node runs short: <c>Guaranteed</c>, <c>Burstable</c> or <c>BestEffort</c>, from what it asks for.</summary>
/// <remarks>Source: core/helper/qos/qos.go, ComputePodQOS (v1.36).</remarks>
internal static class PodQosClass
{
    public static string Of(PodSpec spec)
    {
        var parts = spec.Resources is { } own
            ? [own]
            : spec.Containers.Concat(spec.InitContainers).Select(container => container.Resources).ToList();
        var (requests, limits) = (Sum(parts.Select(part => part.Requests)), Sum(parts.Select(part => part.Limits)));
        if (requests.Count + limits.Count == 0)
            return "BestEffort";
        var isLimited = spec.Resources is { Limits.Count: 0 } || parts.All(part => Counts(part.Limits, ResourceNames.Cpu) && Counts(part.Limits, ResourceNames.Memory));
        return isLimited && requests.Count == limits.Count && requests.All(entry => limits.TryGetValue(entry.Key, out var limit) && limit.Value == entry.Value.Value)
            ? "Guaranteed"
            : "Burstable";
    }

    private static bool Counts(ValueMap<Quantity> amounts, string name) => amounts.TryGetValue(name, out var amount) && amount.Value > 0;

    private static ValueMap<Quantity> Sum(IEnumerable<ValueMap<Quantity>> parts)
    {
        ValueMap<Quantity> total = [];
        foreach (var (name, amount) in parts.SelectMany(part => part))
            if (name is ResourceNames.Cpu or ResourceNames.Memory && amount.Value > 0)
                total = total.Set(name, total.TryGetValue(name, out var other) ? other + amount : amount);
        return total;
    }
}
