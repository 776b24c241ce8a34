using ClusterSim.ApiServer;

namespace ClusterSim.Scheduling.Plugins;

/// <summary>Binds Pods through the API server.</summary>
/// <remarks>Source: plugins/defaultbinder/default_binder.go (v1.36).</remarks>
public sealed class DefaultBinder(SchedulerHandle handle) : IBindPlugin
{
    /// <inheritdoc/>
    public string Name => "DefaultBinder";

    /// <inheritdoc/>
    public PluginStatus Bind(Pod pod, CycleState state, string nodeName)
    {
        var binding = new Binding
        {
            Metadata = new() { Namespace = pod.Metadata.Namespace, Name = pod.Metadata.Name, Uid = pod.Metadata.Uid },
            Target = new() { Kind = "Node", Name = nodeName },
        };
        try
        {
            handle.Client.Bind(ObjectKey.Of(pod), binding);
            return PluginStatus.Success;
        }
        catch (ApiException refusal)
        {
            return PluginStatus.Error(refusal.Message);
        }
    }
}
