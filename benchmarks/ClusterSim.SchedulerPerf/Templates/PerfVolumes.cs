namespace ClusterSim.SchedulerPerf.Templates;

/// <summary>The disks of Kubernetes' performance scenarios: each Pod has one of its own, which is bound already.</summary>
/// <remarks>Source: test/integration/scheduler_perf/templates, pv-aws.yaml, pv-csi.yaml, pvc.yaml (v1.36).</remarks>
internal static class PerfVolumes
{
    public const string Driver = "ebs.csi.aws.com";

    /// <summary>How many a Node may have.</summary>
    public const int PerNode = 39;

    private const string BindCompleted = "pv.kubernetes.io/bind-completed";

    /// <summary>The Pods, each with a claim of its own name.</summary>
    public static IEnumerable<Pod> WithClaims(this IEnumerable<Pod> pods) => pods.Select(static pod =>
        pod with { Spec = pod.Spec with { Volumes = [new() { Name = "vol", PersistentVolumeClaim = new() { ClaimName = pod.Metadata.Name! } }] } });

    /// <summary>The claims of these Pods and the volumes they are bound to.</summary>
    public static IEnumerable<ApiObject> Disks(this IEnumerable<Pod> pods, Func<string, PersistentVolumeSpec> disk) =>
        pods.SelectMany(pod => new ApiObject[] { Volume(pod.Metadata, disk), Claim(pod.Metadata) });

    public static PersistentVolumeSpec Ebs(string name) => new() { AwsElasticBlockStore = new() { VolumeID = "vol-" + name } };

    public static PersistentVolumeSpec Csi(string name) => new() { Csi = new() { Driver = Driver, VolumeHandle = "vol-" + name } };

    /// <summary>What says how many disks the driver attaches to a Node.</summary>
    public static ApiObject DriverOn(Node node) => new Api.Storage.CSINode
    {
        Metadata = new() { Name = node.Metadata.Name },
        Spec = new() { Drivers = [new() { Name = Driver, NodeID = node.Metadata.Name!, Allocatable = new() { Count = PerNode } }] },
    };

    private static PersistentVolume Volume(ObjectMeta pod, Func<string, PersistentVolumeSpec> disk) => new()
    {
        Metadata = new() { Name = "pv-" + pod.Name },
        Spec = disk(pod.Name!) with
        {
            AccessModes = ["ReadOnlyMany"],
            Capacity = [new("storage", "1Gi")],
            PersistentVolumeReclaimPolicy = "Retain",
            ClaimRef = new() { Kind = "PersistentVolumeClaim", Namespace = pod.Namespace, Name = pod.Name },
        },
        Status = new() { Phase = "Bound" },
    };

    private static PersistentVolumeClaim Claim(ObjectMeta pod) => new()
    {
        Metadata = new() { Name = pod.Name, Namespace = pod.Namespace, Annotations = [new(BindCompleted, "true")] },
        Spec = new() { AccessModes = ["ReadOnlyMany"], Resources = new() { Requests = [new("storage", "1Gi")] }, VolumeName = "pv-" + pod.Name },
        Status = new() { Phase = "Bound" },
    };
}
