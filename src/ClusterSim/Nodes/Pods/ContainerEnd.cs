namespace ClusterSim.Nodes.Pods;

/// <summary>How far the end of a container has come: first its hook runs, then it gets SIGTERM, then SIGKILL.</summary>
internal sealed class ContainerEnd
{
    /// <summary>Whether its hook runs, so that it does not get the signal yet.</summary>
    public bool IsInHook { get; set; }

    /// <summary>Whether it was sent SIGTERM.</summary>
    public bool IsSignalled { get; set; }

    /// <summary>Until then it may react to SIGTERM, whatever the grace period says.</summary>
    public DateTimeOffset KillNotBefore { get; set; }
}
