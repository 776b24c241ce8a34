namespace ClusterSim.Api.Apps;

/// <summary>Controls the numbers that a StatefulSet gives to its Pods.</summary>
public sealed record StatefulSetOrdinals : ApiRecord
{
    /// <summary>Ordinal of the first Pod; 0 or more, default 0.</summary>
    public int Start { get; init; }
}
