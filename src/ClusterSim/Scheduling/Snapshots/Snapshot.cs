namespace ClusterSim.Scheduling;

/// <summary>The cluster as the scheduler sees it: one row per Node, one column per fact, in the order in which the scheduler goes through Nodes.</summary>
/// <remarks>
/// <para>Kept up to date as Nodes change and Pods come and go, and never copied: during a scheduling cycle nothing changes, unless a plugin tries out what would be.
/// Rows are good for one cycle; to remember a Node, keep its name.</para>
/// <para>Source: backend/cache/snapshot.go, framework/types.go NodeInfo (v1.36). Differs from Kubernetes: columns in place of an object per Node.</para>
/// </remarks>
public sealed partial class Snapshot
{
    internal const int CpuIndex = 0;
    internal const int MemoryIndex = 1;
    internal const int EphemeralStorageIndex = 2;

    private const int InitialCapacity = 16;

    private readonly Dictionary<string, NodeEntry> _byName = new(StringComparer.Ordinal); // Never enumerated.
    private readonly Dictionary<string, int> _resourceIndexes = new(StringComparer.Ordinal); // Never enumerated.
    private readonly Dictionary<string, LabelColumn> _labelColumns = new(StringComparer.Ordinal); // Never enumerated.
    private readonly List<LabelColumn> _labels = [];
    private readonly List<ResourceColumn> _resources = [];
    private readonly List<Column> _columns = [];
    private readonly List<Column<int>> _counts = []; // Of Pods, for whoever asked.
    private readonly Column<NodeEntry> _entries;
    private readonly Column<long> _podCounts;
    private readonly Column<long> _allocatablePods;
    private readonly Column<long> _nonZeroCpu;
    private readonly Column<long> _nonZeroMemory;
    private readonly Column<int> _taintSetIds;
    private readonly Column<bool> _unschedulable;
    private int _capacity = InitialCapacity;

    internal Snapshot()
    {
        Topology = new(this);
        _entries = Register(new Column<NodeEntry>(_capacity));
        _podCounts = Register(new Column<long>(_capacity));
        _allocatablePods = Register(new Column<long>(_capacity));
        _nonZeroCpu = Register(new Column<long>(_capacity));
        _nonZeroMemory = Register(new Column<long>(_capacity));
        _taintSetIds = Register(new Column<int>(_capacity));
        _unschedulable = Register(new Column<bool>(_capacity));
        ResourceIndex(ResourceNames.Cpu);
        ResourceIndex(ResourceNames.Memory);
        ResourceIndex(ResourceNames.EphemeralStorage);
    }

    /// <summary>Number of Nodes; rows are numbered from 0 up to it.</summary>
    public int Count { get; private set; }

    /// <summary>The Node at a row.</summary>
    public NodeView this[int row] => new(this, row);

    /// <summary>How many Pods stand on each Node.</summary>
    public ReadOnlySpan<long> PodCounts => _podCounts.Values.AsSpan(0, Count);

    /// <summary>How many Pods each Node may hold.</summary>
    public ReadOnlySpan<long> AllocatablePods => _allocatablePods.Values.AsSpan(0, Count);

    /// <summary>Millicores that the Pods on each Node ask for, where every container without a request counts as 100.</summary>
    public ReadOnlySpan<long> NonZeroRequestedMilliCpu => _nonZeroCpu.Values.AsSpan(0, Count);

    /// <summary>Bytes of memory that the Pods on each Node ask for, where every container without a request counts as 200 MiB.</summary>
    public ReadOnlySpan<long> NonZeroRequestedMemory => _nonZeroMemory.Values.AsSpan(0, Count);

    /// <summary>The row of the Node of that name, or -1 when there is none.</summary>
    public int Find(string nodeName) => _byName.TryGetValue(nodeName, out var entry) && entry.Node is not null && entry.Row < Count ? entry.Row : -1;

