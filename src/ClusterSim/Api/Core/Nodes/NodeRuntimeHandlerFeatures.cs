namespace ClusterSim.Api.Core;

/// <summary>Abilities of one container runtime handler.</summary>
public sealed record NodeRuntimeHandlerFeatures : ApiRecord
{
    /// <summary><c>true</c> if the handler can make a mount and all mounts below it read-only. Null means no.</summary>
    public bool? RecursiveReadOnlyMounts { get; init; }

    /// <summary><c>true</c> if the handler supports user namespaces, including for volumes. Null means no.</summary>
    public bool? UserNamespaces { get; init; }
}
