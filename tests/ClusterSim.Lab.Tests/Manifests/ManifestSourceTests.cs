using ClusterSim.Lab.Manifests;

namespace ClusterSim.Lab.Tests.Manifests;

public sealed class ManifestSourceTests
{
    private const string Node = """
        apiVersion: v1
        kind: Node
        metadata: {name: NAME, labels: {kubernetes.io/hostname: NAME, disk: ssd}}
        spec: {taints: [{key: dedicated, value: web, effect: PreferNoSchedule}]}
        status: {capacity: {cpu: 8, memory: 32Gi, pods: 110}}
        ---

        """;

    private static readonly string Nodes = Node.Replace("NAME", "node-a", StringComparison.Ordinal) + Node.Replace("NAME", "node-b", StringComparison.Ordinal);

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("clustersim-lab-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Nodes_are_ready_and_have_for_pods_what_they_have()
    {
        var nodes = Create(Nodes + Pod("p")).Nodes;

        nodes.Select(node => node.Metadata.Name).Should().Equal("node-a", "node-b");
        nodes[0].Status.Allocatable["cpu"].Should().Be((Quantity)8);
        nodes[0].Spec.Taints.Select(taint => taint.Key).Should().Equal("dedicated");
    }

    [TestCase("apps/v1", "Deployment", "replicas: 3\n  selector: {matchLabels: {app: web}}", 3)]
    [TestCase("apps/v1", "ReplicaSet", "replicas: 3\n  selector: {matchLabels: {app: web}}", 3)]
    [TestCase("apps/v1", "StatefulSet", "replicas: 3\n  serviceName: web\n  selector: {matchLabels: {app: web}}", 3)]
    [TestCase("apps/v1", "DaemonSet", "selector: {matchLabels: {app: web}}", 2)]
    [TestCase("batch/v1", "Job", "parallelism: 2\n  completions: 5", 2)]
    public void Controllers_make_the_pods(string version, string kind, string fields, int pods)
    {
        var policy = kind == "Job" ? "Never" : "Always";
        var manifest = $$"""
            apiVersion: {{version}}
            kind: {{kind}}
            metadata: {name: web}
            spec:
              {{fields}}
              template:
                metadata: {labels: {app: web} }
                spec:
                  restartPolicy: {{policy}}
                  containers: [{name: c, image: nginx, resources: { requests: { cpu: 500m } } } ]
            """;

        var arrivals = Create(Nodes + manifest).Arrivals;

        arrivals.Should().HaveCount(pods);
        arrivals.Should().OnlyContain(arrival => arrival.Pod.Metadata.Labels["app"] == "web" && ResourceAmounts.AskedBy(arrival.Pod).MilliCpu == 500 && arrival.Pod.Spec.ServiceAccountName == "default");
        arrivals.Should().OnlyContain(arrival => arrival.Pod.Status.Phase == "Pending" && arrival.Pod.Spec.NodeName == null);
    }

    [Test]
    public void Pods_arrive_in_the_order_in_which_they_came_to_be_and_with_their_priority()
    {
        var priority = "{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: high}, value: 700}\n---\n";

        var arrivals = Create(Nodes + priority + Pod("z") + Pod("a", "priorityClassName: high, ") + Pod("m")).Arrivals;

        arrivals.Select(arrival => arrival.Pod.Metadata.Name).Should().Equal("z", "a", "m");
        arrivals.Select(arrival => arrival.Pod.Spec.Priority).Should().Equal(0, 700, 0);
    }

    [Test]
    public void Pods_that_stand_on_a_node_take_their_place_there()
    {
        var workload = Create(Nodes + Pod("there", "nodeName: node-a, ") + Pod("new"));

        workload.Arrivals.Should().ContainSingle().Which.Pod.Metadata.Name.Should().Be("new");
        workload.Objects.OfType<Pod>().Should().ContainSingle().Which.Spec.NodeName.Should().Be("node-a");
    }

    [Test]
    public void What_is_made_can_be_scheduled()
    {
        var spread = "topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}], ";
        var deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 6, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {" + spread + "containers: [{name: c, image: nginx, resources: {requests: {cpu: 2}}}]}}}\n";

        var result = LabRun.Execute(Create(Nodes + deployment), global::SchedulerLab.LabPolicies.Kubernetes, seed: 1);

        result.Totals.Placed.Should().Be(6);
    }

    [TestCase("{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: []}}", "*web.yaml:1: Pod p: Pod \"p\" is invalid: spec.containers: Required value*")]
    [TestCase("{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containres: []}}", "*web.yaml:1: *containres*")]
    [TestCase("{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image: i}]}}", "web: there is no Node among the manifests.")]
    [TestCase("{apiVersion: v1, kind: Node, metadata: {name: lone}}", "The Node lone: status.capacity[cpu] is needed.")]
    [TestCase("{apiVersion: v1, kind: Node, metadata: {name: lone}, status: {capacity: {cpu: 1}}}", "web: there is no Pod to schedule among the manifests, and nothing that makes one.")]
    public void Says_what_is_wrong(string manifest, string message)
    {
        var create = () => Create(manifest);

        create.Should().Throw<InvalidDataException>().WithMessage(message);
    }

    private static string Pod(string name, string fields = "") => $"{{apiVersion: v1, kind: Pod, metadata: {{name: {name}}}, spec: {{ {fields}containers: [{{name: c, image: nginx}}]}}}}\n---\n";

    private Workload Create(string manifests)
    {
        var path = Path.Combine(_folder, "web.yaml");
        File.WriteAllText(path, manifests);
        return ManifestSource.FromFiles("web", path).Create(1);
    }
}
