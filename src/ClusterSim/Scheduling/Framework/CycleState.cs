namespace ClusterSim.Scheduling;

/// <summary>What belongs to one Pod's scheduling cycle: the Pod, and what plugins note at one extension point for another.</summary>
/// <remarks>Valid during the cycle only; when the Pod waits for permission or is being bound, until that ends.</remarks>
public sealed class CycleState
{
    private Dictionary<string, object>? _notes; // Never enumerated.
    private IFeasibleRows? _feasible;

    /// <summary>The Pod. A plugin whose Filter or Score looks at it must list <see cref="Dependencies.Pod"/>.</summary>
    public Pod Pod { get; private set; } = null!;

    /// <summary>What of the Pod most plugins look at.</summary>
    public PodShape Shape { get; private set; } = null!;

    /// <summary>The rows of the Nodes that passed every filter, ascending; empty before scoring begins.</summary>
    public ReadOnlySpan<int> FeasibleRows => _feasible is { } feasible ? feasible.Rows : [];

    /// <summary>How many Nodes passed every filter.</summary>
    internal int FeasibleCount => _feasible?.Count ?? 0;

    /// <summary>Whether a Node passed every filter.</summary>
    internal bool IsFeasible(int row) => _feasible?.Contains(row) == true;

    /// <summary>Notes something under a key; by custom the extension point's and the plugin's name.</summary>
    public void Write(string key, object value) => (_notes ??= new(StringComparer.Ordinal))[key] = value;

    /// <summary>Finds what was noted under a key; false when nothing was, or something of another type.</summary>
    public bool TryRead<T>(string key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value)
    {
        if (_notes is not null && _notes.TryGetValue(key, out var note) && note is T found)
        {
            value = found;
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>Begins to try out what would be if Pods left the Node at <paramref name="row"/>.</summary>
    public Trial BeginTrial(Snapshot snapshot, int row) => new(this, snapshot, row);

    internal ITrials? Trials { get; set; }

    internal bool Has(string key) => _notes is not null && _notes.ContainsKey(key);

    internal void Begin(Pod pod, PodShape shape)
    {
        Pod = pod;
        Shape = shape;
        _notes?.Clear();
        _feasible = null;
        Trials = null;
    }

    internal void BeginScoring(IFeasibleRows feasible) => _feasible = feasible;
}
