using ClusterSim.Nodes.Programs;

namespace ClusterSim.Networking;

/// <summary>Somebody on the network as policies see him.</summary>
/// <param name="Address">The IP address.</param>
/// <param name="Namespace">Namespace of the Pod; null when it is none.</param>
/// <param name="Labels">Labels of the Pod.</param>
/// <param name="Spec">What its ports are called; null when nobody knows.</param>
internal readonly record struct PolicyPeer(string Address, string? Namespace, ValueMap<string> Labels, PodSpec? Spec)
{
    public static PolicyPeer Of(NetworkEndpoint pod) => new(pod.Address, pod.Key.Namespace, pod.Manifest.Metadata.Labels, pod.Manifest.Spec);

    public static PolicyPeer At(string address) => new(address, null, [], null);

    /// <summary>Whether one of its ports has that name and number.</summary>
    public bool HasPort(string name, int number, string protocol) =>
        Spec is { } spec && (Has(spec.Containers, name, number, protocol) || Has(spec.InitContainers, name, number, protocol));

    private static bool Has(ValueList<Container> containers, string name, int number, string protocol) =>
        containers.Any(container => container.Ports.FindIndex(port => port.Name == name && port.Port == number && (port.Protocol ?? "TCP") == protocol) >= 0);
}
