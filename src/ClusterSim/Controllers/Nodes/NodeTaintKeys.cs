namespace ClusterSim.Controllers.Nodes;

/// <summary>Keys of the taints that Kubernetes itself puts on Nodes.</summary>
/// <remarks>Source: api/core/v1/well_known_taints.go (v1.36).</remarks>
internal static class NodeTaintKeys
{
    public const string NotReady = "node.kubernetes.io/not-ready";
    public const string Unreachable = "node.kubernetes.io/unreachable";
    public const string Unschedulable = "node.kubernetes.io/unschedulable";
    public const string MemoryPressure = "node.kubernetes.io/memory-pressure";
    public const string DiskPressure = "node.kubernetes.io/disk-pressure";
    public const string PidPressure = "node.kubernetes.io/pid-pressure";
    public const string NetworkUnavailable = "node.kubernetes.io/network-unavailable";
    public const string OutOfService = "node.kubernetes.io/out-of-service";

    /// <summary>The taint that a condition with this status leads to; null when it leads to none.</summary>
    public static string? Of(NodeCondition condition) => (condition.Type, condition.Status) switch
    {
        ("Ready", "False") => NotReady,
        ("Ready", "Unknown") => Unreachable,
        ("MemoryPressure", "True") => MemoryPressure,
        ("DiskPressure", "True") => DiskPressure,
        ("PIDPressure", "True") => PidPressure,
        ("NetworkUnavailable", "True") => NetworkUnavailable,
        _ => null,
    };

    /// <summary>Whether taints of this key, with effect <c>NoSchedule</c>, say the same as the Node's conditions and <c>spec.unschedulable</c>.</summary>
    public static bool MirrorsNode(string key) =>
        key is NotReady or Unreachable or MemoryPressure or DiskPressure or PidPressure or NetworkUnavailable or Unschedulable;
}
