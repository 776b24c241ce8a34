namespace ClusterSim.Api.Core;

/// <summary>State of a container; one member is set, and none at all means waiting.</summary>
public sealed record ContainerState : ApiRecord
{
    /// <summary>Details while the container is yet to start; null in other states.</summary>
    public ContainerStateWaiting? Waiting { get; init; }

    /// <summary>Details while the container runs; null in other states.</summary>
    public ContainerStateRunning? Running { get; init; }

    /// <summary>Details once the container has exited; null in other states.</summary>
    public ContainerStateTerminated? Terminated { get; init; }
}
