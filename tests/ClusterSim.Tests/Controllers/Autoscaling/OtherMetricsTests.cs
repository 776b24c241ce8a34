using ClusterSim.Api;
using ClusterSim.Api.ApiExtensions;
using ClusterSim.Api.Autoscaling;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.Autoscaling;

/// <summary>Scaling by figures that a test registers, and of kinds that it defines.</summary>
public sealed class OtherMetricsTests : AutoscalingFixture
{
    [Test]
    public void Scales_by_a_metric_of_its_pods()
    {
        CreateWeb(2);
        Cluster.Metrics.Add<Pod>("qps", _ => 30);

        Autoscale(1, 10, new() { Type = "Pods", Pods = new() { Metric = new() { Name = "qps" }, Target = new() { Type = "AverageValue", AverageValue = 15 } } });

        RunUntilReplicas(4);
        Autoscaler.Status.CurrentMetrics.Single().Pods!.Current.AverageValue.ToString().Should().Be("30");
    }

    [Test]
    public void Scales_by_a_metric_of_another_object()
    {
        CreateWeb(2);
        Cluster.Apply(new Service { Metadata = new() { Name = "front" }, Spec = new() { Ports = [new() { Port = 80 }] } });
        Cluster.Metrics.Add<Service>("hits", _ => 300);

        Autoscale(1, 10, new() { Type = "Object", Object = new() { DescribedObject = new() { ApiVersion = "v1", Kind = "Service", Name = "front" }, Metric = new() { Name = "hits" }, Target = new() { Type = "Value", Value = 100 } } });

        RunUntilReplicas(4); // At most twice as many at a time.
        EventsOf("web").Should().Contain("SuccessfulRescale: New size: 4; reason: Service metric hits above target");
        Condition("ScalingLimited").Reason.Should().Be("ScaleUpLimit");
    }

    [Test]
    public void Scales_by_figures_of_the_world_outside()
    {
        CreateWeb(1);
        Cluster.Metrics.AddExternal("queue", _ => [new(20) { Labels = [new("queue", "mail")] }, new(10) { Labels = [new("queue", "mail")] }, new(999) { Labels = [new("queue", "print")] }]);

        Autoscale(1, 10, new() { Type = "External", External = new() { Metric = new() { Name = "queue", Selector = new() { MatchLabels = [new("queue", "mail")] } }, Target = new() { Type = "AverageValue", AverageValue = 10 } } });

        RunUntilReplicas(3);
        EventsOf("web").Should().Contain("SuccessfulRescale: New size: 3; reason: external metric queue(&LabelSelector{MatchLabels:map[string]string{queue: mail,},MatchExpressions:[]LabelSelectorRequirement{},}) above target");
    }

    [Test]
    public void Says_which_metric_is_missing()
    {
        CreateWeb(1);

        Autoscale(1, 10, new() { Type = "External", External = new() { Metric = new() { Name = "queue" }, Target = new() { Type = "Value", Value = 10 } } });
        Run(16);

        Condition("ScalingActive").Should().Match<HorizontalPodAutoscalerCondition>(condition => condition.Status == "False" && condition.Reason == "FailedGetExternalMetric");
        EventsOf("web").Should().Contain("FailedComputeMetricsReplicas: invalid metrics (1 invalid out of 1), first error is: failed to get queue external metric value: failed to get external metric queue: unable to get external metric default/queue/nil: unable to fetch metrics from external metrics API: the server could not find the requested resource (get queue.external.metrics.k8s.io)");
    }

    [Test]
    public void Has_nothing_to_go_by_without_a_metrics_server()
    {
        Restart(new() { MetricsServer = false });
        CreateWeb(1);

        Autoscale(1, 10, Cpu(50));
        Run(16);

        Condition("ScalingActive").Message.Should().Be("the HPA was unable to compute the replica count: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)");
    }

    [Test]
    public void Scales_a_kind_of_ones_own_through_its_scale()
    {
        Cluster.ApplyText("""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: farms.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {plural: farms, singular: farm, kind: Farm, listKind: FarmList}
              versions:
              - name: v1
                served: true
                storage: true
                subresources:
                  scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas, labelSelectorPath: .status.selector}
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      spec: {type: object, properties: {replicas: {type: integer}}}
                      status: {type: object, properties: {replicas: {type: integer}, selector: {type: string}}}
            """);
        Run(1);
        Cluster.ApplyText("""
            apiVersion: example.com/v1
            kind: Farm
            metadata: {name: web, namespace: default}
            spec: {replicas: 1}
            status: {replicas: 1, selector: app=web}
            """);
        CreateWeb(1);
        Cluster.Metrics.AddExternal("queue", _ => [50]);

        Autoscale(1, 5, new() { Type = "External", External = new() { Metric = new() { Name = "queue" }, Target = new() { Type = "AverageValue", AverageValue = 10 } } }, kind: "Farm", apiVersion: "example.com/v1");
        Run(16);

        EventsOf("web").Should().Contain("SuccessfulRescale: New size: 4; reason: external metric queue(nil) above target");
    }
}
