namespace ClusterSim.Scheduling.Plugins;

/// <summary>Arguments of <see cref="VolumeBinding"/>.</summary>
/// <remarks>Source: kube-scheduler config types_pluginargs.go, VolumeBindingArgs (v1.36).</remarks>
public sealed record VolumeBindingOptions
{
    /// <summary>How long a Pod that has a Node waits for its claims to be bound, in virtual time; zero or more. 10 minutes.</summary>
    public TimeSpan BindTimeout { get; init; } = TimeSpan.FromSeconds(600);
}
