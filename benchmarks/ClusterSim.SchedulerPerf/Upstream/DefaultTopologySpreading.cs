namespace ClusterSim.SchedulerPerf.Upstream;

/// <summary>Pods of a Service, which are spread because they belong to one.</summary>
/// <remarks>Source: test/integration/scheduler_perf/topology_spreading/performance-config.yaml, DefaultTopologySpreading (v1.36).</remarks>
public sealed class DefaultTopologySpreading : Workload
{
    private static readonly PodTemplateSpec Template = PodTemplates.Template(PerfPods.Light, new KeyValuePair<string, string>("app", "scheduler-perf"));

    public override IEnumerable<Node> Nodes(int size) => PerfNodes.Of(size, "moon-1", "moon-2", "moon-3");

    public override IEnumerable<ApiObject> Objects(int size) =>
    [
        Namespaces.Named("service-ns"),
        new Service { Metadata = new() { Name = "service", Namespace = "service-ns" }, Spec = new() { Selector = [new("app", "scheduler-perf")], Ports = [new() { Protocol = "TCP", Port = 80, TargetPort = 8000 }] } },
    ];

    public override IEnumerable<Pod> InitialPods(int size) => PerfPods.Default.Pods(size, "init-");

    public override IEnumerable<Pod> MeasuredPods(int size) => Template.Pods(size * 2, "pod-", "service-ns");
}
