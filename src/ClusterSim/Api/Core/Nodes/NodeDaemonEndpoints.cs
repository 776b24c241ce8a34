namespace ClusterSim.Api.Core;

/// <summary>Ports on which the daemons of a Node listen.</summary>
public sealed record NodeDaemonEndpoints : ApiRecord
{
    /// <summary>Port of the kubelet's own server, 10250 by default.</summary>
    public DaemonEndpoint KubeletEndpoint { get; init; } = Unset<DaemonEndpoint>.Value;
}
