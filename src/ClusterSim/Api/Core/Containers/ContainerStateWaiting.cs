namespace ClusterSim.Api.Core;

/// <summary>Details of a container that is not running yet.</summary>
public sealed record ContainerStateWaiting : ApiRecord
{
    /// <summary>Brief CamelCase cause, such as <c>ContainerCreating</c>, <c>CrashLoopBackOff</c> or <c>ImagePullBackOff</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Text for people that explains why the container waits.</summary>
    public string? Message { get; init; }
}
