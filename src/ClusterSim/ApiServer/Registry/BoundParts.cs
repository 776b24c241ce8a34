namespace ClusterSim.ApiServer.Registry;

/// <summary>Remembers the latest parts of Pods that a binding made, so that Pods of one template go on sharing theirs: the spec on one Node, the status at one moment.</summary>
internal sealed class BoundParts
{
    private const int Limit = 65536; // As many Nodes. Then all is forgotten: remembering saves memory, nothing depends on it.

    private readonly Dictionary<string, (PodSpec Unbound, PodSpec Bound)> _specs = new(StringComparer.Ordinal); // By Node. Never enumerated.
    private (PodStatus? Before, PodStatus After) _status;
    private DateTimeOffset _at;

    /// <summary>The spec of a Pod that is bound to <paramref name="nodeName"/>.</summary>
    public PodSpec SpecOn(string nodeName, PodSpec spec)
    {
        if (_specs.TryGetValue(nodeName, out var known) && ReferenceEquals(known.Unbound, spec))
            return known.Bound;
        if (_specs.Count == Limit)
            _specs.Clear();
        var bound = spec with { NodeName = nodeName };
        _specs[nodeName] = (spec, bound);
        return bound;
    }

    /// <summary>What <paramref name="change"/> makes of a status at a moment.</summary>
    public PodStatus StatusAt(DateTimeOffset now, PodStatus status, Func<PodStatus, PodStatus> change)
    {
        if (!ReferenceEquals(_status.Before, status) || _at != now)
            (_status, _at) = ((status, change(status)), now);
        return _status.After;
    }
}
