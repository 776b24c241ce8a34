namespace ClusterSim.Api.Core;

/// <summary>A mark on a Node that repels Pods which do not tolerate it.</summary>
public sealed record Taint : ApiRecord
{
    /// <summary>Key of the taint, in the form of a label key.</summary>
    [Required]
    public string Key { get; init; } = "";

    /// <summary>Value that belongs to the key; may be empty.</summary>
    public string? Value { get; init; }

    /// <summary><c>NoSchedule</c>, <c>PreferNoSchedule</c> (avoid if possible) or <c>NoExecute</c> (also evicts running Pods).</summary>
    [Required]
    public string Effect { get; init; } = "";

    /// <summary>Time the taint was put on the Node; null when nobody recorded it.</summary>
    public Time? TimeAdded { get; init; }
}
