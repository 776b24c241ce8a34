using ClusterSim.Api.Apps;
using ClusterSim.Api.Policy;
using ClusterSim.Api.Resources;
using ClusterSim.Api.Scheduling;
using ClusterSim.Api.Storage;
using ClusterSim.Storage;
using ResourceClaim = ClusterSim.Api.Resources.ResourceClaim;

namespace ClusterSim.Lab.Manifests;

/// <summary>A cluster in which controllers make of manifests what they would, and nobody schedules.</summary>
internal sealed class ManifestExpansion : IDisposable
{
    private const string NotReady = "node.kubernetes.io/not-ready";

    // Nobody starts the Nodes of manifests: who looks for signs of life would find none.
    private static readonly string[] LeftOut = ["kube-scheduler", "kubelet", "node-lifecycle-controller", "taint-eviction-controller", "pod-garbage-collector-controller", "cronjob-controller"];

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    private readonly Cluster _cluster;
    private readonly IDisposable _watch;
    private readonly List<ObjectKey> _created = [];

    public ManifestExpansion(IReadOnlyList<string> files, ulong seed)
    {
        _cluster = new(new ClusterOptions { Seed = seed, Nodes = 0, WithoutComponents = LeftOut });
        _watch = _cluster.Client.Watch<Pod>().Subscribe(Note);
        var load = _cluster.Load(files, createsNamespaces: true);
        if (load.Refused.Any())
            throw new InvalidDataException(string.Join('\n', load.Refused));
    }

    /// <summary>Lets the controllers work until there is nothing left for them to do.</summary>
    public void Run()
    {
        foreach (var node in _cluster.Client.List<Node>())
            Start(node);
        do
        {
            _cluster.Settle(Quiet);
        }
        while (StartThoseOthersWaitFor());
    }

    public List<Node> Nodes() => [.. _cluster.Client.List<Node>()];

    public List<Arrival> Arrivals() => [.. Pods().Where(pod => !pod.IsBound && !pod.IsTerminal && pod.Spec.SchedulingGates.Count == 0).Select(pod => new Arrival(AsCreated(pod)))];

    /// <summary>What else plugins look at.</summary>
    public ValueList<ApiObject> Others() =>
    [
        .. Pods().Where(pod => pod.IsBound && !pod.IsTerminal),
        .. All<Namespace>(), .. All<Service>(), .. All<ReplicationController>(), .. All<ReplicaSet>(), .. All<StatefulSet>(),
        .. All<PersistentVolumeClaim>(), .. All<PersistentVolume>(), .. All<StorageClass>(), .. All<CSIDriver>(), .. All<CSINode>(), .. All<CSIStorageCapacity>(),
        .. All<PodDisruptionBudget>(), .. All<PriorityClass>(), .. All<ResourceClaim>(), .. All<ResourceSlice>(), .. All<DeviceClass>(),
    ];

    public void Dispose()
    {
        _watch.Dispose();
        _cluster.Dispose();
    }

    private void Note(WatchEvent<Pod> change)
    {
        if (change.Type == WatchEventType.Added)
            _created.Add(ObjectKey.Of(change.Object));
    }

    private IEnumerable<Pod> Pods() => _created.Distinct().Select(key => _cluster.Client.Find<Pod>(key)).OfType<Pod>();

    private IEnumerable<ApiObject> All<T>() where T : ApiObject => _cluster.Client.List<T>();

    /// <summary>A StatefulSet makes its next Pod when the last one is ready; so its Pods get ready here, without a Node.</summary>
    private bool StartThoseOthersWaitFor()
    {
        var waitedFor = Pods().Where(pod => !pod.IsReady && pod.Metadata.OwnerReferences.Any(owner => owner is { Kind: nameof(StatefulSet), Controller: true })).ToList();
        foreach (var pod in waitedFor)
            _cluster.Client.UpdateStatus(pod with { Status = pod.Status with { Phase = "Running", Conditions = [new() { Type = "Ready", Status = "True" }] } });
        return waitedFor.Count > 0;
    }

    private static Pod AsCreated(Pod pod) => pod with
    {
        Spec = pod.Spec with { SchedulerName = SchedulerProfile.Default.SchedulerName }, // Whoever schedules: that is what is compared.
        Status = new() { Phase = "Pending", QosClass = pod.Status.QosClass },
    };

    /// <summary>A Node that does not say otherwise counts as ready, and has for Pods all that it has.</summary>
    private void Start(Node node)
    {
        if (!node.Status.Capacity.ContainsKey("cpu") && !node.Status.Allocatable.ContainsKey("cpu"))
            throw new InvalidDataException($"The Node {node.Metadata.Name}: status.capacity[cpu] is needed.");
        if (node.Status.Allocatable.Count == 0)
            node = _cluster.Client.UpdateStatus(node with { Status = node.Status with { Allocatable = node.Status.Capacity } });
        if (!node.Status.Conditions.Any(condition => condition is { Type: "Ready", Status: not "True" })) // New ones get the taint; the node lifecycle controller would take it away.
            _cluster.Client.Update(node with { Spec = node.Spec with { Taints = [.. node.Spec.Taints.Where(taint => taint.Key != NotReady)] } });
    }
}
