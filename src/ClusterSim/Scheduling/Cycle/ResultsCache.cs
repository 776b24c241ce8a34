namespace ClusterSim.Scheduling;

/// <summary>The results kept for shapes, within bounds.</summary>
/// <remarks>A shape seen for the first time is judged in a place all newcomers share: a thousand different Pods need no thousand sets of columns.</remarks>
internal sealed class ResultsCache(ProfileRuntime profile, Snapshot snapshot, Scratch scratch)
{
    private const int RowLimit = 1 << 21; // Some 40 bytes each.
    private const int SeenLimit = 4096;

    private readonly Dictionary<PodShape, ShapeResults> _kept = new(ReferenceEqualityComparer.Instance); // Never enumerated.
    private readonly Queue<ShapeResults> _oldest = new();
    private readonly HashSet<PodShape> _seen = new(ReferenceEqualityComparer.Instance); // Never enumerated.
    private readonly ShapeResults _newcomer = new(profile, snapshot, scratch);

    private ShapeResults? _last;

    /// <summary>The results for a shape, as they were left or empty.</summary>
    public ShapeResults For(PodShape shape)
    {
        if (_last is { } last && ReferenceEquals(last.Shape, shape))
            return last;
        return _last = Find(shape);
    }

    private ShapeResults Find(PodShape shape)
    {
        if (_kept.TryGetValue(shape, out var results))
            return results;
        if (_seen.Count >= SeenLimit)
            _seen.Clear();
        if (_seen.Add(shape))
        {
            _newcomer.Bind(shape);
            return _newcomer;
        }
        results = (_kept.Count + 1) * (long)snapshot.Count > RowLimit && _oldest.TryDequeue(out var reused) ? Evict(reused) : new(profile, snapshot, scratch);
        results.Bind(shape);
        _kept.Add(shape, results);
        _oldest.Enqueue(results);
        return results;
    }

    private ShapeResults Evict(ShapeResults results)
    {
        _kept.Remove(results.Shape);
        _seen.Remove(results.Shape);
        return results;
    }
}
