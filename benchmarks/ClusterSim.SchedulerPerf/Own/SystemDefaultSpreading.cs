using ClusterSim.Api.Apps;

namespace ClusterSim.SchedulerPerf.Own;

/// <summary>The Pods of one Deployment, which the cluster's own defaults spread because a Service and a ReplicaSet select them.</summary>
/// <remarks>For the goal of shapes that system-default spreading concerns.</remarks>
public sealed class SystemDefaultSpreading : Workload
{
    private const string Hash = "5d5f6b7c88";

    private static readonly ReplicaSet ReplicaSet = new()
    {
        Metadata = new() { Name = "web-" + Hash, Namespace = "default", Uid = "7f0c8e52-9a52-4d0c-8d11-3c1f4f0f9a01", Labels = Labels },
        Spec = new() { Replicas = 5_000, Selector = new() { MatchLabels = Labels }, Template = new() { Metadata = new() { Labels = Labels }, Spec = MeasuredPodTemplates.Web.Spec } },
    };

    private static readonly PodTemplateSpec Template = new()
    {
        Metadata = new() { Labels = Labels, OwnerReferences = [new() { ApiVersion = "apps/v1", Kind = "ReplicaSet", Name = ReplicaSet.Metadata.Name!, Uid = ReplicaSet.Metadata.Uid!, Controller = true }] },
        Spec = MeasuredPodTemplates.Web.Spec,
    };

    private static ValueMap<string> Labels => [new("app", "web"), new("pod-template-hash", Hash)];

    public override IEnumerable<Node> Nodes(int size) => MeasuredNodes.Of(size);

    public override IEnumerable<ApiObject> Objects(int size) =>
    [
        new Service { Metadata = new() { Name = "web", Namespace = "default" }, Spec = new() { Selector = [new("app", "web")], Ports = [new() { Protocol = "TCP", Port = 80, TargetPort = 8080 }] } },
        ReplicaSet,
    ];

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(5_000, "pod-");
}
