using System.Globalization;

namespace ClusterSim.Lab;

/// <summary>An order of arrival that lies in files: one index, from 0, of a row of the table per line. A Pod that comes again is a clone.</summary>
internal sealed class RecordedOrder
{
    private readonly string _podsFile;
    private readonly string _nodesFile;

    private RecordedOrder(string podsFile, string nodesFile) => (_podsFile, _nodesFile) = (podsFile, nodesFile);

    /// <summary>The order of a trace and a seed; null when it is not recorded.</summary>
    public static RecordedOrder? Find(string? folder, string trace, ulong seed)
    {
        if (folder is null)
            return null;
        var stem = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{trace}_seed{seed}"));
        return TextFile.Find(stem + "_pods.txt") is { } pods && TextFile.Find(stem + "_nodes.txt") is { } nodes ? new(pods, nodes) : null;
    }

    public Workload Apply(string name, ValueList<Node> nodes, OpenbPod[] pods)
    {
        var clones = 0;
        var seen = new bool[pods.Length];
        var arrivals = new List<Arrival>();
        foreach (var index in Indexes(_podsFile, pods.Length))
        {
            var pod = seen[index] ? ShuffledOrder.Clone(pods[index], clones++) : pods[index];
            seen[index] = true;
            arrivals.Add(new(pod.Pod));
        }
        return new Workload(name, Indexes(_nodesFile, nodes.Count).Select(index => nodes[index]), arrivals, pods.Select(static pod => pod.Pod));
    }

    private static IEnumerable<int> Indexes(string path, int count)
    {
        foreach (var (line, text) in TextFile.Lines(path).Index())
        {
            yield return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count
                ? index
                : throw new FormatException($"{Path.GetFileName(path)}:{line + 1}: '{text}' is not the index of a row, from 0 to {count - 1}");
        }
    }
}
