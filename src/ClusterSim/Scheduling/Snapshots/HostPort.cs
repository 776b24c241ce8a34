namespace ClusterSim.Scheduling;

/// <summary>A port of the Node that a container claims.</summary>
/// <param name="Ip">Address it listens on; <c>0.0.0.0</c> for all.</param>
/// <param name="Protocol"><c>TCP</c>, <c>UDP</c> or <c>SCTP</c>.</param>
/// <param name="Port">Number, from 1 up.</param>
/// <remarks>Source: kube-scheduler framework/types.go, HostPortInfo (v1.36).</remarks>
public readonly record struct HostPort(string Ip, string Protocol, int Port)
{
    private const string AllAddresses = "0.0.0.0";

    /// <summary>True when both cannot be had on one Node.</summary>
    public bool ConflictsWith(HostPort other) =>
        Port == other.Port && Protocol == other.Protocol && (Ip == other.Ip || Ip == AllAddresses || other.Ip == AllAddresses);

    internal static HostPort Of(ContainerPort port) => new(
        string.IsNullOrEmpty(port.HostIP) ? AllAddresses : port.HostIP,
        string.IsNullOrEmpty(port.Protocol) ? "TCP" : port.Protocol,
        port.HostPort);
}
