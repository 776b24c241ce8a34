using System.Text;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes;

/// <summary>Resources of containers are changed while they run.</summary>
public sealed class ResizeTests : WholeClusterFixture
{
    [Test]
    public void Gives_a_running_container_more()
    {
        Start("web", "500m");
        Resize("web", "800m");
        Run(0);
        Condition("web", "PodResizeInProgress").Should().NotBeNull();
        Run(2);

        var status = Status("web");
        (status.AllocatedResources["cpu"].ToString(), status.Resources!.Requests["cpu"].ToString(), status.RestartCount).Should().Be(("800m", "800m", 0));
        Pod("web").Status.Conditions.Should().HaveCount(5);
        EventsOf("web").Should().EndWith([
            "ResizeStarted: Pod resize started: {\"containers\":[{\"name\":\"main\",\"resources\":{\"limits\":{\"memory\":\"100Mi\"},\"requests\":{\"cpu\":\"800m\",\"memory\":\"100Mi\"}}}],\"generation\":2}",
            "ResizeCompleted: Pod resize completed: {\"containers\":[{\"name\":\"main\",\"resources\":{\"limits\":{\"memory\":\"100Mi\"},\"requests\":{\"cpu\":\"800m\",\"memory\":\"100Mi\"}}}],\"generation\":2}"]);
    }

    [Test]
    public void Restarts_a_container_whose_policy_says_so()
    {
        Start("web", "500m", main => main with { ResizePolicy = [new() { ResourceName = "cpu", RestartPolicy = "RestartContainer" }] });
        Resize("web", "800m");
        Run(5);

        (Status("web").RestartCount, Status("web").Resources!.Requests["cpu"].ToString()).Should().Be((1, "800m"));
        EventsOf("web").Should().Contain("Killing: Container main resize requires restart");
        Condition("web", "PodResizeInProgress").Should().BeNull();
    }

    [Test]
    public void Waits_until_there_is_room()
    {
        Start("other", "3");
        Start("web", "500m");
        Resize("web", "2");
        Run(2);
        Condition("web", "PodResizePending").Should().BeEquivalentTo(new
        {
            Status = "True",
            Reason = "Deferred",
            Message = "Node didn't have enough resource: cpu, requested: 2000, used: 3000, capacity: 4000",
            ObservedGeneration = 2L,
        });
        Status("web").AllocatedResources["cpu"].ToString().Should().Be("500m");
        Cluster.Client.Delete(Pod("other"));
        Run(5);

        Condition("web", "PodResizePending").Should().BeNull();
        Status("web").Resources!.Requests["cpu"].ToString().Should().Be("2");
    }

    [Test]
    public void Says_when_the_node_could_never_give_so_much()
    {
        Start("web", "500m");
        Resize("web", "64");
        Run(2);

        Condition("web", "PodResizePending").Should().BeEquivalentTo(new { Reason = "Infeasible", Message = "Node didn't have enough capacity: cpu, requested: 64000, capacity: 4000" });
        EventsOf("web").Should().Contain(told => told.StartsWith("ResizeInfeasible: Pod resize Infeasible: {"));
        Resize("web", "500m");
        Run(2);

        Condition("web", "PodResizePending").Should().BeNull();
    }

    [Test]
    public void Lets_a_program_live_that_would_have_run_out_of_memory()
    {
        Cluster.Images.Add("leak", async context =>
        {
            context.UseOverTime(UsageCurve.Through((TimeSpan.Zero, default), (TimeSpan.FromSeconds(200), new(0, 200 << 20))));
            await context.WaitForStop();
            return 0;
        });
        Start("web", "100m", main => main with { Image = "leak" });
        Resize("web", "100m", memory: "300Mi");
        Run(300);

        Status("web").RestartCount.Should().Be(0);
        Resize("web", "100m", memory: "150Mi");
        Run(5);

        Condition("web", "PodResizeInProgress").Should().BeEquivalentTo(new { Reason = "Error" });
        Status("web").Resources!.Limits["memory"].ToString().Should().Be("300Mi");
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Forgets_a_peak_that_is_over_unless_it_comes_again(bool isRepeated)
    {
        Cluster.Images.Add("peak", async context =>
        {
            var peak = UsageCurve.Through((TimeSpan.Zero, default), (TimeSpan.FromSeconds(20), new(0, 90 << 20)), (TimeSpan.FromSeconds(40), default), (TimeSpan.FromMinutes(5), default));
            context.UseOverTime(isRepeated ? peak.Repeated() : peak);
            await context.WaitForStop();
            return 0;
        });
        Start("web", "100m", main => main with { Image = "peak" });
        Run(60);
        Resize("web", "100m", memory: "50Mi");
        Run(200);
        Status("web").RestartCount.Should().Be(0);

        Run(90);
        (Status("web").RestartCount > 0).Should().Be(isRepeated);
    }

    private PodCondition? Condition(string pod, string type) => Pod(pod).Condition(type);

    private void Start(string name, string cpu, Func<Container, Container>? container = null)
    {
        var resources = new ResourceRequirements { Requests = [new("cpu", cpu), new("memory", "100Mi")], Limits = [new("memory", "100Mi")] };
        ApplyPod(name, "nginx", main => (container?.Invoke(main) ?? main) with { Resources = resources }, spec => spec with { NodeName = "node-1" });
        RunUntilReady(name);
    }

    private void Resize(string pod, string cpu, string memory = "100Mi")
    {
        var amounts = $"\"requests\":{{\"cpu\":\"{cpu}\",\"memory\":\"{memory}\"}},\"limits\":{{\"memory\":\"{memory}\"}}";
        var body = $"{{\"spec\":{{\"containers\":[{{\"name\":\"main\",\"resources\":{{{amounts}}}}}]}}}}";
        using var http = new HttpClient(Cluster.CreateHttpHandler()) { BaseAddress = new("http://cluster") };
        using var content = new StringContent(body, Encoding.UTF8, "application/strategic-merge-patch+json");
        var answer = Cluster.Loop.Run(() => http.PatchAsync(new Uri($"/api/v1/namespaces/default/pods/{pod}/resize", UriKind.Relative), content));
        answer.IsSuccessStatusCode.Should().BeTrue();
    }
}
