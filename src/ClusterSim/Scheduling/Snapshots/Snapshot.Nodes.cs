namespace ClusterSim.Scheduling;

/// <content>Nodes come, change and go.</content>
public sealed partial class Snapshot
{
    private readonly NodeTree _tree = new();
    private readonly List<NodeEntry> _order = [];
    private int[] _from = [];
    private int _rows; // Listed Nodes, then those whose object is missing; new ones at the end until Arrange.
    private bool _orderStale;

    /// <summary>Takes in a new Node, or a new state of one.</summary>
    /// <returns>Whether anything changed that scheduling can depend on.</returns>
    internal bool SetNode(Node node)
    {
        var entry = EntryFor(node.Metadata.Name!);
        var before = entry.Node;
        if (before is not null && NodeFacts.AreSame(before, node))
        {
            entry.Node = node;
            return false;
        }
        entry.Node = node;
        if (before is null)
        {
            _tree.Add(entry);
            _orderStale = true;
        }
        else if (NodeTree.ZoneOf(node) != entry.Zone)
        {
            _tree.Remove(entry);
            _tree.Add(entry);
            _orderStale = true;
        }
        WriteFacts(entry, before, node);
        StaticChanges.Add(entry.Row);
        Changes.Add(entry.Row);
        return true;
    }

    /// <summary>Forgets a Node. Pods that stand on it stay on record until they are removed themselves.</summary>
    internal void RemoveNode(string name)
    {
        if (!_byName.TryGetValue(name, out var entry) || entry.Node is not { } node)
            return;
        _tree.Remove(entry);
        WriteFacts(entry, node, null);
        entry.Node = null;
        if (entry.Pods.Count == 0)
            _byName.Remove(name);
        _orderStale = true;
        StaticChanges.Add(entry.Row);
        Changes.Add(entry.Row);
    }

    /// <summary>Brings the rows into the scheduler's order, after Nodes came or went.</summary>
    internal void Arrange()
    {
        if (!_orderStale)
            return;
        _orderStale = false;
        _order.Clear();
        _tree.List(_order);
        Count = _order.Count;
        for (var row = 0; row < _rows; row++)
        {
            if (_entries.Values[row] is { Node: null, Pods.Count: > 0 } orphaned)
                _order.Add(orphaned);
        }
        if (_from.Length < _order.Count)
            _from = new int[_capacity];
        for (var row = 0; row < _order.Count; row++)
        {
            _from[row] = _order[row].Row;
            _order[row].Row = row;
        }
        foreach (var column in _columns)
            column.Permute(_from.AsSpan(0, _order.Count));
        _rows = _order.Count;
        Epoch++;
        AllocatableVersion++;
    }

    /// <summary>The Node of that name, put on record if it is not known.</summary>
    internal NodeEntry EntryFor(string name)
    {
        if (_byName.TryGetValue(name, out var entry))
            return entry;
        if (_rows == _capacity)
        {
            _capacity *= 2;
            foreach (var column in _columns)
                column.Grow(_capacity);
        }
        entry = new NodeEntry(name) { Row = _rows++ };
        ClearRow(entry.Row);
        _entries.Values[entry.Row] = entry;
        _byName.Add(name, entry);
        return entry;
    }

    private void ClearRow(int row)
    {
        foreach (var resource in _resources)
            resource.Allocatable.Values[row] = resource.Requested.Values[row] = 0;
        foreach (var label in _labels)
            label.Ids.Values[row] = LabelColumn.Absent;
        foreach (var count in _counts)
            count.Values[row] = 0;
        _podCounts.Values[row] = _allocatablePods.Values[row] = _nonZeroCpu.Values[row] = _nonZeroMemory.Values[row] = 0;
        _taintSetIds.Values[row] = TaintSets.None;
        _unschedulable.Values[row] = false;
    }

    private void WriteFacts(NodeEntry entry, Node? before, Node? after)
    {
        var row = entry.Row;
        if (before?.Status.Allocatable != after?.Status.Allocatable)
            WriteAllocatable(row, after);
        if (before?.Metadata.Labels != after?.Metadata.Labels)
        {
            foreach (var label in _labels)
                label.Set(row, after?.Metadata.Labels ?? []);
        }
        TaintedCount += Difference(before?.Spec.Taints.Count > 0, after?.Spec.Taints.Count > 0);
        UnschedulableCount += Difference(before?.Spec.Unschedulable == true, after?.Spec.Unschedulable == true);
        _taintSetIds.Values[row] = TaintSets.IdOf(after?.Spec.Taints ?? []);
        _unschedulable.Values[row] = after?.Spec.Unschedulable == true;
        if (before?.Status.Images != after?.Status.Images)
        {
            Images.Remove(entry, before?.Status.Images ?? []);
            Images.Add(entry, after?.Status.Images ?? []);
        }
    }

    private void WriteAllocatable(int row, Node? node)
    {
        AllocatableVersion++;
        foreach (var resource in _resources)
            resource.Allocatable.Values[row] = 0;
        _allocatablePods.Values[row] = 0;
        foreach (var (name, quantity) in node?.Status.Allocatable ?? [])
        {
            if (name == ResourceNames.Pods)
                _allocatablePods.Values[row] = quantity.WholeValue;
            else if (name is ResourceNames.Cpu or ResourceNames.Memory or ResourceNames.EphemeralStorage || ResourceNames.IsScalar(name))
                _resources[ResourceIndex(name)].Allocatable.Values[row] = ResourceNames.Amount(name, quantity);
        }
    }

    private static int Difference(bool before, bool after) => (after ? 1 : 0) - (before ? 1 : 0);
}
