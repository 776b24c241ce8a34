using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Autoscaling;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.Autoscaling;

/// <summary>How fast, and how far, an autoscaler goes.</summary>
public sealed class ScalingBehaviorTests : AutoscalingFixture
{
    [Test]
    public void Adds_one_pod_a_minute_where_that_is_the_policy()
    {
        CreateWeb(1);
        Usage = new(100, 32 << 20);
        Autoscale(1, 10, Cpu(20), new() { ScaleUp = new() { Policies = [new() { Type = "Pods", Value = 1, PeriodSeconds = 60 }] } });

        var sizes = new List<int>();
        for (var minute = 0; minute < 3; minute++)
        {
            Run(62);
            sizes.Add(Replicas);
        }

        sizes.Should().Equal(2, 3, 4);
        Condition("ScalingLimited").Should().Match<HorizontalPodAutoscalerCondition>(condition => condition.Status == "True" && condition.Reason == "ScaleUpLimit");
    }

    [Test]
    public void Takes_the_smaller_change_of_several_policies_if_asked_to()
    {
        CreateWeb(8);
        Usage = new(1, 32 << 20);
        Autoscale(1, 10, Cpu(50), new()
        {
            ScaleDown = new()
            {
                StabilizationWindowSeconds = 0,
                SelectPolicy = "Min",
                Policies = [new() { Type = "Percent", Value = 50, PeriodSeconds = 600 }, new() { Type = "Pods", Value = 2, PeriodSeconds = 600 }],
            },
        });

        Run(120);

        Replicas.Should().Be(6);
        Condition("ScalingLimited").Reason.Should().Be("ScaleDownLimit");
    }

    [Test]
    public void Waits_with_scaling_up_for_a_whole_window()
    {
        CreateWeb(1);
        Autoscale(1, 10, Cpu(50), new() { ScaleUp = new() { StabilizationWindowSeconds = 60 } });
        Run(16);
        Usage = new(100, 32 << 20);

        Run(30);
        var (during, reason) = (Replicas, Condition("AbleToScale").Reason);
        Run(60);

        (during, reason, Replicas).Should().Be((1, "ScaleUpStabilized", 2));
    }

    [Test]
    public void Never_scales_in_a_direction_that_is_disabled()
    {
        CreateWeb(3);
        Usage = new(1, 32 << 20);
        Autoscale(1, 10, Cpu(50), new() { ScaleDown = new() { SelectPolicy = "Disabled", StabilizationWindowSeconds = 0 } });

        Cluster.Run(TimeSpan.FromMinutes(10));

        Replicas.Should().Be(3);
    }

    [Test]
    public void Overlooks_what_is_within_its_own_tolerance()
    {
        CreateWeb(1);
        Usage = new(115, 32 << 20);
        Autoscale(1, 10, Cpu(100), new() { ScaleUp = new() { Tolerance = "0.2" } });
        Run(40);
        var tolerated = Replicas;
        Usage = new(130, 32 << 20);

        tolerated.Should().Be(1);
        RunUntilReplicas(2);
    }

    [Test]
    public void Lets_pods_be_that_another_autoscaler_controls_too()
    {
        CreateWeb(2);
        Autoscale(1, 10, Cpu(50));
        Autoscale(1, 10, Cpu(80), name: "other");

        Run(60);

        Condition("ScalingActive").Should().Match<HorizontalPodAutoscalerCondition>(condition =>
            condition.Reason == "AmbiguousSelector" && condition.Message == "pods by selector app=web are controlled by multiple HPAs: [default/other default/web]");
    }

    [Test]
    public void Comes_down_at_once_when_there_are_more_than_allowed()
    {
        CreateWeb(5);
        Autoscale(1, 3, Cpu(50));

        Run(16);

        Replicas.Should().Be(3);
        EventsOf("web").Should().Contain("SuccessfulRescale: New size: 3; reason: Current number of replicas above Spec.MaxReplicas");
    }

    [Test]
    public void Keeps_the_pods_there_are_when_one_of_several_metrics_is_missing_and_the_others_ask_for_fewer()
    {
        CreateWeb(3);
        Usage = new(1, 32 << 20);
        Cluster.Apply(new HorizontalPodAutoscaler
        {
            Metadata = new() { Name = "web" },
            Spec = new()
            {
                ScaleTargetRef = new() { ApiVersion = "apps/v1", Kind = "Deployment", Name = "web" },
                MaxReplicas = 10,
                Metrics = [Cpu(50), new() { Type = "Pods", Pods = new() { Metric = new() { Name = "qps" }, Target = new() { Type = "AverageValue", AverageValue = 1 } } }],
            },
        });

        Cluster.Run(TimeSpan.FromMinutes(7));

        Replicas.Should().Be(3);
        Condition("ScalingActive").Message.Should().Be("the HPA was unable to compute the replica count: unable to get metric qps: unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered");
    }

    [Test]
    public void Goes_on_with_a_target_that_was_deleted_and_made_again()
    {
        CreateWeb(1);
        Autoscale(1, 3, Cpu(50));
        Cluster.Client.Delete(Cluster.Client.Get<Deployment>("default", "web"));
        Run(16);

        Condition("AbleToScale").Message.Should().Be("the HPA controller was unable to get the target's current scale: deployments.apps \"web\" not found");

        CreateWeb(1);
        Run(16);
        Condition("AbleToScale").Status.Should().Be("True");
    }
}
