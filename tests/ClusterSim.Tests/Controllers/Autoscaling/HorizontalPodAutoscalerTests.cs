using ClusterSim.Api;
using ClusterSim.Api.Autoscaling;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Tests.Controllers.Autoscaling;

/// <summary>Scaling by what programs use.</summary>
public sealed class HorizontalPodAutoscalerTests : AutoscalingFixture
{
    [Test]
    public void Scales_up_to_what_the_usage_asks_for()
    {
        CreateWeb(1);
        Usage = new(90, 32 << 20);
        Autoscale(1, 5, Cpu(30));

        RunUntilReplicas(3);

        EventsOf("web").Should().Contain("SuccessfulRescale: New size: 3; reason: cpu resource utilization (percentage of request) above target");
        Cluster.Components.OfType<ReconcilerComponent>().SelectMany(component => component.Failures).Should().BeEmpty();
    }

    [Test]
    public void Waits_five_minutes_before_it_scales_down()
    {
        CreateWeb(4);
        Usage = new(10, 32 << 20);
        Autoscale(1, 5, Cpu(50));

        Cluster.Run(TimeSpan.FromMinutes(4.5));
        var before = Replicas;
        Cluster.Run(TimeSpan.FromMinutes(1));

        (before, Replicas).Should().Be((4, 1));
        EventsOf("web").Should().Contain("SuccessfulRescale: New size: 1; reason: All metrics below target");
    }
}
