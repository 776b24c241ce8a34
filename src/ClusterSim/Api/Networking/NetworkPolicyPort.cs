namespace ClusterSim.Api.Networking;

/// <summary>A port or port range, with protocol, that a rule allows.</summary>
public sealed record NetworkPolicyPort : ApiRecord
{
    /// <summary>Transport protocol: <c>TCP</c> (default), <c>UDP</c> or <c>SCTP</c>.</summary>
    [KeepEmpty]
    public string? Protocol { get; init; }

    /// <summary>Port number or named container port; all ports when unset.</summary>
    public IntOrString? Port { get; init; }

    /// <summary>Last port of the range that starts at <c>port</c>; needs a numeric <c>port</c> and must not be below it.</summary>
    public int? EndPort { get; init; }
}
