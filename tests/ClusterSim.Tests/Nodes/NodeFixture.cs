using ClusterSim.Api;
using ClusterSim.Api.Coordination;
using ClusterSim.Api.Core;
using ClusterSim.Api.Discovery;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Faults;
using ClusterSim.Networking;
using ClusterSim.Nodes;
using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Reconcilers;
using ClusterSim.Recordings.Checks;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Tests.Nodes;

/// <summary>The half of a cluster that runs Pods: API server, nodes and network. There is no scheduler and no controller, so tests bind Pods and fill endpoints themselves.</summary>
public abstract class NodeFixture
{
    private Invariants _invariants = null!;

    protected SimulationLoop Loop { get; private set; } = null!;

    protected IClusterClient Client { get; private set; } = null!;

    protected NodeHeartbeats Heartbeats { get; private set; } = null!;

    protected ImageCatalog Catalog { get; private set; } = null!;

    protected ImageFaults Images { get; private set; } = null!;

    protected MachineSet Machines { get; private set; } = null!;

    protected ContainerSet Containers { get; private set; } = null!;

    protected ClusterHttp Http { get; private set; } = null!;

    private protected ClusterSim.ApiServer.ApiServer Server { get; private set; } = null!;

    private protected Kubelets Kubelets { get; private set; } = null!;

    protected virtual KubeletOptions KubeletOptions => new();

    protected virtual NetworkOptions NetworkOptions => new();

    [SetUp]
    public void StartCluster()
    {
        Loop = new SimulationLoop(seed: 1, new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var store = new ObjectStore(Loop);
        Server = new(Loop, store, Scheme.BuiltIn, new() { DisabledAdmissionPlugins = ["ServiceAccount"] });
        var contexts = new ComponentContexts(Loop, store, Server);
        Client = contexts.For("test").DirectClient;
        _invariants = Invariants.Watch(Loop, Server, Client, ["kubelet"]);
        foreach (var ns in (string[])["default", "kube-system", "kube-node-lease", "shop"])
            Client.Create(new Namespace { Metadata = new() { Name = ns } });

        Heartbeats = contexts.Heartbeats;
        Server.Compute<Lease>(Heartbeats);
        Catalog = new();
        var registry = new ImageRegistry(Catalog);
        var network = new ClusterNetwork(Loop, NetworkOptions);
        Kubelets = new(KubeletOptions, registry, network);
        Images = new(Kubelets, registry);
        Machines = new(Kubelets);
        Containers = new(Kubelets);
        Http = new(network, key => Kubelets.FindWorker(key));
        IClusterComponent[] components =
        [
            network,
            Kubelets,
            new ReconcilerComponent<Service>(LoadBalancerReconciler.ComponentName, context => new LoadBalancerReconciler(context, NetworkOptions)),
        ];
        Loop.Invoke(() =>
        {
            foreach (var component in components)
                component.Start(contexts.For(component.Name));
        });
    }

    [TearDown]
    public void StopCluster()
    {
        Loop.Dispose();
        _invariants.Check();
    }

    protected Pod CreatePod(string name, string image = "luksa/kubia", string node = "node-a", Func<Container, Container>? container = null, Func<PodSpec, PodSpec>? spec = null)
    {
        var main = new Container { Name = "main", Image = image };
        var pod = new PodSpec { NodeName = node, Containers = [container?.Invoke(main) ?? main] };
        return Client.Create(new Pod
        {
            Metadata = new() { Name = name, Namespace = "default", Labels = [new("app", "web")] },
            Spec = spec?.Invoke(pod) ?? pod,
        });
    }

    protected Pod Get(string pod) => Client.Get<Pod>("default", pod);

    protected Pod? Find(string pod) => Client.Find<Pod>("default", pod);

    protected Node GetNode(string name) => Client.Get<Node>("", name);

    protected ContainerStatus Status(string pod) => Get(pod).Status.ContainerStatuses[0];

    protected void RunUntilReady(params IEnumerable<string> pods)
    {
        foreach (var pod in pods)
            Loop.RunUntil(() => Find(pod)?.IsReady() == true, TimeSpan.FromMinutes(2));
    }

    protected void Run(double seconds) => Loop.Run(TimeSpan.FromSeconds(seconds));

    /// <summary>What was recorded about a Pod or a Node, as <c>reason: message</c>, oldest first.</summary>
    protected IReadOnlyList<string> EventsOf(string name) =>
        [.. EventObjectsOf(name).Select(@event => $"{@event.Reason}: {@event.Message}")];

    protected IReadOnlyList<Event> EventObjectsOf(string name) =>
        [.. Client.List<Event>().Where(@event => @event.InvolvedObject.Name == name).OrderBy(@event => long.Parse(@event.Metadata.ResourceVersion!))];

    /// <summary>A Service over the Pods named, as endpoint controllers would have it.</summary>
    protected Service CreateService(string name, int port, int targetPort, params IReadOnlyList<string> pods) => CreateService(name, port, targetPort, spec => spec, pods);

    protected Service CreateService(string name, int port, int targetPort, Func<ServiceSpec, ServiceSpec> spec, params IReadOnlyList<string> pods)
    {
        var service = Client.Create(new Service
        {
            Metadata = new() { Name = name, Namespace = "default" },
            Spec = spec(new() { Selector = [new("app", "web")], Ports = [new() { Port = port, TargetPort = targetPort }] }),
        });
        Client.Create(new EndpointSlice
        {
            Metadata = new() { Name = name + "-abcde", Namespace = "default", Labels = [new("kubernetes.io/service-name", name)] },
            AddressType = "IPv4",
            Ports = [new() { Name = "", Port = targetPort, Protocol = "TCP" }],
            Endpoints = [.. pods.Select(pod => EndpointOf(Get(pod)))],
        });
        Run(0);
        return service;
    }

    private static Endpoint EndpointOf(Pod pod) => new()
    {
        Addresses = [pod.Status.PodIP!],
        NodeName = pod.Spec.NodeName,
        Conditions = new() { Ready = true, Serving = true, Terminating = false },
        TargetRef = new() { Kind = "Pod", Namespace = pod.Metadata.Namespace, Name = pod.Metadata.Name, Uid = pod.Metadata.Uid },
    };
}
