namespace ClusterSim.Scheduling;

/// <content>Which Pods ask for the same.</content>
public sealed partial class PodShape
{
    /// <summary>Answers of plugins that hold for this shape as long as the snapshot lives, by plugin.</summary>
    private Dictionary<object, object>? _memos; // Never enumerated.

    internal T? TryMemo<T>(object owner) where T : class =>
        _memos is not null && _memos.TryGetValue(owner, out var memo) ? (T)memo : null;

    internal T SetMemo<T>(object owner, T memo) where T : class
    {
        (_memos ??= new(ReferenceEqualityComparer.Instance))[owner] = memo;
        return memo;
    }

    internal T Memo<T>(object owner, Func<PodShape, T> make) where T : class
    {
        _memos ??= new(ReferenceEqualityComparer.Instance);
        if (_memos.TryGetValue(owner, out var memo))
            return (T)memo;
        var made = make(this);
        _memos.Add(owner, made);
        return made;
    }

    internal static IEqualityComparer<PodShape> SameContent { get; } = EqualityComparer<PodShape>.Create(
        static (left, right) => ReferenceEquals(left, right) || (left is not null && right is not null && left.HasSameContent(right)),
        static shape => shape.ContentHash());

    private bool HasSameContent(PodShape other) =>
        _requests.AsSpan().SequenceEqual(other._requests)
        && _scoringRequests.AsSpan().SequenceEqual(other._scoringRequests)
        && NonZeroMilliCpu == other.NonZeroMilliCpu
        && NonZeroMemoryBytes == other.NonZeroMemoryBytes
        && _hostPorts.AsSpan().SequenceEqual(other._hostPorts)
        && _images.AsSpan().SequenceEqual(other._images)
        && NodeName == other.NodeName
        && HasResourceClaims == other.HasResourceClaims
        && PreemptsOthers == other.PreemptsOthers
        && Annotations == other.Annotations
        && Topology == other.Topology
        && Tolerations == other.Tolerations
        && NodeSelector == other.NodeSelector
        && NodeAffinity == other.NodeAffinity;

    private int ContentHash()
    {
        var hash = new HashCode();
        foreach (var request in _requests)
            hash.Add(request);
        foreach (var image in _images)
            hash.Add(image);
        hash.Add(NonZeroMilliCpu);
        hash.Add(NodeName);
        hash.Add(Annotations);
        hash.Add(Topology);
        hash.Add(Tolerations);
        hash.Add(NodeSelector);
        hash.Add(NodeAffinity);
        return hash.ToHashCode();
    }
}
