using ClusterSim.Scheduling;

namespace ClusterSim.Tests.Scheduling;

/// <summary>A scheduler that starts when others have been at work.</summary>
[TestFixture]
public sealed class LateSchedulerTests : SchedulerFixture
{
    [Test]
    public void Takes_in_what_is_there_and_then_its_pods()
    {
        CreateNode("n1", cpu: "2");
        CreateNode("n2", cpu: "2");
        StartScheduler();
        CreatePod("a", cpu: "2", spec: spec => spec with { NodeSelector = [new("kubernetes.io/hostname", "n1")] });
        CreatePod("late", cpu: "2", spec: spec => spec with { SchedulerName = "late" });
        Loop.Run(TimeSpan.FromMinutes(10));
        NodeOf("late").Should().BeNull();

        Start(new SchedulerComponent(new() { Profiles = [SchedulerProfile.Default with { SchedulerName = "late" }] }, "late-scheduler"));
        Deliver();

        NodeOf("late").Should().Be("n2", "n1 is taken");
    }
}
