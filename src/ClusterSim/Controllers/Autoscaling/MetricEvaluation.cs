using ClusterSim.Api.Autoscaling;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Selectors;
using ClusterSim.Client;

namespace ClusterSim.Controllers.Autoscaling;

/// <summary>What one of an autoscaler's metrics says.</summary>
/// <param name="Replicas">How many Pods it proposes.</param>
/// <param name="Name">What it is called in texts.</param>
/// <param name="Status">What was measured.</param>
internal sealed record EvaluatedMetric(int Replicas, string Name, MetricStatus Status);

/// <summary>Works out what an autoscaler's metrics say.</summary>
/// <remarks>Source: horizontal.go, computeReplicasForMetric and computeStatusFor…Metric; metrics/client.go (v1.36).</remarks>
/// <param name="autoscaler">The autoscaler.</param>
/// <param name="wanted">How many Pods its target asks for.</param>
/// <param name="actual">How many there are.</param>
/// <param name="pods">The Pods its target selects.</param>
/// <param name="selector">The selector of these.</param>
/// <param name="tools">What every evaluation needs.</param>
internal sealed partial class MetricEvaluation(HorizontalPodAutoscaler autoscaler, int wanted, int actual, IReadOnlyList<Pod> pods, LabelQuery selector, MetricTools tools)
{
    private const string NoTarget = "neither a value target nor an average value target was set";

    private readonly Tolerances _tolerances = Tolerances.Of(autoscaler.Spec.Behavior, tools.Options.Tolerance);

    /// <summary>The metric's proposal.</summary>
    /// <param name="metric">Which metric.</param>
    /// <param name="failure">Called with the reason of the condition and with what is wrong, before it throws.</param>
    /// <exception cref="MetricException">It says nothing.</exception>
    public EvaluatedMetric Evaluate(MetricSpec metric, Action<string, string> failure)
    {
        var (reason, what) = metric.Type switch
        {
            "Object" => ("FailedGetObjectMetric", "failed to get object metric value"),
            "Pods" => ("FailedGetPodsMetric", "failed to get pods metric value"),
            "Resource" => ("FailedGetResourceMetric", $"failed to get {metric.Resource!.Name} resource metric value"),
            "ContainerResource" => ("FailedGetContainerResourceMetric", $"failed to get {metric.ContainerResource!.Container} container metric value"),
            _ => ("FailedGetExternalMetric", $"failed to get {metric.External!.Metric.Name} external metric value"),
        };
        var more = "";
        try
        {
            return metric.Type switch
            {
                "Object" => OfObject(metric.Object!, out more),
                "Pods" => OfPods(metric.Pods!),
                "Resource" => OfResource(metric.Resource!),
                "ContainerResource" => OfContainer(metric.ContainerResource!),
                _ => External(metric.External!, out more),
            };
        }
        catch (MetricException e)
        {
            failure(reason, e.Message);
            throw new MetricException($"{what}: {more}{e.Message}");
        }
    }

    private EvaluatedMetric OfObject(ObjectMetricSource source, out string failure)
    {
        failure = "";
        var (metric, target, described) = (source.Metric, source.Target, source.DescribedObject);
        long Usage()
        {
            try
            {
                var (resource, key) = tools.Resolve(described, autoscaler.Metadata.Namespace!);
                return tools.Metrics.Get(resource, key, metric.Name, metric.Selector).Value.MilliValue;
            }
            catch (ApiException e)
            {
                throw new MetricException($"unable to get metric {metric.Name}: unable to fetch metrics from custom metrics API: {e.Message} on {described.Kind} {autoscaler.Metadata.Namespace}/{described.Name}");
            }
        }
        EvaluatedMetric Status(int replicas, string name, MetricValueStatus current) =>
            new(replicas, name, new() { Type = "Object", Object = new() { DescribedObject = described, Metric = metric, Current = current } });

        if (target is { Type: "Value", Value: { } value })
        {
            var proposal = ReplicaCalculator.ForWhole(wanted, Usage(), value.MilliValue, pods, _tolerances);
            return Status(proposal.Replicas, $"{described.Kind} metric {metric.Name}", new() { Value = Quantity.FromMilli(proposal.Usage) });
        }
        if (target is not { Type: "AverageValue", AverageValue: { } average })
            throw new MetricException("invalid object metric source: " + NoTarget);
        failure = $"failed to get {metric.Name} object metric: ";
        var share = ReplicaCalculator.ForShare(actual, Usage(), average.MilliValue, _tolerances);
        return Status(share.Replicas, $"external metric {metric.Name}({SelectorText.Of(metric.Selector)})", new() { AverageValue = Quantity.FromMilli(share.Usage) });
    }

    private EvaluatedMetric External(ExternalMetricSource source, out string failure)
    {
        var (metric, target) = (source.Metric, source.Target);
        long Usage()
        {
            try
            {
                var samples = tools.Metrics.External(autoscaler.Metadata.Namespace!, metric.Name, metric.Selector);
                return samples.Count > 0 ? samples.Sum(sample => sample.Value.MilliValue) : throw new MetricException(Failure("no metrics returned from external metrics API"));
            }
            catch (ApiException e)
            {
                throw new MetricException(Failure("unable to fetch metrics from external metrics API: " + e.Message));
            }
        }
        string Failure(string why) => $"unable to get external metric {autoscaler.Metadata.Namespace}/{metric.Name}/{SelectorText.Of(metric.Selector)}: {why}";
        EvaluatedMetric Status(int replicas, MetricValueStatus current) => new(
            replicas, $"external metric {metric.Name}({SelectorText.Of(metric.Selector)})", new() { Type = "External", External = new() { Metric = metric, Current = current } });

        if (target.AverageValue is { } average)
        {
            failure = $"failed to get {metric.Name} external metric: ";
            var share = ReplicaCalculator.ForShare(actual, Usage(), average.MilliValue, _tolerances);
            return Status(share.Replicas, new() { AverageValue = Quantity.FromMilli(share.Usage) });
        }
        failure = "";
        if (target.Value is not { } value)
            throw new MetricException("invalid external metric source: " + NoTarget);
        failure = $"failed to get external metric {metric.Name}: ";
        var proposal = ReplicaCalculator.ForWhole(wanted, Usage(), value.MilliValue, pods, _tolerances);
        return Status(proposal.Replicas, new() { Value = Quantity.FromMilli(proposal.Usage) });
    }
}
