namespace ClusterSim.Scheduling.Plugins;

/// <summary>Speaks up after a Pod fitted nowhere, as the real plugin does for Pods without dynamic resources.</summary>
/// <remarks>
/// Source: plugins/dynamicresources/dynamicresources.go, PreFilter and PostFilter (v1.36).
/// Differs from Kubernetes: devices are not allocated; a Pod with resource claims is scheduled as if it had none.
/// </remarks>
public sealed class DynamicResources : IPreFilterPlugin, IPostFilterPlugin
{
    private const string StateKey = "DynamicResources";

    /// <inheritdoc/>
    public string Name => "DynamicResources";

    /// <inheritdoc/>
    public Dependencies DependsOn => Dependencies.None;

    /// <inheritdoc/>
    public PreFilterResult PreFilter(PodShape pod, CycleState state, Snapshot snapshot)
    {
        state.Write(StateKey, this);
        return PreFilterResult.Skip;
    }

    /// <summary>An error when another plugin's PreFilter rejected the Pod before this one's was reached: so the real one says, and events show it.</summary>
    public PostFilterResult PostFilter(PodShape pod, CycleState state, Snapshot snapshot, Diagnosis diagnosis) =>
        new(state.Has(StateKey) ? PluginStatus.Unschedulable("no new claims to deallocate") : PluginStatus.Error("not found"));
}
