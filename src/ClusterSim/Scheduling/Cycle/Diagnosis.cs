namespace ClusterSim.Scheduling;

/// <summary>Why a Pod fitted no Node. Good for one scheduling cycle.</summary>
/// <remarks>Source: kube-scheduler framework/types.go, Diagnosis (v1.36).</remarks>
public sealed class Diagnosis
{
    /// <summary>Stands for a row that PreFilter left out.</summary>
    internal const byte LeftOut = byte.MaxValue;

    private readonly ProfileRuntime _profile;
    private readonly PodShape _shape;
    private readonly Snapshot _snapshot;
    private readonly byte[] _rejectedBy;
    private readonly Verdict[] _verdicts;
    private readonly ulong _restrictedBy;
    private readonly PluginStatus? _rejection;
    private readonly string? _rejectionPlugin;
    private (string Message, ulong Plugins)? _summary;

    /// <summary>No Node passed the filters.</summary>
    /// <param name="profile">Whose filters.</param>
    /// <param name="shape">What the Pod asks for.</param>
    /// <param name="snapshot">The Nodes.</param>
    /// <param name="rejectedBy">By row: the place of the first filter that rejects it, or <see cref="LeftOut"/>.</param>
    /// <param name="verdicts">By row: that filter's verdict.</param>
    /// <param name="restrictedBy">The plugins, as a mask, whose PreFilter named the only Nodes worth looking at.</param>
    internal Diagnosis(ProfileRuntime profile, PodShape shape, Snapshot snapshot, byte[] rejectedBy, Verdict[] verdicts, ulong restrictedBy)
    {
        (_profile, _shape, _snapshot) = (profile, shape, snapshot);
        (_rejectedBy, _verdicts, _restrictedBy) = (rejectedBy, verdicts, restrictedBy);
    }

    /// <summary>PreFilter rejected the Pod for all Nodes.</summary>
    internal Diagnosis(ProfileRuntime profile, PodShape shape, Snapshot snapshot, PluginStatus rejection, string? plugin, ulong plugins)
        : this(profile, shape, snapshot, [], [], plugins) => (_rejection, _rejectionPlugin) = (rejection, plugin);

    /// <summary>Number of Nodes.</summary>
    public int NodeCount => _snapshot.Count;

    /// <summary>What PreFilter said when it rejected the Pod for all Nodes; null when it did not.</summary>
    public PluginStatus? PreFilterRejection => _rejection;

    /// <summary>The event's text but for what PostFilter plugins add: <c>0/3 nodes are available: 3 Insufficient cpu.</c></summary>
    public string Message => Summary.Message;

    /// <summary>The plugins, as a mask by number, that stand in the way: changes they care about wake the Pod.</summary>
    internal ulong Plugins => Summary.Plugins;

    private (string Message, ulong Plugins) Summary => _summary ??= Summarize();

    /// <summary>Whether the Node at <paramref name="row"/> was rejected for good, or evicting Pods might help.</summary>
    public StatusCode CodeOf(int row)
    {
        if (_rejection is { } rejection)
            return rejection.Code;
        return _rejectedBy[row] == LeftOut ? StatusCode.UnschedulableAndUnresolvable : _verdicts[row].Code;
    }

    /// <summary>The plugin that rejected the Node at <paramref name="row"/>; null when no single one did.</summary>
    public string? PluginOf(int row)
    {
        if (_rejection is not null)
            return _rejectionPlugin;
        return _rejectedBy[row] == LeftOut ? null : _profile.Filters[_rejectedBy[row] - 1].Plugin.Name;
    }

    /// <summary>Why the Node at <paramref name="row"/> was rejected.</summary>
    public IReadOnlyList<string> ReasonsOf(int row)
    {
        if (_rejection is { } rejection)
            return rejection.Reasons;
        if (_rejectedBy[row] == LeftOut)
            return [LeftOutReason];
        var reasons = new List<string>();
        PluginCalls.Describe(_profile.Filters[_rejectedBy[row] - 1], _shape, _snapshot, _verdicts[row], reasons);
        return reasons;
    }

    private string LeftOutReason => $"node(s) didn't satisfy plugin(s) [{string.Join(' ', NamesIn(_restrictedBy))}]";

    private (string Message, ulong Plugins) Summarize()
    {
        if (_rejection is { } rejection)
            return ($"{ReasonHistogram.Head(NodeCount)} {rejection.Message}.", _restrictedBy);
        var plugins = _restrictedBy;
        var histogram = new ReasonHistogram();
        foreach (var ((place, verdict), nodes) in CountVerdicts())
        {
            if (place == LeftOut)
            {
                histogram.Add(LeftOutReason, nodes);
                continue;
            }
            var slot = _profile.Filters[place - 1];
            plugins |= 1UL << slot.Number;
            var reasons = new List<string>();
            PluginCalls.Describe(slot, _shape, _snapshot, verdict, reasons);
            foreach (var reason in reasons)
                histogram.Add(reason, nodes);
        }
        return (histogram.ToMessage(NodeCount), plugins);
    }

    // Few distinct verdicts cover thousands of Nodes: each is put in words once.
    private Dictionary<(byte Place, Verdict Verdict), int> CountVerdicts()
    {
        var counts = new Dictionary<(byte, Verdict), int>();
        (byte Place, Verdict Verdict) run = (0, default);
        var length = 0;
        for (var row = 0; row < NodeCount; row++)
        {
            if (_rejectedBy[row] != run.Place || (_verdicts[row] != run.Verdict && run.Place != LeftOut))
            {
                Close();
                run = (_rejectedBy[row], _rejectedBy[row] == LeftOut ? default : _verdicts[row]);
            }
            length++;
        }
        Close();
        return counts;

        void Close()
        {
            if (length > 0)
                counts[run] = counts.GetValueOrDefault(run) + length;
            length = 0;
        }
    }

    private IEnumerable<string> NamesIn(ulong mask) =>
        _profile.Plugins.Where((_, number) => (mask & (1UL << number)) != 0).Select(static plugin => plugin.Name).Order(StringComparer.Ordinal);
}
