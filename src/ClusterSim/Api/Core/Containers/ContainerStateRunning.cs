namespace ClusterSim.Api.Core;

/// <summary>Details of a container that is running.</summary>
public sealed record ContainerStateRunning : ApiRecord
{
    /// <summary>Time of the container's latest start or restart.</summary>
    [NullWhenEmpty]
    public Time? StartedAt { get; init; }
}
