namespace ClusterSim.Scheduling;

/// <summary>How many Nodes were rejected for which reason, as events tell it.</summary>
/// <remarks>Source: kube-scheduler framework/types.go, FitError.Error (v1.36).</remarks>
internal sealed class ReasonHistogram
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal); // Sorted before it is shown.

    public void Add(string reason, int nodes) => _counts[reason] = _counts.GetValueOrDefault(reason) + nodes;

    /// <summary>The beginning of every such message.</summary>
    public static string Head(int nodes) => $"0/{nodes} nodes are available:";

    /// <summary>The message; counts and reasons are sorted as texts, so that 10 comes before 2.</summary>
    public string ToMessage(int nodes)
    {
        var lines = _counts.Select(static entry => $"{entry.Value} {entry.Key}").Order(StringComparer.Ordinal).ToArray();
        return lines.Length == 0 ? Head(nodes) : $"{Head(nodes)} {string.Join(", ", lines)}.";
    }
}
