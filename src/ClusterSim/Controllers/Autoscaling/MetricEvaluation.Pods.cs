using ClusterSim.Api.Autoscaling;
using ClusterSim.Api.Metrics;
using ClusterSim.ApiServer;

namespace ClusterSim.Controllers.Autoscaling;

/// <content>Metrics that each Pod has.</content>
internal sealed partial class MetricEvaluation
{
    private EvaluatedMetric OfPods(PodsMetricSource source)
    {
        var (metric, target) = (source.Metric, source.Target.AverageValue!.Value.MilliValue);
        var samples = new Dictionary<string, PodSample>(StringComparer.Ordinal); // Looked up only.
        try
        {
            foreach (var pod in pods)
                if (tools.Metrics.Find("pods", pod.Key, metric.Name, metric.Selector) is { } sample)
                    samples.Add(pod.Metadata.Name!, new(sample.Value.MilliValue, tools.Now, TimeSpan.Zero));
        }
        catch (ApiException e)
        {
            throw new MetricException($"unable to get metric {metric.Name}: unable to fetch metrics from custom metrics API: {e.Message}");
        }
        if (samples.Count == 0)
            throw new MetricException($"unable to get metric {metric.Name}: no metrics returned from custom metrics API");
        var proposal = ReplicaCalculator.ForAverage(wanted, target, Group(samples, isCpu: false), _tolerances);
        return new(proposal.Replicas, $"pods metric {metric.Name}", new() { Type = "Pods", Pods = new() { Metric = metric, Current = new() { AverageValue = Quantity.FromMilli(proposal.Usage) } } });
    }

    private EvaluatedMetric OfResource(ResourceMetricSource source)
    {
        var (replicas, name, current) = OfUsage(source.Name, "", source.Target);
        return new(replicas, name, new() { Type = "Resource", Resource = new() { Name = source.Name, Current = current } });
    }

    private EvaluatedMetric OfContainer(ContainerResourceMetricSource source)
    {
        var (replicas, name, current) = OfUsage(source.Name, source.Container, source.Target);
        return new(replicas, name, new() { Type = "ContainerResource", ContainerResource = new() { Name = source.Name, Container = source.Container, Current = current } });
    }

    private (int Replicas, string Name, MetricValueStatus Current) OfUsage(string resource, string container, MetricTarget target)
    {
        var isByAmount = target.AverageValue is not null;
        if (!isByAmount && target.AverageUtilization is null)
            throw new MetricException("invalid resource metric source: neither an average utilization target nor an average value (usage) target was set");
        try
        {
            var groups = Group(Measure(resource, container), isCpu: resource == "cpu");
            if (isByAmount)
            {
                var amount = ReplicaCalculator.ForAverage(wanted, target.AverageValue!.Value.MilliValue, groups, _tolerances);
                return (amount.Replicas, $"{resource} resource", new() { AverageValue = Written(resource, amount.Usage) });
            }
            var proposal = ReplicaCalculator.ForUtilization(wanted, target.AverageUtilization!.Value, groups, pod => RequestedAmounts.Of(pod, container, resource), _tolerances);
            var name = $"{resource} {(container.Length > 0 ? "container " : "")}resource utilization (percentage of request)";
            return (proposal.Replicas, name, new() { AverageUtilization = proposal.Utilization, AverageValue = Written(resource, proposal.Usage) });
        }
        catch (MetricException e)
        {
            throw new MetricException($"failed to get {resource} {(isByAmount ? "usage" : "utilization")}: {e.Message}");
        }
    }

    private Dictionary<string, PodSample> Measure(string resource, string container)
    {
        var (samples, isAnything) = (new Dictionary<string, PodSample>(StringComparer.Ordinal), false);
        try
        {
            foreach (var pod in pods)
            {
                if (tools.Metrics.FindUsage(pod.Key) is not { } usage || !selector.Matches(usage.Metadata.Labels))
                    continue;
                isAnything = true;
                if (AmountOf(usage, resource, container) is { } amount)
                    samples.Add(pod.Metadata.Name!, new(amount, usage.Timestamp ?? tools.Now, WindowOf(usage)));
            }
        }
        catch (ApiException e)
        {
            throw new MetricException($"unable to get metrics for resource {resource}: unable to fetch metrics from resource metrics API: {e.Message}");
        }
        return isAnything ? samples : throw new MetricException($"unable to get metrics for resource {resource}: no metrics returned from resource metrics API");
    }

    private static long? AmountOf(PodMetrics usage, string resource, string container)
    {
        var (sum, isMissing) = (0L, usage.Containers.Count == 0);
        foreach (var measured in usage.Containers)
        {
            if (container.Length > 0 && measured.Name != container)
                continue;
            if (!measured.Usage.TryGetValue(resource, out var amount))
                return null;
            sum += amount.MilliValue;
            if (container.Length > 0)
                return sum;
        }
        if (container.Length > 0)
            throw new MetricException($"unable to get metrics for resource {resource}: failed to get container metrics: container {container} not present in metrics for pod {usage.Metadata.Namespace}/{usage.Metadata.Name}");
        return isMissing ? null : sum;
    }

    private MeasuredPods Group(Dictionary<string, PodSample> samples, bool isCpu) =>
        MeasuredPods.Of(pods, pod => samples.TryGetValue(pod.Metadata.Name!, out var sample) ? sample : null, isCpu, tools.Options, tools.Now);

    // Memory is written as the metrics server writes it.
    private static Quantity Written(string resource, long milli) => new(milli / 1000m, resource == "memory" ? QuantityFormat.BinarySI : QuantityFormat.DecimalSI);

    private static TimeSpan WindowOf(PodMetrics usage) =>
        GoDuration.TryParse(usage.Window, out var window, out _) ? window : TimeSpan.FromMinutes(1); // metricServerDefaultMetricWindow
}
