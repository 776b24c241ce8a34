namespace ClusterSim.Scheduling;

/// <summary>A PreBind plugin that asks others to do something and has the Pod wait (<see cref="StatusCode.Wait"/>) until they have.</summary>
internal interface IAwaitedPreBind : IPreBindPlugin
{
    /// <summary>How long is waited.</summary>
    TimeSpan Timeout { get; }

    /// <summary>The claims whose changes are waited for.</summary>
    IEnumerable<ObjectKey> AwaitedClaims(CycleState state);

    /// <summary>Whether the Pod may be bound now, or never will; null while it has to wait on.</summary>
    PluginStatus? StateOf(Pod pod, CycleState state, string nodeName);
}
