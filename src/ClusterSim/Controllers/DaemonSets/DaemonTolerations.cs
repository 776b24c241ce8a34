namespace ClusterSim.Controllers.DaemonSets;

/// <summary>What every Pod of a DaemonSet tolerates besides what its template says: the troubles of a node that should not drive it away.</summary>
/// <remarks>Source: daemon/util/daemonset_util.go, AddOrUpdateDaemonPodTolerations (v1.36).</remarks>
internal static class DaemonTolerations
{
    private static readonly Toleration[] Added =
    [
        Exists("not-ready", "NoExecute"),
        Exists("unreachable", "NoExecute"),
        Exists("disk-pressure", "NoSchedule"),
        Exists("memory-pressure", "NoSchedule"),
        Exists("pid-pressure", "NoSchedule"),
        Exists("unschedulable", "NoSchedule"),
    ];

    private static readonly Toleration WithoutNetwork = Exists("network-unavailable", "NoSchedule"); // Who uses the node's own network needs none.

    /// <summary>The tolerations of the Pods of such a template.</summary>
    public static ValueList<Toleration> Of(PodSpec template)
    {
        var tolerations = template.Tolerations;
        foreach (var added in Added)
            tolerations = With(tolerations, added);
        return template.HostNetwork == true ? With(tolerations, WithoutNetwork) : tolerations;
    }

    // In the place of one that tolerates the same, perhaps for a while only.
    private static ValueList<Toleration> With(ValueList<Toleration> tolerations, Toleration added)
    {
        var same = tolerations.FindIndex(toleration => toleration with { TolerationSeconds = null } == added);
        return same < 0 ? tolerations.Add(added) : tolerations.SetItem(same, added);
    }

    private static Toleration Exists(string trouble, string effect) => new() { Key = "node.kubernetes.io/" + trouble, Operator = "Exists", Effect = effect };
}
