namespace ClusterSim.Api.Nodes;

/// <summary>Where Pods of a RuntimeClass may run; added to what the Pods say themselves.</summary>
public sealed record Scheduling : ApiRecord
{
    /// <summary>Labels that a Node must have; Pods that ask for other values are refused.</summary>
    [Atomic]
    public ValueMap<string> NodeSelector { get; init; } = [];

    /// <summary>Taints that Pods of the class accept.</summary>
    [Atomic]
    public ValueList<Toleration> Tolerations { get; init; } = [];
}
