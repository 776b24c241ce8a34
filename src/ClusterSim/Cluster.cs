using ClusterSim.Api.Coordination;
using ClusterSim.Api.Metrics;
using ClusterSim.ApiServer.Admission.Webhooks;
using ClusterSim.ApiServer.Metrics;
using ClusterSim.Client;
using ClusterSim.Faults;
using ClusterSim.Networking;
using ClusterSim.Nodes;
using ClusterSim.Nodes.Connections;
using ClusterSim.Nodes.Metrics;
using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Reconcilers;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim;

/// <summary>A Kubernetes cluster in this process, under a virtual clock: create objects, let time pass, look at what became of them.</summary>
/// <remarks>
/// <para>A new cluster is up: its nodes are ready, and what every cluster has is there. From then on nothing happens until time is moved
/// (<see cref="Run(TimeSpan)"/>, <see cref="RunUntil"/>, <see cref="Settle"/>). Everything that happens follows from the seed and from what was asked
/// for, so a run can be repeated exactly.</para>
/// <para>Clusters share nothing: any number may run in one process, on any threads. One cluster is used by one thread at a time.</para>
/// </remarks>
public sealed partial class Cluster : IDisposable
{
    private readonly ComponentContexts _contexts;
    private readonly ObjectStore _store;
    private long _activity; // Writes other than heartbeats.

    /// <summary>A cluster with default options but for the seed.</summary>
    /// <param name="seed">See <see cref="ClusterOptions.Seed"/>.</param>
    public Cluster(ulong seed = 1) : this(new ClusterOptions { Seed = seed })
    {
    }

    /// <summary>A cluster with these options; its components are started, and have done what they do at once.</summary>
    /// <exception cref="DecodeException">The state to begin with holds an object that is of no kind the cluster serves.</exception>
    /// <exception cref="ArgumentException">Two components have the same name; or a component to leave out does not exist.</exception>
    /// <exception cref="SimulationException">A component threw while it started to work.</exception>
    public Cluster(ClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options = options.ApiOnly ? WithoutActors(options) : options;
        Loop = new(SeedOf(options), options.State?.Now ?? options.Start);
        _store = new(Loop, new() { FirstRevision = options.State?.Revision ?? 1 });
        Api = new(Loop, _store, SchemeOf(options), options.ApiServer);
        _contexts = new(Loop, _store, Api, options.LoggerFactory, options.CallLatency);
        Client = new DirectClient(Api, new("admin"));
        Api.Compute<Lease>(_contexts.Heartbeats);
        Images = options.Images ?? new();
        var registry = new ImageRegistry(Images);
        var network = new ClusterNetwork(Loop, options.Network);
        var kubelets = new Kubelets(options.Kubelet, registry, network);
        if (HasMetrics(options))
            ComputeMetrics(new(kubelets, Api.Metrics, Client));
        for (var number = 1; number <= options.Nodes; number++)
            kubelets.Add($"node-{number}", options.Machine);
        foreach (var pool in options.NodePools)
            for (var number = 1; number <= pool.Count; number++)
                kubelets.Add(pool.NameOf(number), pool.MachineOf(number));
        (Machines, Containers, ImageFaults) = (new(kubelets), new(kubelets), new(kubelets, registry));
        Http = new(network, key => kubelets.FindWorker(key));
        Api.Webhooks.Transports.Add(new ServiceWebhooks(Http));
        Api.Connect(new NodeConnections(kubelets, network));
        ApiServerEndpoint.AddTo(network, Api);
        Components = ComponentsOf(options, network, kubelets, _contexts.Heartbeats);
        Scheduler = new(Loop, Api, Components);
        Api.Log.Written += entry => _activity += entry.Resource.ClrType == typeof(Lease) ? 0 : 1;
        Loop.Invoke(Start);
        Loop.Run(TimeSpan.Zero); // Else the first Pod would be refused for want of a service account, and nodes would still be tainted.
    }

    /// <summary>How the cluster was set up.</summary>
    public ClusterOptions Options { get; }

    /// <summary>The seed everything random is drawn from.</summary>
    public ulong Seed => Loop.Seed;

    /// <summary>The cluster's clock: pass it wherever code asks for a <see cref="TimeProvider"/>, as in <c>Task.Delay(t, cluster.Time)</c>.</summary>
    public TimeProvider Time => Loop.Time;

    /// <summary>The cluster's time now, in UTC.</summary>
    public DateTimeOffset Now => Loop.Now;

    /// <summary>The loop on which everything runs.</summary>
    public SimulationLoop Loop { get; }

    /// <summary>The API server: requests as they travel over the wire, and the log of writes.</summary>
    public ApiServer.ApiServer Api { get; }

