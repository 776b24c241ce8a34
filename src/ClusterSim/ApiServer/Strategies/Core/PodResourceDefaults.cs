using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in the resources of containers and of a Pod as a whole from one another.</summary>
/// <remarks>Source: core/v1/defaults.go, SetDefaults_Pod, defaultPodRequests, defaultHugePagePodLimits (v1.36).</remarks>
internal static class PodResourceDefaults
{
    /// <summary>What is limited is requested, where nothing else is said.</summary>
    public static ResourceRequirements WithRequests(ResourceRequirements resources)
    {
        var requests = WithMissing(resources.Requests, resources.Limits, _ => true);
        return ReferenceEquals(requests, resources.Requests) ? resources : resources with { Requests = requests };
    }

    /// <summary>The specification with the Pod's own resources, if it has any, completed by what its containers say.</summary>
    public static PodSpec Apply(PodSpec spec)
    {
        if (spec.Resources is not { } resources)
            return spec;
        var requests = resources.Requests;
        var limits = requests.Count + resources.Limits.Count == 0
            ? resources.Limits
            : WithMissing(resources.Limits, PodTotals.ContainerLimits(spec), name => ResourceNames.IsHugePages(name) && !requests.ContainsKey(name));
        if (limits.Count > 0)
        {
            requests = WithMissing(
                requests,
                PodTotals.ContainerRequests(spec),
                name => ResourceNames.IsSupportedForPods(name) && ResourceNames.IsOvercommitAllowed(name));
            requests = WithMissing(requests, limits, ResourceNames.IsSupportedForPods);
        }
        return ReferenceEquals(requests, resources.Requests) && ReferenceEquals(limits, resources.Limits)
            ? spec
            : spec with { Resources = resources with { Requests = requests, Limits = limits } };
    }

    private static ValueMap<Quantity> WithMissing(ValueMap<Quantity> amounts, IEnumerable<KeyValuePair<string, Quantity>> source, Func<string, bool> applies)
    {
        foreach (var (name, amount) in source)
            if (!amounts.ContainsKey(name) && applies(name))
                amounts = amounts.Set(name, amount);
        return amounts;
    }
}
