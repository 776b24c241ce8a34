using ClusterSim.Lab.Synthetic;
using ClusterSim.Serialization;

namespace ClusterSim.Lab.Tests.Synthetic;

public sealed class SyntheticSourceTests
{
    private const string Mixed = """
        apiVersion: lab.clustersim.io/v1
        kind: SyntheticWorkload
        metadata: {name: mixed}
        spec:
          nodes:
          - name: small
            count: 4
            zones: [a, b]
            capacity: {cpu: 8, memory: 32Gi}
          - name: gpu
            count: 2
            gpus: 4
            gpuModel: T4
            taints: [{key: gpu, effect: NoSchedule}]
            capacity: {cpu: "choice(32, 64)", memory: 256Gi, pods: 50}
          pods: 300
          arrival: poisson(2)
          classes:
          - name: web
            share: 3
            requests: {cpu: "lognormal(500m, 0.8, min=50m, max=4)", memory: "uniform(64Mi, 2Gi)"}
            priority: choice(0:9, 1000:1)
            lifetime: exponential(10m)
            spec:
              topologySpreadConstraints:
              - {maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}
          - name: train
            requests: {cpu: 4}
            gpus: choice(0.5, 1, 2)
            spec: {tolerations: [{key: gpu, operator: Exists}]}
        """;

    [Test]
    public void Makes_the_nodes_of_each_group()
    {
        var nodes = SyntheticSource.FromText(Mixed).Create(1).Nodes;

        nodes.Select(node => node.Metadata.Name).Should().BeEquivalentTo("small-0001", "small-0002", "small-0003", "small-0004", "gpu-0001", "gpu-0002");
        nodes.Where(node => node.Metadata.Name!.StartsWith("small", StringComparison.Ordinal)).GroupBy(node => node.Metadata.Labels["topology.kubernetes.io/zone"]).Should().HaveCount(2).And.OnlyContain(zone => zone.Count() == 2);
        var gpu = nodes.Single(node => node.Metadata.Name == "gpu-0001");
        gpu.Status.Allocatable["memory"].Should().Be((Quantity)"256Gi");
        gpu.Status.Allocatable["pods"].Should().Be((Quantity)50);
        GpuLabels.CountOn(gpu).Should().Be(4);
        gpu.Spec.Taints.Should().ContainSingle(taint => taint.Key == "gpu");
    }

    [Test]
    public void Makes_pods_as_an_api_server_would_have_stored_them()
    {
        var arrivals = SyntheticSource.FromText(Mixed).Create(1).Arrivals;

        arrivals.Should().HaveCount(300);
        arrivals.Select(arrival => arrival.Pod.Metadata.Name).Should().OnlyHaveUniqueItems();
        arrivals.Should().OnlyContain(arrival => arrival.Pod.Spec.SchedulerName == "default-scheduler" && arrival.Pod.Spec.RestartPolicy == "Always" && arrival.Pod.Metadata.Namespace == "default");
        var web = arrivals.Where(arrival => arrival.Pod.Metadata.Labels["app"] == "web").ToList();
        web.Count.Should().BeInRange(200, 250, "three of four are");
        web.Should().OnlyContain(arrival => CpuOf(arrival) >= 50 && CpuOf(arrival) <= 4000 && arrival.Duration > TimeSpan.Zero && arrival.Pod.Spec.TopologySpreadConstraints.Count == 1);
        web.Select(arrival => arrival.Pod.Spec.Priority).Distinct().Should().BeEquivalentTo(new int?[] { 0, 1000 });
        arrivals.Except(web).Select(arrival => GpuRequest.Of(arrival.Pod).TotalMilli).Distinct().Should().BeEquivalentTo([500L, 1000L, 2000L]);
        arrivals[^1].At.TotalSeconds.Should().BeApproximately(150, 30);
    }

    [Test]
    public void Is_the_same_for_the_same_seed_alone()
    {
        var source = SyntheticSource.FromText(Mixed);

        var (first, again, other) = (source.Create(7), SyntheticSource.FromText(Mixed).Create(7), source.Create(8));

        again.Arrivals.Should().Equal(first.Arrivals);
        again.Nodes.Should().Equal(first.Nodes);
        other.Arrivals.Should().NotEqual(first.Arrivals);
    }

    [Test]
    public void A_new_figure_does_not_shift_the_others()
    {
        var before = SyntheticSource.FromText(Mixed).Create(7).Arrivals;

        var after = SyntheticSource.FromText(Mixed.Replace("requests: {cpu: \"log", "requests: {ephemeral-storage: \"uniform(1Gi, 4Gi)\", cpu: \"log", StringComparison.Ordinal)).Create(7).Arrivals;

        after.Select(CpuOf).Should().Equal(before.Select(CpuOf));
        after.Select(arrival => arrival.At).Should().Equal(before.Select(arrival => arrival.At));
    }

