namespace ClusterSim.Scheduling;

/// <summary>A Pod that has been given a Node and waits for Permit plugins to allow its binding.</summary>
/// <remarks>Source: framework/runtime/waiting_pods_map.go (v1.36).</remarks>
public sealed class WaitingPod
{
    private readonly List<string> _pending;
    private readonly Action<WaitingPod, PluginStatus, string> _decided;
    private bool _isDecided;

    internal WaitingPod(Pod pod, string nodeName, IEnumerable<string> plugins, Action<WaitingPod, PluginStatus, string> decided)
    {
        Pod = pod;
        NodeName = nodeName;
        _pending = [.. plugins];
        _decided = decided;
    }

    /// <summary>The Pod.</summary>
    public Pod Pod { get; }

    /// <summary>The Node it is to be bound to.</summary>
    public string NodeName { get; }

    /// <summary>The plugins whose permission is missing.</summary>
    public IReadOnlyList<string> PendingPlugins => _pending;

    /// <summary>Gives a plugin's permission; with the last one the Pod is bound.</summary>
    public void Allow(string pluginName)
    {
        _pending.Remove(pluginName);
        if (_pending.Count == 0)
            Decide(PluginStatus.Success, pluginName);
    }

    /// <summary>Denies permission: the Pod goes back to the queue.</summary>
    public void Reject(string pluginName, string reason) => Decide(PluginStatus.Unschedulable(reason), pluginName);

    /// <summary>Ends the waiting.</summary>
    internal void End(PluginStatus status, string pluginName) => Decide(status, pluginName);

    private void Decide(PluginStatus status, string pluginName)
    {
        if (_isDecided)
            return;
        _isDecided = true;
        _decided(this, status, pluginName);
    }
}
