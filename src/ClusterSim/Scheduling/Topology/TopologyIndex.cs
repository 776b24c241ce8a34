namespace ClusterSim.Scheduling;

/// <summary>Counts Pods by label on each Node, and the terms that Pods bring along: what spreading and affinity between Pods look at.</summary>
/// <remarks>
/// <para>Nothing is counted until somebody asks. From then on a Pod that comes or goes changes the counters it belongs to and no others.</para>
/// <para>Source: plugins/podtopologyspread, plugins/interpodaffinity (v1.36), which count anew for each Pod they schedule.</para>
/// </remarks>
internal sealed class TopologyIndex(Snapshot snapshot)
{
    private const int CounterLimit = 1 << 12; // Then all are dropped and made again as needed.
    private const int KindLimit = 1 << 14;

    private readonly Dictionary<CountedPods, PodCounter> _counterByCondition = []; // Never enumerated.
    private readonly List<PodCounter> _counters = [];
    private readonly Dictionary<ExistingTerm, TermGroup> _groupByTerm = []; // Never enumerated.
    private readonly List<TermGroup> _groups = [];
    private readonly Dictionary<(string, ValueMap<string>, bool), PodKind> _kinds = []; // Never enumerated.
    private long _namespaceVersion;
    private PodKind? _last;

    /// <summary>Namespaces by label.</summary>
    public NamespaceLabels Namespaces { get; } = new();

    /// <summary>Rises when counters are dropped: whoever holds one asks again.</summary>
    public long Generation { get; private set; }

    /// <summary>How many distinct terms Pods have brought along so far.</summary>
    public int GroupCount => _groups.Count;

    private bool IsActive => _counters.Count > 0;

    /// <summary>Drops what depended on the labels of Namespaces, if they changed.</summary>
    public void Refresh()
    {
        if (_namespaceVersion == Namespaces.Version)
            return;
        _namespaceVersion = Namespaces.Version;
        if (_counters.Exists(static counter => counter.Condition.All.FindIndex(static term => term.NamespaceSelector is not null) >= 0)
            || _groups.Exists(static group => group.Term.Selector.NamespaceSelector is not null))
            DropCounters();
    }

    /// <summary>The counter of the Pods that meet a condition, kept from now on.</summary>
    public PodCounter Counter(CountedPods condition)
    {
        if (_counterByCondition.TryGetValue(condition, out var counter))
            return counter;
        if (_counters.Count >= CounterLimit)
            DropCounters();
        counter = new(condition, NewCounts());
        _counterByCondition.Add(condition, counter);
        _counters.Add(counter);
        CountAll(counter);
        return counter;
    }

    /// <summary>The group of the Pods that have a term.</summary>
    public TermGroup Group(ExistingTerm term)
    {
        if (_groupByTerm.TryGetValue(term, out var group))
            return group;
        group = new(term, NewCounts());
        _groupByTerm.Add(term, group);
        _groups.Add(group);
        return group;
    }

    /// <summary>The groups whose terms are about Pods of a kind.</summary>
    public List<TermGroup> GroupsAbout(PodKind kind)
    {
        Bring(kind);
        for (; kind.GroupsAsked < _groups.Count; kind.GroupsAsked++)
        {
            if (_groups[kind.GroupsAsked].Term.Selector.Matches(kind, Namespaces))
                kind.Groups.Add(_groups[kind.GroupsAsked]);
        }
        return kind.Groups;
    }

    /// <summary>A Pod came to a Node or left it.</summary>
    /// <param name="pod">The Pod.</param>
    /// <param name="row">The Node's row.</param>
    /// <param name="number">1 or -1.</param>
    public void Count(PodEntry pod, int row, int number)
    {
        foreach (var group in pod.Shape.Topology.Groups)
            group.Counts.Add(row, number);
        if (!IsActive)
            return;
        foreach (var counter in CountersOf(pod.Kind ??= KindOf(pod.Pod)))
            counter.Counts.Add(row, number);
    }

    /// <summary>A Pod that stands on a Node has another state.</summary>
    public void Replace(PodEntry pod, Pod after, int row)
    {
        if (!IsActive || pod.Kind is not { } before)
        {
            pod.Kind = null;
            return;
        }
        var kind = KindOf(after);
        if (ReferenceEquals(kind, before))
            return;
        foreach (var counter in CountersOf(before))
            counter.Counts.Add(row, -1);
        foreach (var counter in CountersOf(kind))
            counter.Counts.Add(row, 1);
        pod.Kind = kind;
    }

    /// <summary>The kind of a Pod.</summary>
    public PodKind KindOf(Pod pod)
    {
        var metadata = pod.Metadata;
        var (@namespace, isTerminating) = (metadata.Namespace ?? "", metadata.DeletionTimestamp is not null);
        if (_last is { } last && ReferenceEquals(last.Labels, metadata.Labels) && last.IsTerminating == isTerminating && last.Namespace == @namespace)
            return last;
        if (_kinds.Count >= KindLimit)
            _kinds.Clear(); // Those in use live on where they are used.
        if (!_kinds.TryGetValue((@namespace, metadata.Labels, isTerminating), out var kind))
            _kinds.Add((@namespace, metadata.Labels, isTerminating), kind = new(@namespace, metadata.Labels, isTerminating));
        return _last = kind;
    }

    private List<PodCounter> CountersOf(PodKind kind)
    {
        Bring(kind);
        for (; kind.CountersAsked < _counters.Count; kind.CountersAsked++)
        {
            if (_counters[kind.CountersAsked].Condition.IsMetBy(kind, Namespaces))
                kind.Counters.Add(_counters[kind.CountersAsked]);
        }
        return kind.Counters;
    }

    // What a kind was told before counters were dropped no longer holds.
    private void Bring(PodKind kind)
    {
        if (kind.Generation == Generation)
            return;
        kind.Generation = Generation;
        kind.Counters.Clear();
        kind.Groups.Clear();
        (kind.CountersAsked, kind.GroupsAsked) = (0, 0);
    }

    private void CountAll(PodCounter counter)
    {
        foreach (var entry in snapshot.AllEntries)
        {
            foreach (var pod in entry.Pods)
            {
                if (CountersOf(pod.Kind ??= KindOf(pod.Pod)) is [.., var last] && ReferenceEquals(last, counter))
                    counter.Counts.Add(entry.Row, 1);
            }
        }
    }

    private void DropCounters()
    {
        foreach (var counter in _counters)
            snapshot.Drop(counter.Counts.Column);
        _counters.Clear();
        _counterByCondition.Clear();
        _kinds.Clear();
        _last = null;
        Generation++;
    }

    private RowCounts NewCounts() => new(snapshot, snapshot.NewCounts());
}
