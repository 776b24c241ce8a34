namespace ClusterSim.Controllers.DaemonSets;

/// <summary>How long a failed Pod stays before it is replaced: longer each time on one node, lest a DaemonSet and a kubelet that refuses its Pods chase each other.</summary>
/// <remarks>Source: daemon_controller.go, failedPodsBackoff; client-go util/flowcontrol/backoff.go (v1.36).</remarks>
internal sealed class FailedPodBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Dictionary<(long Generation, string Node), Entry>> _entries = new(StringComparer.Ordinal); // By the set's uid; looked up only.

    /// <summary>How long to wait before another one may be replaced; null when it is time.</summary>
    public TimeSpan? WaitFor(ApiObject set, long generation, string node, DateTimeOffset now) =>
        _entries.TryGetValue(set.Metadata.Uid!, out var entries) && entries.TryGetValue((generation, node), out var entry) && now - entry.Since < entry.Delay ? entry.Delay : null;

    /// <summary>One is replaced.</summary>
    public void Replaced(ApiObject set, long generation, string node, DateTimeOffset now)
    {
        if (!_entries.TryGetValue(set.Metadata.Uid!, out var entries))
            _entries.Add(set.Metadata.Uid!, entries = []);
        var isKnown = entries.TryGetValue((generation, node), out var entry) && now - entry.Since <= 2 * Longest;
        var delay = !isKnown ? First : 2 * entry.Delay < Longest ? 2 * entry.Delay : Longest;
        entries[(generation, node)] = new(delay, now);
    }

    /// <summary>The set is gone.</summary>
    public void Forget(ApiObject set) => _entries.Remove(set.Metadata.Uid!);

    private readonly record struct Entry(TimeSpan Delay, DateTimeOffset Since);
}
