using System.Globalization;

namespace ClusterSim.Lab;

/// <summary>Labels by which a Node says what GPUs it has.</summary>
public static class GpuLabels
{
    /// <summary>How many GPUs it has, as in <c>8</c>.</summary>
    public const string Count = "clustersim.io/gpu-count";

    /// <summary>Their model, as in <c>T4</c>.</summary>
    public const string Model = "clustersim.io/gpu-model";

    /// <summary>How many GPUs a Node has; 0 when it does not say.</summary>
    /// <exception cref="FormatException">The label is not a whole number from 0 up.</exception>
    public static int CountOn(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (node.Metadata.Labels.Find(Count) is not { } text)
            return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new FormatException($"The Node {node.Metadata.Name}: the label {Count} is '{text}', not a whole number.");
    }

    /// <summary>The model of a Node's GPUs; empty when it does not say.</summary>
    public static string ModelOn(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node.Metadata.Labels.Find(Model) ?? "";
    }
}
