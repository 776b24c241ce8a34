namespace ClusterSim.ApiServer.Services;

/// <summary>What a Service needs allocated, by its type.</summary>
/// <remarks>Source: registry/core/service/storage/alloc.go; api/service/util.go (v1.36).</remarks>
internal static class ServiceNeeds
{
    public const string Headless = "None"; // ClusterIPNone

    extension(ServiceSpec spec)
    {
        public bool NeedsClusterIp => spec.Type is "ClusterIP" or "NodePort" or "LoadBalancer";

        public bool IsHeadless => spec.ClusterIPs is [Headless, ..];

        public bool NeedsNodePorts => spec.Type == "NodePort" || (spec.Type == "LoadBalancer" && spec.AllocateLoadBalancerNodePorts != false);

        /// <summary>Whether traffic can come from outside the cluster.</summary>
        public bool IsExternallyAccessible => spec.Type is "LoadBalancer" or "NodePort" || (spec.Type == "ClusterIP" && spec.ExternalIPs.Count > 0);

        public bool NeedsHealthCheckNodePort => spec.Type == "LoadBalancer" && spec.ExternalTrafficPolicy == "Local";
    }
}
