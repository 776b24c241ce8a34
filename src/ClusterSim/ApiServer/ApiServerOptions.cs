using ClusterSim.ApiServer.Access;
using ClusterSim.ApiServer.Admission;

namespace ClusterSim.ApiServer;

/// <summary>How an API server is set up. The defaults are those of <c>kube-apiserver</c> as <c>kubeadm</c> starts it.</summary>
public sealed record ApiServerOptions
{
    /// <summary>Admission plugins to leave out, by name, as in <c>--disable-admission-plugins=ServiceAccount</c>. None by default.</summary>
    public ValueList<string> DisabledAdmissionPlugins { get; init; } = [];

    /// <summary>Plugins of one's own; they run where webhooks do: after the built-in ones, before quotas are charged.</summary>
    public ValueList<IAdmissionPlugin> AdmissionPlugins { get; init; } = [];

    /// <summary>Addresses for Services, as <c>--service-cluster-ip-range</c>. Its first address is that of the <c>kubernetes</c> Service.</summary>
    public string ServiceClusterIpRange { get; init; } = "10.96.0.0/12";

    /// <summary>The lowest node port, of <c>--service-node-port-range</c>.</summary>
    public int FirstNodePort { get; init; } = 30000;

    /// <summary>The highest node port, of <c>--service-node-port-range</c>.</summary>
    public int LastNodePort { get; init; } = 32767;

    /// <summary>Who may do what over HTTP, as <c>--authorization-mode</c>; whoever is let in may do everything, by default.</summary>
    public AuthorizationMode Authorization { get; init; } = AuthorizationMode.AlwaysAllow;

    /// <summary>How long an Event lives after it was last written (<c>--event-ttl</c>).</summary>
    public TimeSpan EventTimeToLive { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Whether every write is kept in <see cref="Log.EventLog.Entries"/>; the fingerprint is always computed.</summary>
    public bool KeepsEventLog { get; init; }
}
