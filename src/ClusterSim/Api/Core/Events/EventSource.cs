namespace ClusterSim.Api.Core;

/// <summary>Origin of an event: a component and the host it runs on.</summary>
public sealed record EventSource : ApiRecord
{
    /// <summary>Component that reported the event, such as <c>kubelet</c> or <c>default-scheduler</c>.</summary>
    public string? Component { get; init; }

    /// <summary>Node on which the reporting component runs; empty for cluster-wide components.</summary>
    public string? Host { get; init; }
}
