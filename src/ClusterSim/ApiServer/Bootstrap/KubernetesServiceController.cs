using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Bootstrap;

/// <summary>Makes the Service <c>kubernetes</c> and its endpoints anew when somebody has deleted them, as after <c>kubectl delete all --all</c>.</summary>
/// <remarks>
/// <para>Nothing is scheduled while they are there.</para>
/// <para>Source: controlplane/controller/kubernetesservice/controller.go (v1.36).</para>
/// </remarks>
internal sealed class KubernetesServiceController
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10); // DefaultEndpointReconcilerInterval

    private readonly SimulationLoop _loop;
    private readonly Action _restore;
    private bool _scheduled;

    /// <param name="loop">The loop whose time counts.</param>
    /// <param name="store">Where the objects are.</param>
    /// <param name="restore">Creates those that are missing.</param>
    public KubernetesServiceController(SimulationLoop loop, ObjectStore store, Action restore)
    {
        (_loop, _restore) = (loop, restore);
        store.Written += Note;
    }

    private void Note(StoreChange change)
    {
        if (_scheduled || change.Type != WatchEventType.Deleted || !BootstrapObjects.IsOfKubernetesService(change.Object))
            return;
        _scheduled = true;
        _loop.Schedule(Interval - TimeSpan.FromTicks(_loop.Elapsed.Ticks % Interval.Ticks), EventRank.Default, Restore);
    }

    private void Restore()
    {
        _scheduled = false;
        _restore();
    }
}
