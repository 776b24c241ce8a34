using ClusterSim.Api.Apps;
using ClusterSim.Api.Storage;

namespace ClusterSim.SchedulerPerf;

/// <summary>A workload on a cluster: Pods are created, delivered to the scheduler, decided about, bound, and told of in Events. Nodes are objects only; no controller runs, and no kubelet.</summary>
public sealed class EndToEndRun : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly Cluster _cluster;
    private readonly Step[] _steps;
    private int _decided;

    /// <summary>Makes the cluster as it is when the clock starts.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="size">How many Nodes.</param>
    /// <param name="options">How the scheduler is set up, if not as the workload says.</param>
    public EndToEndRun(Workload workload, int size, SchedulerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(workload);
        _cluster = new(new ClusterOptions
        {
            ApiOnly = true,
            Components = [new SchedulerComponent(options ?? workload.Scheduler)],
            ApiServer = new() { DisabledAdmissionPlugins = ["TaintNodesByCondition"] }, // Nobody would find the Nodes ready.
        });
        foreach (var obj in workload.Objects(size).Concat(workload.Nodes(size)).Concat(workload.InitialPods(size)))
            Create(obj);
        _cluster.Run(TimeSpan.FromMinutes(1));
        _steps = [.. workload.Steps(size)];
        Pods = [.. _steps.Where(static step => step.Kind == StepKind.Measure).Select(static step => (Pod)step.Object)];
    }

    /// <summary>The measured Pods, as they were created.</summary>
    public IReadOnlyList<Pod> Pods { get; }

    /// <summary>Where each of them stands now; null where it stands nowhere.</summary>
    public IReadOnlyList<string?> NodeNames => [.. Pods.Select(pod => Find(pod)?.Spec.NodeName)];

    /// <summary>Does all that is measured, until each measured Pod is bound or fits nowhere.</summary>
    public void Go()
    {
        foreach (var step in _steps)
        {
            if (step.Kind != StepKind.Measure)
                _cluster.Run(Moment); // It comes when the Pods before it have been seen to.
            if (step.Kind == StepKind.Delete)
                Delete(step.Object);
            else
                Create(step.Object);
        }
        _cluster.RunUntil(AllAreDecided, TimeSpan.FromHours(1));
    }

    /// <inheritdoc/>
    public void Dispose() => _cluster.Dispose();

    private bool AllAreDecided()
    {
        while (_decided < Pods.Count && IsDecided(Find(Pods[_decided])))
            _decided++;
        return _decided == Pods.Count;
    }

    // A Pod for which others have given way is tried again.
    private static bool IsDecided(Pod? pod) =>
        pod is null || pod.IsBound || (pod.Condition("PodScheduled")?.Status == "False" && string.IsNullOrEmpty(pod.Status.NominatedNodeName));

    private Pod? Find(Pod pod) => _cluster.Client.Find<Pod>(ObjectKey.Of(pod));

    private ApiObject Create(ApiObject obj) => obj switch
    {
        Pod pod => _cluster.Client.Create(pod),
        Node node => _cluster.Client.Create(node),
        Namespace space => _cluster.Client.Create(space),
        Service service => _cluster.Client.Create(service),
        ReplicaSet owner => _cluster.Client.Create(owner),
        PersistentVolume volume => _cluster.Client.Create(volume),
        PersistentVolumeClaim claim => _cluster.Client.Create(claim),
        CSINode driver => _cluster.Client.Create(driver),
        Api.Scheduling.PriorityClass priority => _cluster.Client.Create(priority),
        _ => throw new ArgumentException($"No workload has had a {obj.GetType().Name} so far.", nameof(obj)),
    };

    private void Delete(ApiObject obj)
    {
        if (obj is Pod)
            _cluster.Client.Delete<Pod>(ObjectKey.Of(obj));
        else if (obj is Node)
            _cluster.Client.Delete<Node>(ObjectKey.Of(obj));
        else if (obj is Service)
            _cluster.Client.Delete<Service>(ObjectKey.Of(obj));
        else
            throw new ArgumentException($"No workload has deleted a {obj.GetType().Name} so far.", nameof(obj));
    }
}
