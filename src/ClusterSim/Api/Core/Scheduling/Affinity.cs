namespace ClusterSim.Api.Core;

/// <summary>Scheduling preferences and demands of a Pod towards Nodes and towards other Pods.</summary>
public sealed record Affinity : ApiRecord
{
    /// <summary>Rules on the labels and fields of candidate Nodes. Null means no such rules.</summary>
    public NodeAffinity? NodeAffinity { get; init; }

    /// <summary>Rules that draw the Pod towards topology domains running certain other Pods. Null means none.</summary>
    public PodAffinity? PodAffinity { get; init; }

    /// <summary>Rules that keep the Pod away from topology domains running certain other Pods. Null means none.</summary>
    public PodAntiAffinity? PodAntiAffinity { get; init; }
}
