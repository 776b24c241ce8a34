namespace ClusterSim.Api.Core;

/// <summary>What a Service exposes, to which Pods it leads and how.</summary>
public sealed record ServiceSpec : ApiRecord
{
    /// <summary>Ports that the Service exposes; may be empty only for headless or <c>ExternalName</c> Services.</summary>
    [ListKeys("port", "protocol"), PatchMerge("port")]
    public ValueList<ServicePort> Ports { get; init; } = [];

    /// <summary>Labels of the Pods that receive traffic. Empty means endpoints are managed by others; ignored for <c>ExternalName</c>.</summary>
    [Atomic]
    public ValueMap<string> Selector { get; init; } = [];

    /// <summary>Virtual IP, allocated when unset. <c>None</c> makes the Service headless; empty for <c>ExternalName</c>. Immutable except on type changes.</summary>
    public string? ClusterIP { get; init; }

    /// <summary>Virtual IPs, at most one for each IP family; the first equals <c>clusterIP</c>.</summary>
    [Atomic]
    public ValueList<string> ClusterIPs { get; init; } = [];

    /// <summary><c>ClusterIP</c> (default), <c>NodePort</c>, <c>LoadBalancer</c> or <c>ExternalName</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Extra addresses that Nodes accept traffic for, not managed by Kubernetes. Deprecated since 1.36.</summary>
    [Atomic]
    public ValueList<string> ExternalIPs { get; init; } = [];

    /// <summary><c>None</c> (default), or <c>ClientIP</c> to send one client always to the same Pod.</summary>
    public string? SessionAffinity { get; init; }

    /// <summary>Address asked from the cloud's load balancer, where supported. Deprecated.</summary>
    public string? LoadBalancerIP { get; init; }

    /// <summary>Client CIDR ranges allowed through the load balancer, where the cloud supports it; empty allows all.</summary>
    [Atomic]
    public ValueList<string> LoadBalancerSourceRanges { get; init; } = [];

    /// <summary>DNS name returned as a CNAME record; only for type <c>ExternalName</c>, and required there.</summary>
    public string? ExternalName { get; init; }

    /// <summary>Routing of outside traffic: <c>Cluster</c> (default) to all endpoints, <c>Local</c> to those on the receiving Node.</summary>
    public string? ExternalTrafficPolicy { get; init; }

    /// <summary>Node port for load balancer health checks; allocated when type is <c>LoadBalancer</c> and <c>externalTrafficPolicy</c> is <c>Local</c>.</summary>
    [OmitZero]
    public int HealthCheckNodePort { get; init; }

    /// <summary>Publishes Pods as endpoints even before they are ready, as peers of a StatefulSet need. Default false.</summary>
    [OmitZero]
    public bool PublishNotReadyAddresses { get; init; }

    /// <summary>Settings of session affinity; null unless affinity is <c>ClientIP</c>.</summary>
    public SessionAffinityConfig? SessionAffinityConfig { get; init; }

    /// <summary>IP families in use, <c>IPv4</c> and <c>IPv6</c>, primary first; filled in from cluster settings when empty.</summary>
    [Atomic]
    public ValueList<string> IpFamilies { get; init; } = [];

    /// <summary><c>SingleStack</c> (default), <c>PreferDualStack</c> or <c>RequireDualStack</c>; the last fails on single-stack clusters.</summary>
    [KeepEmpty]
    public string? IpFamilyPolicy { get; init; }

    /// <summary>Whether a <c>LoadBalancer</c> Service also gets node ports. Default true; requested ports are honoured anyway.</summary>
    public bool? AllocateLoadBalancerNodePorts { get; init; }

    /// <summary>Load balancer implementation to use, a prefixed name. Null means the cloud's default; immutable once set.</summary>
    [KeepEmpty]
    public string? LoadBalancerClass { get; init; }

    /// <summary>Routing of traffic from inside the cluster: <c>Cluster</c> (default) to all endpoints, <c>Local</c> to the same Node's.</summary>
    [KeepEmpty]
    public string? InternalTrafficPolicy { get; init; }

    /// <summary>Endpoint preference: <c>PreferSameZone</c>, <c>PreferSameNode</c> or <c>PreferClose</c>, an older name for the first. Null has no preference.</summary>
    [KeepEmpty]
    public string? TrafficDistribution { get; init; }
}
