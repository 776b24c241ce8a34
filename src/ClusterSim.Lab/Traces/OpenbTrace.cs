namespace ClusterSim.Lab;

/// <summary>A trace in the form of "openb", Alibaba's GPU cluster of 2023: a table of Nodes and one of Pods.</summary>
/// <remarks>
/// Source: cluster-trace-gpu-v2023 of alibaba/clusterdata; Weng et al., "Beware of Fragmentation" (USENIX ATC 2023).
/// Nodes have the columns name, cpu_milli, memory_mib, gpu_count, gpu_model; Pods name, cpu_milli, memory_mib, num_gpu, gpu_milli, and if known
/// gpu_spec, creation_time, scheduled_time, deletion_time. Files may be packed with gzip.
/// </remarks>
public sealed class OpenbTrace
{
    /// <summary>How much the published experiments ask for, in multiples of the cluster's GPUs.</summary>
    public const double PublishedRatio = 1.3;

    private readonly string _podsFile;
    private readonly OpenbPod[] _pods;

    private OpenbTrace(string name, ValueList<Node> nodes, OpenbPod[] pods, string podsFile) => (Name, Nodes, _pods, _podsFile) = (name, nodes, pods, podsFile);

    /// <summary>What results call it.</summary>
    public string Name { get; }

    /// <summary>The Nodes, in the order of the file.</summary>
    public ValueList<Node> Nodes { get; }

    /// <summary>The Pods, in the order of the file.</summary>
    public ValueList<Pod> Pods => [.. _pods.Select(static pod => pod.Pod)];

    /// <summary>Where recorded orders of arrival lie, as <c>&lt;name&gt;_seed&lt;seed&gt;_pods.txt</c> and <c>…_nodes.txt</c>; null for nowhere.</summary>
    public string? RecordedOrders { get; init; }

    /// <summary>Reads two tables.</summary>
    /// <exception cref="FormatException">A row cannot be read; the message names file and line.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static OpenbTrace Read(string name, string nodesFile, string podsFile)
    {
        var names = new HashSet<string>(StringComparer.Ordinal); // Never enumerated.
        var nodes = CsvRow.Read(nodesFile, OpenbRows.NodeColumns).Select(row => Unique(row, names, OpenbRows.NodeOf(row))).ToValueList();
        names.Clear();
        var templates = new Dictionary<(long MilliCpu, long Memory, GpuRequest Gpus), Pod>(); // Never enumerated.
        var pods = CsvRow.Read(podsFile, OpenbRows.PodColumns).Select(row => Unique(row, names, OpenbRows.PodOf(row, templates))).ToArray();
        return new(name, nodes, pods, Path.GetFileName(podsFile));

        static T Unique<T>(CsvRow row, HashSet<string> names, T item) =>
            names.Add(row.Text("name")) ? item : throw row.Error($"name: {row.Text("name")} is there twice");
    }

    /// <summary>Reads a variant from a folder as it is published: <c>openb_nodes_gpu.csv</c>, <c>openb_pods_&lt;variant&gt;.csv</c>, and orders in <c>arrival</c> if there are any.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="variant">As in <c>default</c> or <c>cpu200</c>.</param>
    /// <exception cref="FormatException">A row cannot be read; the message names file and line.</exception>
    /// <exception cref="FileNotFoundException">A file is not there.</exception>
    public static OpenbTrace Load(string folder, string variant)
    {
        var trace = Read(variant, Need("openb_nodes_gpu.csv"), Need($"openb_pods_{variant}.csv"));
        var orders = Path.Combine(folder, "arrival");
        return Directory.Exists(orders) ? new(trace.Name, trace.Nodes, trace._pods, trace._podsFile) { RecordedOrders = orders } : trace;

        string Need(string file)
        {
            var path = Path.Combine(folder, file);
            return TextFile.Find(path) ?? throw new FileNotFoundException($"There is neither {path} nor {file}.gz.", path);
        }
    }

    /// <summary>
    /// The published experiment: Pods come in an order that the seed shuffles, none ever leaves, and Pods are added or taken away until they ask for
    /// <paramref name="ratio"/> times the cluster's GPUs. Where the order of a seed is recorded, it is that one.
    /// </summary>
    /// <param name="ratio">What they are to ask for; recorded orders count for <see cref="PublishedRatio"/> only.</param>
    public WorkloadSource Shuffled(double ratio = PublishedRatio) => new(Name, seed =>
        ratio == PublishedRatio && RecordedOrder.Find(RecordedOrders, Name, seed) is { } recorded
            ? recorded.Apply(Name, Nodes, _pods)
            : ShuffledOrder.Apply(Name, Nodes, _pods, ratio, seed));

    /// <summary>What happened: Pods come when they came, and leave as long after they get a Node as they did. The seed shuffles the Nodes only.</summary>
    /// <exception cref="FormatException">The trace does not say when Pods came.</exception>
    public WorkloadSource Timed()
    {
        var arrivals = _pods.Select(Timed).OrderBy(static arrival => arrival.At).ToValueList(); // Stable: at one instant in the order of the file.
        return new(Name, seed => new Workload(Name, ShuffledOrder.Shuffle(Nodes, seed), arrivals));
    }

    private Arrival Timed(OpenbPod pod)
    {
        if (pod.Created is not { } created)
            throw new FormatException($"{_podsFile}: the Pod {pod.Pod.Metadata.Name} has no creation_time.");
        var start = Math.Max(pod.Scheduled ?? created, created);
        return new(pod.Pod)
        {
            At = TimeSpan.FromSeconds(created),
            Duration = pod.Deleted is { } deleted ? TimeSpan.FromSeconds(Math.Max(0, deleted - start)) : null,
        };
    }
}
