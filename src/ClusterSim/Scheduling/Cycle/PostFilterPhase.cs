namespace ClusterSim.Scheduling;

/// <summary>Runs the PostFilter plugins for a Pod that fitted nowhere.</summary>
/// <remarks>Source: framework/runtime/framework.go, RunPostFilterPlugins (v1.36).</remarks>
internal static class PostFilterPhase
{
    /// <summary>The first success; failing that, what all of them said.</summary>
    public static PostFilterResult Run(ProfileRuntime profile, CycleState state, Snapshot snapshot, Diagnosis diagnosis)
    {
        var reasons = new List<string>();
        string? nominated = null;
        foreach (var slot in profile.PostFilter)
        {
            var result = Call(slot.Plugin, state, snapshot, diagnosis);
            if (result.Status.Code is StatusCode.Success or StatusCode.UnschedulableAndUnresolvable)
                return result;
            if (!result.Status.IsRejected)
                return new(PluginStatus.Error(result.Status.Message));
            nominated = result.NominatedNodeName ?? nominated;
            reasons.AddRange(result.Status.Reasons);
        }
        return new(PluginStatus.Unschedulable([.. reasons]), nominated);
    }

    private static PostFilterResult Call(IPostFilterPlugin plugin, CycleState state, Snapshot snapshot, Diagnosis diagnosis)
    {
        try
        {
            return plugin.PostFilter(state.Shape, state, snapshot, diagnosis);
        }
        catch (Exception e) when (e is not PluginException)
        {
            throw PluginException.Threw(plugin, "PostFilter", e);
        }
    }
}
