using ClusterSim.Api.Apps;
using ClusterSim.ApiServer;
using ClusterSim.Controllers.Pods;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.DaemonSets;

/// <summary>Creates and deletes the Pods of DaemonSets, so many at most in one go.</summary>
/// <remarks>Source: daemon_controller.go, syncNodes (v1.36).</remarks>
internal sealed class DaemonControl(ComponentContext context, WriteConsistency written)
{
    private const int BurstReplicas = 250; // daemon.BurstReplicas

    private readonly PodControl _pods = new(context, written);

    /// <summary>Does what is planned. Pods that are created appear in <paramref name="pods"/> at once; those that are deleted stay there until the cache shows it.</summary>
    /// <exception cref="ApiException">Something was refused; what could be done has been done.</exception>
    public void Do(DaemonSet set, DaemonRevision revision, DaemonPlan plan, PodsByNode pods)
    {
        if (plan.IsEmpty)
            return;
        var pattern = DaemonPods.Pattern(set, revision);
        var next = 0;
        var (_, error) = SlowStart.Run(Math.Min(plan.Nodes.Count, BurstReplicas), context.Calls, () => pods.Add(_pods.Create(set, DaemonPods.For(pattern, plan.Nodes[next++]))));
        Exception? failure = PodControl.IsForWantOfANamespace(error) ? null : error;
        context.Calls.AtOnce(() =>
        {
            foreach (var pod in plan.Pods.Take(BurstReplicas))
                if (_pods.Delete(set, pod) is { } refused)
                    failure ??= refused;
        });
        if (failure is not null)
            throw failure;
    }
}
