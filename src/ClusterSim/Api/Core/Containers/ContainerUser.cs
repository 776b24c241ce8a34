namespace ClusterSim.Api.Core;

/// <summary>User identity under which a container's first process started.</summary>
public sealed record ContainerUser : ApiRecord
{
    /// <summary>Identity in Linux terms. Null for containers of other systems.</summary>
    public LinuxContainerUser? Linux { get; init; }
}
