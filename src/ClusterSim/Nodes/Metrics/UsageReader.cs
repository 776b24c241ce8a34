using ClusterSim.Api.Metrics;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Metrics;
using ClusterSim.Client;
using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Metrics;

/// <summary>What the metrics server would know: how much of each machine is used, and by which container.</summary>
/// <remarks>Source: metrics-server pkg/api (v0.8), whose answers these are like.</remarks>
internal sealed class UsageReader(Kubelets kubelets, MetricSources sources, IClusterClient client)
{
    private const string MetricsGroup = "metrics.k8s.io";
    private const string Window = "15s"; // metrics-server's --metric-resolution

    public IComputedObjects Nodes => new NodeUsage(this);

    public IComputedObjects Pods => new PodUsage(this);

    private IEnumerable<Kubelet> Running => kubelets.All.Where(kubelet => kubelet.ReachesApi);

    private Func<Pod, PodMetrics?>? Given => sources.PodUsage;

    private IClusterClient Client => client;

    private Kubelet? FindRunning(string name) => kubelets.Find(name) is { ReachesApi: true } kubelet ? kubelet : null;

    private NodeMetrics Of(Kubelet kubelet)
    {
        var usage = new ContainerUsage(kubelet.Pressure.System.MilliCpu, kubelet.Pressure.System.MemoryBytes);
        foreach (var worker in kubelet.Workers)
            foreach (var slot in worker.Slots)
                usage += UsageOf(slot);
        return new()
        {
            Metadata = new() { Name = kubelet.Name, CreationTimestamp = kubelets.Loop.Now, Labels = client.Find<Node>(new("", kubelet.Name))?.Metadata.Labels ?? [] },
            Timestamp = kubelets.Loop.Now,
            Window = Window,
            Usage = Amounts(usage),
        };
    }

    private PodMetrics? Of(PodWorker worker)
    {
        var containers = new List<ContainerMetrics>();
        foreach (var slot in worker.Slots)
            if (slot.IsRunning && (!slot.IsInit || slot.IsSidecar))
                containers.Add(new() { Name = slot.Spec.Name, Usage = Amounts(UsageOf(slot)) });
        return containers.Count == 0 ? null : new()
        {
            Metadata = new() { Name = worker.Key.Name, Namespace = worker.Key.Namespace, CreationTimestamp = kubelets.Loop.Now, Labels = worker.Pod.Metadata.Labels },
            Timestamp = kubelets.Loop.Now,
            Window = Window,
            Containers = [.. containers],
        };
    }

    private static ContainerUsage UsageOf(ContainerSlot slot) => slot.Current is { IsRunning: true } container ? container.Usage : default;

    private static ValueMap<Quantity> Amounts(ContainerUsage usage) =>
        [new("cpu", Quantity.FromMilli(usage.MilliCpu)), new("memory", Quantity.Parse(usage.MemoryBytes / 1024 + "Ki"))];

    private sealed class NodeUsage(UsageReader reader) : IComputedObjects
    {
        public ApiObject? Find(ObjectKey key) => key.Namespace.Length == 0 && reader.FindRunning(key.Name) is { } kubelet ? reader.Of(kubelet) : null;

        public ApiException Missing(ResourceType type, ObjectKey key) => reader.Client.Find<Node>(key) is null
            ? ApiErrors.NotFound("", "nodes", key.Name)
            : ApiErrors.NotFound(MetricsGroup, "nodemetrics", key.Name);

        public IEnumerable<ApiObject> List(string? @namespace) => reader.Running.Select(reader.Of);
    }

    private sealed class PodUsage(UsageReader reader) : IComputedObjects
    {
        public ApiObject? Find(ObjectKey key)
        {
            if (reader.Client.Find<Pod>(key) is not { Spec.NodeName: { Length: > 0 } node } pod)
                return null;
            return reader.Given is { } given ? given(pod) : reader.FindRunning(node)?.FindWorker(key) is { } worker ? reader.Of(worker) : null;
        }

        public ApiException Missing(ResourceType type, ObjectKey key) => reader.Client.Find<Pod>(key) is null
            ? ApiErrors.NotFound("", "pods", key.Name)
            : ApiErrors.NotFound(MetricsGroup, "podmetrics", key.ToString());

        public IEnumerable<ApiObject> List(string? @namespace) => reader.Given is { } given
            ? reader.Client.List<Pod>(@namespace).Select(given).OfType<PodMetrics>()
            : reader.Running
                .SelectMany(kubelet => kubelet.Workers)
                .Where(worker => @namespace is null || worker.Key.Namespace == @namespace)
                .Select(reader.Of)
                .OfType<PodMetrics>();
    }
}
