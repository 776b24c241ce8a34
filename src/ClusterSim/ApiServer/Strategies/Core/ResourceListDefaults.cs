namespace ClusterSim.ApiServer.Strategies;

/// <summary>Rounds amounts of resources up to thousandths, the finest the API keeps.</summary>
/// <remarks>Source: core/v1/defaults.go, SetDefaults_ResourceList (v1.36).</remarks>
internal static class ResourceListDefaults
{
    public static ResourceRequirements Apply(ResourceRequirements resources)
    {
        var (limits, requests) = (Apply(resources.Limits), Apply(resources.Requests));
        return ReferenceEquals(limits, resources.Limits) && ReferenceEquals(requests, resources.Requests)
            ? resources
            : resources with { Limits = limits, Requests = requests };
    }

    public static ValueMap<Quantity> Apply(ValueMap<Quantity> resources)
    {
        var result = resources;
        foreach (var (name, quantity) in resources)
            if (quantity.RoundedToMilli() is var rounded && rounded.Value != quantity.Value)
                result = result.Set(name, rounded);
        return result;
    }
}
