using ClusterSim.Client;
using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Nodes.Volumes;
using ClusterSim.Reconcilers;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes;

/// <summary>The machines of a cluster, with a kubelet on each. They share one watch of Pods and one of Nodes.</summary>
/// <remarks>Source: kubelet/config/apiserver.go, a kubelet's watch of the Pods bound to its Node (v1.36).</remarks>
internal sealed class Kubelets(KubeletOptions options, ImageRegistry images, IPodNetwork network) : IClusterComponent
{
    private readonly OrderedDictionary<string, Kubelet> _kubelets = new(StringComparer.Ordinal);
    private readonly List<(string Name, MachineSpec Machine)> _waiting = [];
    private ComponentContext? _context;
    private SharedParts? _parts;
    private ClusterStorage? _storage;
    private int _hosts;

    public string Name => "kubelet";

    public KubeletOptions Options => options;

    public ImageRegistry Images => images;

    public IPodNetwork Network => network;

    public ComponentContext Context => _context ?? throw new InvalidOperationException("The kubelets have not been started.");

    public SimulationLoop Loop => Context.Loop;

    public SharedParts Parts => _parts ??= new(Loop);

    /// <summary>What volumes are made of.</summary>
    public ClusterStorage Storage => _storage ?? throw new InvalidOperationException("The kubelets have not been started.");

    /// <summary>All machines, in the order in which they came.</summary>
    public IEnumerable<Kubelet> All => _kubelets.Values;

    public Kubelet? Find(string name) => _kubelets.GetValueOrDefault(name);

    /// <summary>Adds a machine. It gets power, and its kubelet registers the Node, when the cluster starts, or at once when it has started.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="machine">What it is like.</param>
    /// <param name="boot">From power on until its kubelet runs.</param>
    /// <exception cref="ArgumentException">There is a machine of that name.</exception>
    public void Add(string name, MachineSpec machine, TimeSpan boot = default)
    {
        if (_kubelets.ContainsKey(name) || _waiting.Exists(waiting => waiting.Name == name))
            throw new ArgumentException($"There is a machine \"{name}\" already.", nameof(name));
        if (_context is null)
            _waiting.Add((name, machine));
        else
            Connect(name, machine).PowerOn(boot);
    }

    /// <summary>Takes a machine away for good; its Node stays until somebody deletes it.</summary>
    public void Remove(string name)
    {
        if (!_kubelets.Remove(name, out var kubelet))
            return;
        kubelet.PowerOff();
        network.RemoveHost(kubelet.Host);
    }

    /// <summary>When the cluster was started.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    public void Start(ComponentContext context)
    {
        _context = context;
        _storage = new(context, this);
        StartedAt = context.Loop.Now;
        context.Informers.For<Pod>().OnChange(PodChanged, existing: false); // A kubelet that starts looks at all of its Pods.
        foreach (var (name, machine) in _waiting)
            Connect(name, machine).PowerOn(TimeSpan.Zero);
        _waiting.Clear();
        context.Informers.For<Node>().OnChange(NodeChanged);
    }

    /// <summary>The Pod's worker on whatever machine it is; null when there is none.</summary>
    public PodWorker? FindWorker(ObjectKey pod)
    {
        if (Context.DirectClient.Find<Pod>(pod)?.Spec.NodeName is { Length: > 0 } node && Find(node)?.FindWorker(pod) is { } worker)
            return worker;
        return All.Select(kubelet => kubelet.FindWorker(pod)).FirstOrDefault(found => found is not null); // Gone from the API, it may still run.
    }

    /// <summary>The Pods bound to a node, by namespace and name.</summary>
    public IReadOnlyList<Pod> PodsOf(string node) => Context.Informers.For<Pod>().ByIndex(Informer.ByNode, node);

    public string NewContainerId()
    {
        Span<byte> bytes = stackalloc byte[32];
        Loop.Random("containers").NextBytes(bytes);
        return "containerd://" + Convert.ToHexStringLower(bytes);
    }

    public string NewUuid() => Loop.Random("machines").NextGuid();

    /// <summary>What identifies a machine, from its first boot to its last.</summary>
    public string SystemIdOf(string name) => new RandomStream(Loop.Seed, "machine " + name).NextGuid();

    private Kubelet Connect(string name, MachineSpec machine)
    {
        var host = new NetworkHost(name, network.HostAddress(_hosts++));
        var kubelet = new Kubelet(this, name, machine, host, network.AddHost(host));
        _kubelets.Add(name, kubelet);
        return kubelet;
    }

    /// <summary>Puts a machine under a Node that somebody else has created.</summary>
    private void Adopt(Node node)
    {
        var name = node.Metadata.Name!;
        if (!options.AdoptNodes || _kubelets.ContainsKey(name))
            return;
        var machine = node.Status.Capacity.Count == 0 ? options.DefaultMachine : options.DefaultMachine with { Capacity = options.DefaultMachine.Capacity.SetRange(node.Status.Capacity) };
        Connect(name, machine).PowerOn(TimeSpan.Zero);
    }

    private void PodChanged(Pod? before, Pod? after)
    {
        if ((after ?? before)!.Spec.NodeName is { Length: > 0 } node && _kubelets.TryGetValue(node, out var kubelet))
            kubelet.PodChanged(before, after);
    }

    private void NodeChanged(Node? before, Node? after)
    {
        if (_kubelets.TryGetValue((after ?? before)!.Metadata.Name!, out var kubelet))
            kubelet.NodeChanged(after);
        else if (after is not null)
            Adopt(after);
    }
}
