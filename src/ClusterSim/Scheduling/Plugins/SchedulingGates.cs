namespace ClusterSim.Scheduling.Plugins;

/// <summary>Keeps a Pod out of the queue while it has scheduling gates.</summary>
/// <remarks>Source: plugins/schedulinggates/scheduling_gates.go (v1.36).</remarks>
public sealed class SchedulingGates : IPreEnqueuePlugin, IEnqueueExtensions
{
    /// <inheritdoc/>
    public string Name => "SchedulingGates";

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredEvent> EventsToRegister { get; } =
        [new(EventResource.TargetPod, EventActions.UpdatePodSchedulingGatesEliminated)];

    /// <inheritdoc/>
    public PluginStatus PreEnqueue(Pod pod) => pod.Spec.SchedulingGates.Count == 0
        ? PluginStatus.Success
        : PluginStatus.Unresolvable($"waiting for scheduling gates: [{string.Join(' ', pod.Spec.SchedulingGates.Select(static gate => gate.Name))}]");
}