    /// <summary>The number of a resource, by which its columns are found: 0 is CPU (in millicores), 1 memory, 2 ephemeral storage (in bytes).</summary>
    /// <param name="name">As in <c>cpu</c> or <c>example.com/gpu</c>; one that no Node and no Pod has named gets columns of zeros.</param>
    public int ResourceIndex(string name)
    {
        if (!_resourceIndexes.TryGetValue(name, out var index))
        {
            index = _resources.Count;
            _resourceIndexes.Add(name, index);
            var column = new ResourceColumn(name, index, _capacity);
            Register(column.Allocatable);
            Register(column.Requested);
            _resources.Add(column);
            FillAllocatable(column);
        }
        return index;
    }

    /// <summary>The name of the resource of that number.</summary>
    public string ResourceName(int resource) => _resources[resource].Name;

    /// <summary>What each Node has of a resource for Pods to ask for.</summary>
    public ReadOnlySpan<long> Allocatable(int resource) => _resources[resource].Allocatable.Values.AsSpan(0, Count);

    /// <summary>What the Pods on each Node ask for of a resource.</summary>
    public ReadOnlySpan<long> Requested(int resource) => _resources[resource].Requested.Values.AsSpan(0, Count);

    internal int ResourceCount => _resources.Count;

    internal ResourceColumn Resource(int index) => _resources[index];

    internal ReadOnlySpan<int> TaintSetIds => _taintSetIds.Values.AsSpan(0, Count);

    internal ReadOnlySpan<bool> Unschedulable => _unschedulable.Values.AsSpan(0, Count);

    internal TaintSets TaintSets { get; } = new();

    internal TopologyIndex Topology { get; }

    internal ImageTable Images { get; } = new();

    /// <summary>Rows that changed in any way.</summary>
    internal ChangeLog Changes { get; } = new();

    /// <summary>Rows whose Node object changed.</summary>
    internal ChangeLog StaticChanges { get; } = new();

    /// <summary>Rises with every change to a Node object that plugins may look at.</summary>
    internal long StaticVersion => StaticChanges.Position;

    /// <summary>Rises when allocatable amounts change, or rows get another meaning.</summary>
    internal long AllocatableVersion { get; private set; }

    /// <summary>Rises when rows get another meaning.</summary>
    internal long Epoch { get; private set; }

    /// <summary>How many Nodes are tainted.</summary>
    internal int TaintedCount { get; private set; }

    /// <summary>How many Nodes are marked unschedulable.</summary>
    internal int UnschedulableCount { get; private set; }

    internal NodeEntry Entry(int row) => _entries.Values[row];

    /// <summary>Every Node on record, those whose object is missing included.</summary>
    internal ReadOnlySpan<NodeEntry> AllEntries => _entries.Values.AsSpan(0, _rows);

    /// <summary>A column of zeros to count Pods in.</summary>
    internal Column<int> NewCounts()
    {
        var counts = Register(new Column<int>(_capacity));
        _counts.Add(counts);
        return counts;
    }

    /// <summary>Nobody counts in this column any more.</summary>
    internal void Drop(Column<int> counts)
    {
        _counts.Remove(counts);
        _columns.Remove(counts);
    }

    internal NodeEntry? FindEntry(string nodeName) => _byName.GetValueOrDefault(nodeName);

    /// <summary>The values of a label on every Node, kept from now on.</summary>
    internal LabelColumn Labels(string key)
    {
        if (!_labelColumns.TryGetValue(key, out var column))
        {
            column = new LabelColumn(key, this, _capacity);
            _labelColumns.Add(key, column);
            _labels.Add(column);
            Register(column.Ids);
            for (var row = 0; row < _rows; row++)
            {
                if (_entries.Values[row].Node is { } node)
                    column.Set(row, node.Metadata.Labels);
            }
        }
        return column;
    }

    private T Register<T>(T column) where T : Column
    {
        _columns.Add(column);
        return column;
    }

    private void FillAllocatable(ResourceColumn column)
    {
        for (var row = 0; row < _rows; row++)
        {
            if (_entries.Values[row].Node is { } node)
                column.Allocatable.Values[row] = AmountOf(node, column.Name);
        }
    }

    private static long AmountOf(Node node, string resource) =>
        node.Status.Allocatable.TryGetValue(resource, out var quantity) ? ResourceNames.Amount(resource, quantity) : 0;
}
