namespace ClusterSim.Networking;

/// <summary>What of a Service's change concerns its load balancer.</summary>
/// <remarks>Source: cloud-provider controllers/service/controller.go, needsUpdate (v1.36).</remarks>
internal static class LoadBalancerChange
{
    /// <summary>Whether the load balancer has to be set up anew, and what is to be said about it, as reason and message.</summary>
    public static bool Matters(Service before, Service after, out (string Reason, string Message)? said)
    {
        var (old, now) = (before.Spec, after.Spec);
        said = null;
        if (old.LoadBalancerSourceRanges != now.LoadBalancerSourceRanges)
            said = ("LoadBalancerSourceRanges", $"[{string.Join(' ', old.LoadBalancerSourceRanges)}] -> [{string.Join(' ', now.LoadBalancerSourceRanges)}]");
        else if (old.Ports != now.Ports || old.SessionAffinity != now.SessionAffinity || old.SessionAffinityConfig != now.SessionAffinityConfig)
            return true;
        else if (old.LoadBalancerIP != now.LoadBalancerIP)
            said = ("LoadbalancerIP", $"{old.LoadBalancerIP} -> {now.LoadBalancerIP}");
        else if (old.ExternalIPs.Count != now.ExternalIPs.Count)
            said = ("ExternalIP", $"Count: {old.ExternalIPs.Count} -> {now.ExternalIPs.Count}");
        else if (old.ExternalIPs != now.ExternalIPs)
            said = ("ExternalIP", $"Added: {now.ExternalIPs.First(address => !old.ExternalIPs.Contains(address))}");
        else if (before.Metadata.Annotations != after.Metadata.Annotations)
            return true;
        else if (old.ExternalTrafficPolicy != now.ExternalTrafficPolicy)
            said = ("ExternalTrafficPolicy", $"{old.ExternalTrafficPolicy} -> {now.ExternalTrafficPolicy}");
        return said is not null;
    }
}
