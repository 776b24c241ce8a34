namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods that want nothing special, while a Node, a Service and a Pod that fits nowhere come and go.</summary>
/// <remarks>Source: test/integration/scheduler_perf/misc/performance-config.yaml, SchedulingWithMixedChurn (v1.36).</remarks>
public sealed class SchedulingWithMixedChurn : Workload
{
    private static readonly ApiObject[] Churn =
    [
        PerfNodes.Named("node-churn"),
        PerfPods.HighPriorityLargeCpu.Pod("pod-churn"),
        new Service { Metadata = new() { Name = "service-churn", Namespace = "default" }, Spec = new() { Selector = [new("app", "foo")], Ports = [new() { Protocol = "TCP", Port = 8080, TargetPort = 8080 }] } },
    ];

    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size);

    public override IEnumerable<ApiObject> Objects(int size) => [PerfPods.PriorityClass];

    public override IEnumerable<Pod> MeasuredPods(int size) => PerfPods.Default.Pods(size * 2, "pod-");

    public override IEnumerable<Step> Steps(int size) => Interleave(size, PodsPerChurn, static i => Churn.Select(obj => i % 2 == 0 ? Step.Create(obj) : Step.Delete(obj)));
}
