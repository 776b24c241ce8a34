using ClusterSim.ApiServer;
using ClusterSim.Controllers.Autoscaling;
using ClusterSim.Controllers.Nodes;
using ClusterSim.Controllers.Volumes.Binding;
using ClusterSim.Controllers.Volumes.Provisioning;
using ClusterSim.Networking;
using ClusterSim.Nodes;
using ClusterSim.Nodes.Pools;
using ClusterSim.Nodes.Programs;
using ClusterSim.Reconcilers;
using ClusterSim.Scheduling;
using Microsoft.Extensions.Logging;

namespace ClusterSim;

/// <summary>How a cluster is set up. Every default is Kubernetes' own where it has one.</summary>
public sealed record ClusterOptions
{
    /// <summary>When virtual clusters begin unless said otherwise: 1 January 2026, midnight UTC.</summary>
    public static DateTimeOffset DefaultStart { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Where all randomness comes from: the same seed and inputs give the same run, event for event. 1 unless set.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What the cluster's clock shows when it is created; <see cref="DefaultStart"/> unless set.</summary>
    public DateTimeOffset Start { get; init; } = DefaultStart;

    /// <summary>What the cluster begins with; null: it is new. Its time takes the place of <see cref="Start"/>, and its seed that of <see cref="Seed"/>.</summary>
    public ClusterState? State { get; init; }

    /// <summary>How long a reconciler waits for the answer to each of its writes, one after the other; what it wrote shows in caches no earlier. Zero unless set.</summary>
    public TimeSpan CallLatency { get; init; }

    /// <summary>How many nodes there are at the start, named <c>node-1</c> and so on; three unless set. More can be added with <see cref="Cluster.Machines"/>.</summary>
    public int Nodes { get; init; } = 3;

    /// <summary>What each of these nodes is like: 4 CPUs, 16 GiB and room for 110 Pods unless set.</summary>
    public MachineSpec Machine { get; init; } = new();

    /// <summary>Pools of machines besides these: different ones, in zones, and such as grow when Pods wait. None unless set; set <see cref="Nodes"/> to zero to have no others.</summary>
    public IReadOnlyList<NodePool> NodePools { get; init; } = [];

    /// <summary>How pools grow and shrink that have a <see cref="NodePool.Max"/>.</summary>
    public ClusterAutoscalerOptions ClusterAutoscaler { get; init; } = new();

    /// <summary>Kubelets and the machines under them: timing, heartbeats, image pulls.</summary>
    public KubeletOptions Kubelet { get; init; } = new();

    /// <summary>When a node counts as lost, and how fast its Pods are evicted.</summary>
    public NodeLifecycleOptions NodeLifecycle { get; init; } = new();

    /// <summary>When Pods without a node, and finished ones, are removed.</summary>
    public PodGarbageCollectorOptions PodGarbageCollector { get; init; } = new();

    /// <summary>How the horizontal pod autoscaler works.</summary>
    public HorizontalPodAutoscalerOptions HorizontalPodAutoscaler { get; init; } = new();

    /// <summary>Whether there is a metrics server, for <c>kubectl top</c> and for autoscaling by CPU and memory. True unless set.</summary>
    public bool MetricsServer { get; init; } = true;

    /// <summary>When volumes and claims are looked at again.</summary>
    public PersistentVolumeBinderOptions PersistentVolumeBinder { get; init; } = new();

    /// <summary>The disks that can be claimed; null: there are none, no driver, and no StorageClass.</summary>
    public StorageOptions? Storage { get; init; } = new();

    /// <summary>The network: latencies, names, load balancers.</summary>
    public NetworkOptions Network { get; init; } = new();

    /// <summary>The scheduler: profiles, plugins, weights, back-off.</summary>
    public SchedulerOptions Scheduler { get; init; } = new();

    /// <summary>What images there are, and what containers made of them do; null for the built-in ones.</summary>
    public ImageCatalog? Images { get; init; }

    /// <summary>Components of one's own. One that has the name of a built-in one takes its place. None unless set.</summary>
    public IReadOnlyList<IClusterComponent> Components { get; init; } = [];

    /// <summary>Built-in components to leave out, by name, as in <c>deployment-controller</c> or <c>kube-scheduler</c>. None unless set.</summary>
    public IReadOnlyList<string> WithoutComponents { get; init; } = [];

    /// <summary>
    /// Starts nothing but the API server, for tests that want no controller, scheduler or node to act: <see cref="Nodes"/> counts as 0, there are no built-in
    /// components, and no service account is added to Pods, since nobody makes any. False unless set.
    /// </summary>
    public bool ApiOnly { get; init; }

    /// <summary>Kinds of one's own that the API serves: records that derive from <see cref="ApiObject"/> and carry <see cref="ResourceAttribute"/>. None unless set.</summary>
    public IReadOnlyList<Type> Resources { get; init; } = [];

    /// <summary>The API server: admission, address ranges, the event log.</summary>
    public ApiServerOptions ApiServer { get; init; } = new();

    /// <summary>Where components log what interests those who look for mistakes; null: nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }
}