    /// <summary>The API as an administrator uses it from C#. Reads show what was written a moment ago.</summary>
    public IClusterClient Client { get; }

    /// <summary>The machines under the nodes: to add and remove them, and to make them fail.</summary>
    public MachineSet Machines { get; }

    /// <summary>The containers that run: their logs, and ways to make them fail.</summary>
    public ContainerSet Containers { get; }

    /// <summary>What images there are, and what containers made of them do: add programs of one's own here.</summary>
    public ImageCatalog Images { get; }

    /// <summary>Ways to make images impossible to pull.</summary>
    public ImageFaults ImageFaults { get; }

    /// <summary>Requests to Pods and Services, from outside the cluster or from inside a Pod.</summary>
    public ClusterHttp Http { get; }

    /// <summary>What answers at the addresses that webhook configurations name: register code of one's own here.</summary>
    public WebhookHandlers Webhooks => Api.Webhooks;

    /// <summary>The figures that the metrics APIs serve, for autoscaling and for <c>kubectl</c>: register metrics of one's own here.</summary>
    public MetricSources Metrics => Api.Metrics;

    /// <summary>The cluster's schedulers, to be asked why a Pod goes where it goes, or nowhere.</summary>
    public ClusterScheduler Scheduler { get; }

    /// <summary>The caches that components read, to be looked at, or to be made to lag behind.</summary>
    public Informers Informers => _contexts.Informers;

    /// <summary>The components that run, in the order in which they were started.</summary>
    public IReadOnlyList<IClusterComponent> Components { get; }

    /// <summary>A hash over every write so far: when, who, what, and the content. Equal seeds and inputs give equal fingerprints, in any process.</summary>
    public ulong Fingerprint => Api.Log.Fingerprint;

    /// <summary>The machine of that name, to power it off or cut it from the network.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Machine Machine(string name) => Machines[name];

    /// <summary>A handler for an <see cref="HttpClient"/>, and so for any client library that is given one: its requests reach the cluster's API without a socket.</summary>
    /// <param name="caller">Who asks; null: <c>admin</c>.</param>
    /// <inheritdoc cref="ApiServer.ApiServer.CreateHandler" path="/remarks"/>
    public HttpMessageHandler CreateHttpHandler(ApiServer.Caller? caller = null) => Api.CreateHandler(caller);

    /// <summary>Stops everything: programs and watches are cancelled, timers dropped.</summary>
    public void Dispose() => Loop.Dispose();

    private void Start()
    {
        if (Options.State is { } state)
            Api.Restore(state.Objects);
        else
            Api.Bootstrap();
        foreach (var component in Components)
            component.Start(_contexts.For(component.Name));
    }

    private void ComputeMetrics(UsageReader usage)
    {
        Api.Compute<NodeMetrics>(usage.Nodes);
        Api.Compute<PodMetrics>(usage.Pods);
    }

    private static bool HasMetrics(ClusterOptions options) => options is { ApiOnly: false, MetricsServer: true };

    private static ClusterOptions WithoutActors(ClusterOptions options) => options with
    {
        Nodes = 0,
        NodePools = [],
        ApiServer = options.ApiServer with { DisabledAdmissionPlugins = [.. options.ApiServer.DisabledAdmissionPlugins, "ServiceAccount"] },
    };

    private static Scheme SchemeOf(ClusterOptions options)
    {
        if (options.Resources.Count == 0)
            return HasMetrics(options) ? Scheme.BuiltInWithMetrics : Scheme.BuiltIn;
        var scheme = new Scheme();
        foreach (var type in HasMetrics(options) ? BuiltInKinds.Metrics : [])
            scheme.Register(type);
        foreach (var type in options.Resources)
            scheme.Register(ResourceType.From(type));
        return scheme;
    }

    private static List<IClusterComponent> ComponentsOf(ClusterOptions options, ClusterNetwork network, Kubelets kubelets, NodeHeartbeats heartbeats)
    {
        var components = new OrderedDictionary<string, IClusterComponent>(StringComparer.Ordinal);
        if (!options.ApiOnly)
        {
            foreach (var component in BuiltInComponents.All(options, network, kubelets, heartbeats))
                components.Add(component.Name, component);
        }
        foreach (var name in options.WithoutComponents)
            if (!components.Remove(name))
                throw new ArgumentException($"There is no built-in component \"{name}\" to leave out. There are: {string.Join(", ", components.Keys)}.", nameof(options));
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var component in options.Components)
        {
            if (!own.Add(component.Name))
                throw new ArgumentException($"Two components are named \"{component.Name}\".", nameof(options));
            components[component.Name] = component;
        }
        return [.. components.Values];
    }
}