    [Test]
    public void Pods_that_ask_for_the_same_share_their_spec()
    {
        var arrivals = SyntheticSource.FromText(Mixed).Create(1).Arrivals.Where(arrival => arrival.Pod.Metadata.Labels["app"] == "train").ToList();

        arrivals.Should().OnlyContain(arrival => ReferenceEquals(arrival.Pod.Spec, arrivals[0].Pod.Spec));
    }

    [Test]
    public void Stops_before_more_is_asked_for_than_was_wanted()
    {
        var workload = SyntheticSource.FromText(Mixed.Replace("pods: 300", "until: 1.5", StringComparison.Ordinal)).Create(1);

        var asked = workload.Arrivals.Sum(arrival => GpuRequest.Of(arrival.Pod).TotalMilli);

        asked.Should().BeInRange(12_000 - 2000, 12_000, "there are eight GPUs");
    }

    [TestCase("cpu: 8,", "cpu: many,", "spec.nodes[0].capacity[cpu]: expected a quantity, as in 4, 500m or 16Gi, not \"many\"")]
    [TestCase("count: 4", "count: 0", "spec.nodes[0].count: must be from 1 to 1000000")]
    [TestCase("{cpu: 8, memory", "{memory", "spec.nodes[0].capacity[cpu]: is needed")]
    [TestCase("pods: 300", "", "spec: one of pods and until is needed, and not both")]
    [TestCase("arrival: poisson(2)", "arrival: poisson(0)", "spec.arrival: poisson(0): the rate must be more than 0")]
    [TestCase("share: 3", "share: -3", "spec.classes[0].share: must be more than 0")]
    [TestCase("choice(0:9, 1000:1)", "often", "spec.classes[0].priority: expected a quantity, as in 4, 500m or 16Gi, not \"often\"")]
    [TestCase("name: train", "name: web", "spec.classes: two classes have one name")]
    [TestCase("maxSkew: 1,", "maxSkew: 0,", "spec.classes[0]: Pod \"web\" is invalid: spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero")]
    public void Names_the_field_that_is_wrong(string right, string wrong, string message)
    {
        var read = () => SyntheticSource.FromText(Mixed.Replace(right, wrong, StringComparison.Ordinal), "mixed.yaml");

        read.Should().Throw<InvalidDataException>().WithMessage("mixed.yaml: " + message);
    }

    [Test]
    public void Names_the_line_of_a_field_that_does_not_exist()
    {
        var read = () => SyntheticSource.FromText(Mixed.Replace("lifetime:", "lifeTime:", StringComparison.Ordinal), "mixed.yaml");

        read.Should().Throw<ManifestException>().WithMessage("mixed.yaml:23:5: unknown field \"spec.classes[0].lifeTime\", did you mean \"lifetime\"?");
    }

    [Test]
    public void Can_be_written_in_one_line()
    {
        var workload = SyntheticSource.From(SyntheticLine.Read("name=small; nodes=10; node.cpu=16; node.memory=64Gi; node.zones=3; node.gpus=2; pods=40; cpu=uniform(1, 4); memory=1Gi; gpus=0.25; priority=5; lifetime=1h; arrival=1s")).Create(3);

        workload.Name.Should().Be("small");
        workload.Nodes.Should().HaveCount(10);
        workload.Capacity.Gpus.Should().Be(20);
        workload.Arrivals.Should().HaveCount(40).And.OnlyContain(arrival => arrival.Pod.Spec.Priority == 5 && arrival.Duration == TimeSpan.FromHours(1) && GpuRequest.Of(arrival.Pod).MilliEach == 250);
        workload.Arrivals[^1].At.Should().Be(TimeSpan.FromSeconds(40));
    }

    [TestCase("nodes=ten", "nodes: expected a whole number, not \"ten\"")]
    [TestCase("nodes=1; nodes=2", "nodes: is given twice")]
    [TestCase("nodes=1; cpu", "cpu: expected name=value")]
    public void Says_what_is_wrong_with_a_line(string line, string message)
    {
        var read = () => SyntheticLine.Read(line);

        read.Should().Throw<InvalidDataException>().WithMessage(message);
    }

    private static long CpuOf(Arrival arrival) => ResourceAmounts.AskedBy(arrival.Pod).MilliCpu;
}
