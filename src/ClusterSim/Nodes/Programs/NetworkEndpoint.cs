using ClusterSim.Nodes.Programs.Dns;

namespace ClusterSim.Nodes.Programs;

/// <summary>A Pod as the network sees it: an address on a machine, with listeners behind ports.</summary>
internal abstract class NetworkEndpoint(NetworkHost host)
{
    /// <summary>The machine it is on.</summary>
    public NetworkHost Host { get; } = host;

    /// <summary>Its IP address; empty until it has one.</summary>
    public string Address { get; protected set; } = "";

    /// <summary>Whether it shares the machine's address.</summary>
    public abstract bool UsesHostNetwork { get; }

    /// <summary>Namespace and name of the Pod.</summary>
    public abstract ObjectKey Key { get; }

    /// <summary>The Pod as last seen.</summary>
    public abstract Pod Manifest { get; }

    /// <summary>What listens on <paramref name="port"/>, or null: a connection is refused.</summary>
    public abstract IPortListener? FindListener(int port);

    /// <summary>How it looks names up.</summary>
    public abstract ResolverSettings Resolver { get; }

    /// <summary>The address that its <c>/etc/hosts</c> gives for a name, or null.</summary>
    public abstract string? FindInHosts(string name);

    /// <summary>Whether one of its containers asks for a port of the machine.</summary>
    public abstract bool HasHostPorts { get; }

    /// <summary>The port of its own to which <paramref name="hostPort"/> of the machine leads; null when that is not its.</summary>
    public abstract int? PortBehindHostPort(int hostPort);
}
