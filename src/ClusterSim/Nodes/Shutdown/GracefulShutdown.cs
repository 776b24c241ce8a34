using ClusterSim.Nodes.Pods;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Shutdown;

/// <summary>The end of a machine that is shut down in good order: Pods are ended by priority, the lowest first, and then the power goes.</summary>
/// <remarks>Source: nodeshutdown/nodeshutdown_manager_linux.go, nodeshutdown_manager.go (v1.36).</remarks>
internal sealed class GracefulShutdown(Kubelet kubelet, Action ended)
{
    private const int SystemCritical = 2_000_000_000; // SystemCriticalPriority

    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(100); // What is killed at the last moment is reported all the same.

    private static readonly PodFailure Failure = new("Terminated", "Pod was terminated in response to imminent node shutdown.", Disrupts: true);

    private readonly List<ShutdownGracePeriod> _periods = PeriodsOf(kubelet.Options);
    private readonly List<PodWorker> _awaited = [];
    private ScheduledEvent _deadline;
    private int _next;

    /// <summary>Whether Pods get any time at all.</summary>
    public static bool IsConfigured(KubeletOptions options) => PeriodsOf(options).Count > 0;

    /// <summary>Begins with the Pods of lowest priority.</summary>
    public void Begin() => EndNextGroup();

    /// <summary>A Pod has ended.</summary>
    public void Ended(PodWorker worker)
    {
        if (_awaited.Remove(worker) && _awaited.Count == 0)
            kubelet.Loop.Schedule(TimeSpan.Zero, EventRank.Default, EndNextGroup);
    }

    private static List<ShutdownGracePeriod> PeriodsOf(KubeletOptions options)
    {
        if (options.ShutdownGracePeriodByPodPriority.Count > 0)
            return [.. options.ShutdownGracePeriodByPodPriority.OrderBy(period => period.Priority)];
        return options.ShutdownGracePeriod <= TimeSpan.Zero ? [] :
        [
            new(0, options.ShutdownGracePeriod - options.ShutdownGracePeriodCriticalPods),
            new(SystemCritical, options.ShutdownGracePeriodCriticalPods),
        ];
    }

    private void EndNextGroup()
    {
        _deadline.Cancel();
        while (_next < _periods.Count)
        {
            var group = _next++;
            var period = _periods[group].Period;
            _awaited.Clear();
            _awaited.AddRange(kubelet.Workers.Where(worker => worker.IsActive && GroupOf(worker.Pod) == group));
            if (_awaited.Count == 0)
                continue;
            _deadline = kubelet.Loop.Schedule(period + LastWords, EventRank.Default, EndNextGroup);
            foreach (var worker in _awaited.ToArray())
                worker.FailWith(Failure, Math.Min((long)period.TotalSeconds, worker.Pod.Spec.TerminationGracePeriodSeconds ?? 30));
            return;
        }
        ended();
    }

    private int GroupOf(Pod pod)
    {
        var group = 0;
        for (var i = 1; i < _periods.Count; i++)
            if ((pod.Spec.Priority ?? 0) >= _periods[i].Priority)
                group = i;
        return group;
    }
}
