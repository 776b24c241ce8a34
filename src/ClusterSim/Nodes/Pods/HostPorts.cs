namespace ClusterSim.Nodes.Pods;

/// <summary>The ports of the machine that a Pod asks for.</summary>
/// <remarks>Source: kube-scheduler framework/types.go, HostPortInfo (v1.36): the same port of different addresses may be taken twice, but not of an address and of all.</remarks>
internal readonly struct HostPorts
{
    private const string AllAddresses = "0.0.0.0";

    private readonly List<(string Address, string Protocol, int Port)>? _ports;

    private HostPorts(List<(string, string, int)>? ports) => _ports = ports;

    public bool Any => _ports is not null;

    public static HostPorts Of(PodSpec spec)
    {
        List<(string, string, int)>? ports = null;
        Add(spec.Containers, ref ports);
        Add(spec.InitContainers, ref ports, onlySidecars: true);
        return new(ports);
    }

    public bool CollideWith(HostPorts other)
    {
        var others = other._ports ?? [];
        return _ports is not null && _ports.Exists(one => others.Exists(two =>
            one.Port == two.Port && one.Protocol == two.Protocol && (one.Address == two.Address || one.Address == AllAddresses || two.Address == AllAddresses)));
    }

    private static void Add(ValueList<Container> containers, ref List<(string, string, int)>? ports, bool onlySidecars = false)
    {
        foreach (var container in containers)
        {
            if (onlySidecars && container.RestartPolicy != "Always")
                continue;
            foreach (var port in container.Ports)
            {
                if (port.HostPort > 0)
                    (ports ??= []).Add((port.HostIP is { Length: > 0 } address ? address : AllAddresses, port.Protocol ?? "TCP", port.HostPort));
            }
        }
    }
}
