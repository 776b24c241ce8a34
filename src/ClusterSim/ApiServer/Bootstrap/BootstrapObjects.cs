using ClusterSim.Api.Scheduling;

namespace ClusterSim.ApiServer.Bootstrap;

/// <summary>What an API server puts into an empty store when it starts.</summary>
/// <remarks>Source: controlplane/controller/systemnamespaces, kubernetesservice; registry/scheduling/rest/storage_scheduling.go (v1.36).</remarks>
internal static class BootstrapObjects
{
    private static readonly string[] Namespaces = ["kube-system", "kube-public", "default", "kube-node-lease"]; // In the order a real server creates them.

    private static readonly PriorityClass[] PriorityClasses =
    [
        new()
        {
            Metadata = new() { Name = "system-node-critical" },
            Value = 2_000_001_000, // SystemCriticalPriority + 1000
            Description = "Used for system critical pods that must not be moved from their current node.",
        },
        new()
        {
            Metadata = new() { Name = "system-cluster-critical" },
            Value = 2_000_000_000, // SystemCriticalPriority
            Description = "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.",
        },
    ];

    /// <summary>The objects, in the order in which they are to be created.</summary>
    /// <param name="serviceAddress">The first address of the range for Services.</param>
    public static IEnumerable<ApiObject> For(string serviceAddress)
    {
        foreach (var name in Namespaces)
            yield return new Namespace { Metadata = new() { Name = name } };
        foreach (var priorityClass in PriorityClasses)
            yield return priorityClass;
        foreach (var obj in KubernetesService(serviceAddress))
            yield return obj;
    }

    /// <summary>The Service by which Pods reach the API server, and its endpoints.</summary>
    public static IEnumerable<ApiObject> KubernetesService(string serviceAddress) => [ServiceAt(serviceAddress), Endpoints, Slice];

    /// <summary>Whether an object is one of those.</summary>
    public static bool IsOfKubernetesService(ApiObject obj) => (obj is Service or Api.Core.Endpoints or Api.Discovery.EndpointSlice) && obj.Metadata is { Name: "kubernetes", Namespace: "default" };

    /// <summary>Where the API server listens, as far as Pods are concerned.</summary>
    public const string Address = "172.18.0.2";

    /// <inheritdoc cref="Address"/>
    public const int Port = 6443;

    private static Api.Core.Endpoints Endpoints { get; } = new()
    {
        Metadata = new() { Name = "kubernetes", Namespace = "default", Labels = [new("endpointslice.kubernetes.io/skip-mirror", "true")] },
        Subsets = [new() { Addresses = [new() { Ip = Address }], Ports = [new() { Name = "https", Port = Port, Protocol = "TCP" }] }],
    };

    private static Api.Discovery.EndpointSlice Slice { get; } = new()
    {
        Metadata = new() { Name = "kubernetes", Namespace = "default", Labels = [new("kubernetes.io/service-name", "kubernetes")] },
        AddressType = "IPv4",
        Endpoints = [new() { Addresses = [Address], Conditions = new() { Ready = true } }],
        Ports = [new() { Name = "https", Port = Port, Protocol = "TCP" }],
    };

    private static Service ServiceAt(string address) => new()
    {
        Metadata = new() { Name = "kubernetes", Namespace = "default", Labels = ValueMap.Of(("component", "apiserver"), ("provider", "kubernetes")) },
        Spec = new()
        {
            Type = "ClusterIP",
            ClusterIP = address,
            ClusterIPs = [address],
            IpFamilies = ["IPv4"],
            IpFamilyPolicy = "SingleStack",
            SessionAffinity = "None",
            InternalTrafficPolicy = "Cluster",
            Ports = [new() { Name = "https", Protocol = "TCP", Port = 443, TargetPort = Port }],
        },
    };
}
