using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Autoscaling;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Controllers.Autoscaling;

/// <summary>A Deployment of Pods that use as much as a test says, and an autoscaler over it.</summary>
public abstract class AutoscalingFixture : WholeClusterFixture
{
    /// <summary>What each container of the Deployment uses from now on.</summary>
    protected ContainerUsage Usage { get; set; } = new(50, 32 << 20);

    protected IClusterClient Client => Cluster.Client;

    protected HorizontalPodAutoscaler Autoscaler => Client.Get<HorizontalPodAutoscaler>("default", "web");

    protected int Replicas => Client.Get<Deployment>("default", "web").Spec.Replicas ?? 0;

    protected void CreateWeb(int replicas, string cpu = "100m")
    {
        Cluster.Images.Add("shop/web", async context =>
        {
            while (!context.Stopping.IsCancellationRequested)
            {
                context.Use(Usage);
                await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(1), context.Time), context.WaitForStop());
            }
            return 0;
        });
        Cluster.Apply(new Deployment
        {
            Metadata = new() { Name = "web" },
            Spec = new()
            {
                Replicas = replicas,
                Selector = LabelSelector.Labels(ValueMap.Of(("app", "web"))),
                Template = new()
                {
                    Metadata = new() { Labels = ValueMap.Of(("app", "web")) },
                    Spec = new() { Containers = [new() { Name = "main", Image = "shop/web", Resources = new() { Requests = ValueMap.Of<Quantity>(("cpu", cpu), ("memory", "64Mi")) } }] },
                },
            },
        });
        Cluster.RunUntil(() => ReadyPods("web").Count == replicas, TimeSpan.FromMinutes(2));
        Run(20); // A whole window of measurement.
    }

    protected void Autoscale(int min, int max, MetricSpec metric, HorizontalPodAutoscalerBehavior? behavior = null, string kind = "Deployment", string apiVersion = "apps/v1", string name = "web") =>
        Cluster.Apply(new HorizontalPodAutoscaler
        {
            Metadata = new() { Name = name },
            Spec = new()
            {
                ScaleTargetRef = new() { ApiVersion = apiVersion, Kind = kind, Name = "web" },
                MinReplicas = min,
                MaxReplicas = max,
                Metrics = [metric],
                Behavior = behavior,
            },
        });

    protected static MetricSpec Cpu(int percent) => new() { Type = "Resource", Resource = new() { Name = "cpu", Target = new() { Type = "Utilization", AverageUtilization = percent } } };

    protected HorizontalPodAutoscalerCondition Condition(string type) => Autoscaler.Status.Conditions.Single(condition => condition.Type == type);

    protected void RunUntilReplicas(int replicas, double minutes = 1) => Cluster.RunUntil(() => Replicas == replicas, TimeSpan.FromMinutes(minutes));
}
