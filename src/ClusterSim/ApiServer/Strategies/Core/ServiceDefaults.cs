using ClusterSim.ApiServer.Services;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what a Service leaves out.</summary>
/// <remarks>Source: core/v1/defaults.go, SetDefaults_Service (v1.36).</remarks>
internal static class ServiceDefaults
{
    private const int AffinitySeconds = 10800; // DefaultClientIPServiceAffinitySeconds
    private const string Cluster = "Cluster";

    public static Service Apply(Service obj)
    {
        var spec = obj.Spec with
        {
            Type = string.IsNullOrEmpty(obj.Spec.Type) ? "ClusterIP" : obj.Spec.Type,
            SessionAffinity = string.IsNullOrEmpty(obj.Spec.SessionAffinity) ? "None" : obj.Spec.SessionAffinity,
            Ports = obj.Spec.Ports.Replace(Apply),
        };
        spec = spec with
        {
            SessionAffinityConfig = Affinity(spec),
            ExternalTrafficPolicy = spec.IsExternallyAccessible && string.IsNullOrEmpty(spec.ExternalTrafficPolicy) ? Cluster : spec.ExternalTrafficPolicy,
            InternalTrafficPolicy = spec.InternalTrafficPolicy ?? (spec.NeedsClusterIp ? Cluster : null),
            AllocateLoadBalancerNodePorts = spec.AllocateLoadBalancerNodePorts ?? (spec.Type == "LoadBalancer" ? true : null),
        };
        return obj with { Spec = spec, Status = spec.Type == "LoadBalancer" ? WithModes(obj.Status) : obj.Status };
    }

    private static ServicePort Apply(ServicePort port) => port with
    {
        Protocol = string.IsNullOrEmpty(port.Protocol) ? "TCP" : port.Protocol,
        TargetPort = port.TargetPort is null or { IsText: false, Number: 0 } or { Text: "" } ? port.Port : port.TargetPort,
    };

    private static SessionAffinityConfig? Affinity(ServiceSpec spec) => spec.SessionAffinity switch
    {
        "None" => null,
        "ClientIP" when spec.SessionAffinityConfig?.ClientIP?.TimeoutSeconds is null => new() { ClientIP = new() { TimeoutSeconds = AffinitySeconds } },
        _ => spec.SessionAffinityConfig,
    };

    private static ServiceStatus WithModes(ServiceStatus status) => status with
    {
        LoadBalancer = status.LoadBalancer with
        {
            Ingress = status.LoadBalancer.Ingress.Replace(ingress => ingress.IpMode is null && !string.IsNullOrEmpty(ingress.Ip) ? ingress with { IpMode = "VIP" } : ingress),
        },
    };
}
