namespace ClusterSim.Nodes.Pods;

/// <summary>The quality-of-service class of a Pod.</summary>
/// <remarks>Source: component-helpers apis/core/v1/helper/qos, ComputePodQOS (v1.36): only CPU and memory count.</remarks>
internal static class PodQos
{
    private static readonly string[] Resources = ["cpu", "memory"];

    public static string Of(PodSpec spec)
    {
        ResourceRequirements[] all = spec.Resources is { } own ? [own] : [.. spec.InitContainers.Concat(spec.Containers).Select(container => container.Resources)];
        if (!all.Any(one => Resources.Any(resource => IsSet(one.Requests, resource) || IsSet(one.Limits, resource))))
            return "BestEffort";
        return all.All(one => Resources.All(resource => IsGuaranteed(one, resource))) ? "Guaranteed" : "Burstable";
    }

    private static bool IsSet(ValueMap<Quantity> amounts, string resource) => amounts.TryGetValue(resource, out var amount) && !amount.IsZero;

    private static bool IsGuaranteed(ResourceRequirements one, string resource) =>
        IsSet(one.Limits, resource) && one.Requests.Find(resource, one.Limits[resource]).CompareTo(one.Limits[resource]) == 0;
}
