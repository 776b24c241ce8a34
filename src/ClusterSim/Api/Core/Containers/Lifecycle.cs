namespace ClusterSim.Api.Core;

/// <summary>Hooks at the start and stop of a container, and its stop signal.</summary>
public sealed record Lifecycle : ApiRecord
{
    /// <summary>Runs right after the container is created, alongside its entry point; failure kills the container. Null means none.</summary>
    public LifecycleHandler? PostStart { get; init; }

    /// <summary>Runs before the container is told to stop, within the grace period. Null means none.</summary>
    public LifecycleHandler? PreStop { get; init; }

    /// <summary>Signal sent to stop the container; needs <c>spec.os.name</c>. Null uses the image's signal or the runtime's default.</summary>
    [KeepEmpty]
    public string? StopSignal { get; init; }
}
