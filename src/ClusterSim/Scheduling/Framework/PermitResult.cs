namespace ClusterSim.Scheduling;

/// <summary>What a Permit plugin decided.</summary>
/// <param name="Status">Success, a rejection, or <see cref="StatusCode.Wait"/>.</param>
/// <param name="Timeout">How long the Pod waits in virtual time before it is rejected; at most 15 minutes.</param>
public readonly record struct PermitResult(PluginStatus Status, TimeSpan Timeout = default)
{
    /// <summary>The Pod may be bound; also the default value.</summary>
    public static PermitResult Allow => default;

    /// <summary>The Pod waits until the plugin allows or rejects it (<see cref="WaitingPod"/>).</summary>
    public static PermitResult Wait(TimeSpan timeout) => new(new PluginStatus(StatusCode.Wait, []), timeout);

    /// <summary>The Pod may not be bound.</summary>
    public static PermitResult Reject(string reason) => new(PluginStatus.Unschedulable(reason));
}
