using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Nodes;
using ClusterSim.Scheduling;

namespace ClusterSim.Tests.Scheduling;

/// <summary>Several schedulers in one cluster: each has its own Pods, and all count what stands on the nodes.</summary>
public sealed class ManySchedulersTests : WholeClusterFixture
{
    [Test]
    public void Each_takes_the_pods_of_its_profiles_and_nobody_those_of_none()
    {
        Restart(new() { Components = [Packing("packer")] });
        ApplyPod("spread");
        ApplyPod("packed", spec: Of("packer"));
        ApplyPod("lost", spec: Of("nobody"));
        Run(600);

        Pod("spread").IsBound.Should().BeTrue();
        Pod("packed").IsBound.Should().BeTrue();
        ReporterOf("spread").Should().Be("default-scheduler");
        ReporterOf("packed").Should().Be("packer");
        Pod("lost").Status.Phase.Should().Be("Pending");
        Pod("lost").Status.Conditions.Should().BeEmpty();
        EventsOf("lost").Should().BeEmpty();
    }

    [Test]
    public void Each_counts_the_pods_of_the_others()
    {
        Restart(new() { Nodes = 2, Machine = MachineSpec.WithCapacity("4", "16Gi", 110), Components = [Packing("packer")] });
        for (var i = 0; i < 12; i++)
            ApplyPod("p" + i, container: AskForOne, spec: i % 2 == 0 ? Of("packer") : null);
        Run(60);

        Cluster.Client.List<Pod>("default").Where(pod => pod.IsBound).CountBy(pod => pod.Spec.NodeName!)
            .Should().BeEquivalentTo(new Dictionary<string, int> { ["node-1"] = 4, ["node-2"] = 4 });
        Cluster.Client.List<Pod>("default").Where(pod => !pod.IsBound).Should().AllSatisfy(pod => pod.Condition("PodScheduled")!.Message.Should().StartWith("0/2 nodes are available: 2 Insufficient cpu."));
    }

    [Test]
    public void Room_that_a_pod_of_one_leaves_is_taken_by_a_pod_of_another()
    {
        Restart(new() { Nodes = 1, Machine = MachineSpec.WithCapacity("1", "16Gi", 110), Components = [Packing("packer")] });
        ApplyPod("first", container: AskForOne, spec: Of("packer"));
        Run(10);
        ApplyPod("second", container: AskForOne);
        Run(10);
        Pod("second").IsBound.Should().BeFalse();

        Cluster.Client.Delete<Pod>(new ObjectKey("default", "first"));
        Run(60);

        Pod("second").IsBound.Should().BeTrue();
    }

    [Test]
    public void One_more_does_not_change_what_the_others_do_by_chance()
    {
        var alone = Places();
        Restart(new() { Nodes = 8, Components = [Packing("packer")] });
        for (var i = 0; i < 3; i++)
            ApplyPod("other" + i, spec: spec => Of("packer")(spec) with { NodeSelector = [new("kubernetes.io/hostname", "node-8")] });
        var together = Places();

        together.Should().Equal(alone);

        List<string?> Places()
        {
            if (Cluster.Options.Components.Count == 0)
                Restart(new() { Nodes = 8 });
            ApplyPod("web", spec: spec => spec with { Affinity = NotOnTheLastNode });
            Run(5);
            return [Pod("web").Spec.NodeName];
        }
    }

    [Test]
    public void One_of_the_name_of_the_built_in_one_takes_its_place()
    {
        Restart(new() { Components = [new SchedulerComponent(new() { Profiles = [SchedulerProfile.Default with { SchedulerName = "only" }] })] });
        ApplyPod("default");
        ApplyPod("own", spec: Of("only"));
        Run(10);

        Cluster.Components.OfType<SchedulerComponent>().Should().ContainSingle();
        Pod("default").IsBound.Should().BeFalse();
        Pod("own").IsBound.Should().BeTrue();
    }

    [Test]
    public void Two_cannot_have_one_name()
    {
        var start = () => new Cluster(new ClusterOptions { Components = [Packing("a"), Packing("a")] });

        start.Should().Throw<ArgumentException>().WithMessage("Two components are named \"a-scheduler\".*");
    }

    private static readonly Affinity NotOnTheLastNode = new()
    {
        NodeAffinity = new()
        {
            RequiredDuringSchedulingIgnoredDuringExecution = new()
            {
                NodeSelectorTerms = [new() { MatchExpressions = [new() { Key = "kubernetes.io/hostname", Operator = "NotIn", Values = ["node-8"] }] }],
            },
        },
    };

    private static SchedulerComponent Packing(string profile) => new(new() { Profiles = [SchedulerProfile.Default with { SchedulerName = profile }] }, profile + "-scheduler");

    private static Func<PodSpec, PodSpec> Of(string scheduler) => spec => spec with { SchedulerName = scheduler };

    private static Container AskForOne(Container container) => container with { Resources = new() { Requests = [new("cpu", "900m")] } };

    private string? ReporterOf(string pod) =>
        Cluster.Client.List<Event>("default").Single(told => told.Reason == "Scheduled" && told.InvolvedObject.Name == pod).ReportingComponent;
}
