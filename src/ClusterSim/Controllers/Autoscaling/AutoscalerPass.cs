using ClusterSim.Api.Autoscaling;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Selectors;
using ClusterSim.Reconcilers;
using Scale = ClusterSim.Api.Autoscaling.V1.Scale;

namespace ClusterSim.Controllers.Autoscaling;

/// <summary>One look at an autoscaler: read the scale of its target, ask the metrics, scale, tell.</summary>
/// <remarks>Source: horizontal.go, reconcileAutoscaler, computeReplicasForMetrics, validateAndParseSelector (v1.36).</remarks>
internal sealed class AutoscalerPass(ComponentContext context, HorizontalPodAutoscaler autoscaler, AutoscalerMemory memory, HorizontalPodAutoscalerOptions options, Func<string, IReadOnlyList<Pod>, IReadOnlyList<string>> controllersOf)
{
    private const int Attempts = 5; // retry.DefaultRetry

    private readonly AutoscalerStatus _status = new(autoscaler, context.Loop.Now);

    private string Namespace => autoscaler.Metadata.Namespace!;

    private HorizontalPodAutoscalerSpec Spec => autoscaler.Spec;

    public void Run()
    {
        if (FindTarget() is not var (kind, key, scale))
        {
            Write();
            return;
        }
        _status.Set(AutoscalerStatus.AbleToScale, true, "SucceededGetScale", "the HPA controller was able to get the target's current scale");
        var current = scale.Spec.Replicas;
        if (memory.Recommendations.Count == 0)
            memory.Recommendations.Add(new(current, context.Loop.Now));
        var minimum = Spec.MinReplicas ?? 1;
        if (current == 0 && minimum != 0)
        {
            _status.Set(AutoscalerStatus.ScalingActive, false, "ScalingDisabled", "scaling is disabled since the replica count of the target is zero");
            Finish(current, current, [], isRescaled: false);
        }
        else if (current > Spec.MaxReplicas)
            Rescale(kind, key, scale, Spec.MaxReplicas, "Current number of replicas above Spec.MaxReplicas", []);
        else if (current < minimum)
            Rescale(kind, key, scale, minimum, "Current number of replicas below Spec.MinReplicas", []);
        else
            FollowMetrics(kind, key, scale);
    }

    private (ResourceType Kind, ObjectKey Key, Scale Scale)? FindTarget()
    {
        var target = Spec.ScaleTargetRef;
        try
        {
            var apiVersion = target.ApiVersion ?? "";
            if (apiVersion.Count(letter => letter == '/') > 1)
                throw new MetricException("unexpected GroupVersion string: " + apiVersion);
            var group = MetricTools.GroupOf(apiVersion);
            var kind = context.DynamicClient.FindKind(apiVersion, target.Kind)
                ?? context.DynamicClient.Kinds.FirstOrDefault(kind => kind.Group == group && kind.Kind == target.Kind)
                ?? throw new MetricException($"no matches for kind \"{target.Kind}\" in group \"{group}\"");
            var key = new ObjectKey(Namespace, target.Name);
            return (kind, key, context.DynamicClient.GetScale(kind, key));
        }
        catch (Exception e) when (e is ApiException or MetricException)
        {
            Warn("FailedGetScale", e.Message);
            _status.Set(AutoscalerStatus.AbleToScale, false, "FailedGetScale", "the HPA controller was unable to get the target's current scale: " + e.Message);
            return null;
        }
    }

    private void FollowMetrics(ResourceType kind, ObjectKey key, Scale scale)
    {
        var current = scale.Spec.Replicas;
        ValueList<MetricStatus> statuses = [];
        int proposed;
        string metric;
        try
        {
            (proposed, metric) = Propose(scale, out statuses);
        }
        catch (MetricException e)
        {
            _status.Count(current, null, statuses, isRescaled: false);
            Write();
            Warn("FailedComputeMetricsReplicas", e.Message);
            return;
        }
        var reason = proposed > current ? metric + " above target" : proposed < current ? "All metrics below target" : "";
        var now = context.Loop.Now;
        var desired = Spec.Behavior is { } behavior
            ? Normalization.Apply(autoscaler, behavior, memory, _status, current, proposed, options, now)
            : Normalization.Apply(autoscaler, memory, _status, current, proposed, options, now);
        if (desired == current)
            Finish(current, desired, statuses, isRescaled: false);
        else
            Rescale(kind, key, scale, desired, reason, statuses);
    }

    /// <summary>The highest number that a metric proposes, and that metric's name.</summary>
    private (int Replicas, string Metric) Propose(Scale scale, out ValueList<MetricStatus> statuses)
    {
        statuses = [];
        var selector = Select(scale.Status.Selector ?? "", out var pods);
        var evaluation = new MetricEvaluation(autoscaler, scale.Spec.Replicas, scale.Status.Replicas, pods, selector, new(context.Metrics, context.DynamicClient, options, context.Loop.Now));
        var (highest, name, found) = (0, "", new List<MetricStatus>());
        var (invalid, error, condition) = (0, "", ("", ""));
        foreach (var metric in Spec.Metrics)
        {
            try
            {
                var evaluated = evaluation.Evaluate(metric, (reason, why) =>
                {
                    Warn(reason, why);
                    if (invalid == 0)
                        condition = (reason, "the HPA was unable to compute the replica count: " + why);
                });
                found.Add(evaluated.Status);
                if (highest == 0 || evaluated.Replicas > highest)
                    (highest, name) = (evaluated.Replicas, evaluated.Name);
            }
            catch (MetricException e)
            {
                found.Add(new()); // Kubernetes writes one without a type.
                if (invalid++ == 0)
                    error = e.Message;
            }
        }
        statuses = [.. found];
        if (invalid >= Spec.Metrics.Count || (invalid > 0 && highest < scale.Spec.Replicas))
        {
            _status.Set(AutoscalerStatus.ScalingActive, false, condition.Item1, condition.Item2);
            throw new MetricException($"invalid metrics ({invalid} invalid out of {Spec.Metrics.Count}), first error is: {error}");
        }
        _status.Set(AutoscalerStatus.ScalingActive, true, "ValidMetricFound", "the HPA was able to successfully calculate a replica count from " + name);
        return (highest, name);
    }

    private LabelQuery Select(string text, out IReadOnlyList<Pod> pods)
    {
        if (text.Length == 0)
            throw Inactive("SelectorRequired", "selector is required", "InvalidSelector", "the HPA target's scale is missing a selector");
        LabelQuery selector;
        try
        {
            selector = LabelQuery.Parse(text);
        }
        catch (SelectorException e)
        {
            var why = "couldn't convert selector into a corresponding internal selector object: " + e.Message;
            throw Inactive("InvalidSelector", why, "InvalidSelector", why);
        }
        memory.Selector = selector;
        pods = [.. context.Client.List<Pod>(Namespace).Where(pod => selector.Matches(pod.Metadata.Labels))];
        var controllers = controllersOf(Namespace, pods);
        if (controllers.Count <= 1)
            return selector;
        var ambiguous = $"pods by selector {text} are controlled by multiple HPAs: [{string.Join(' ', controllers)}]";
        throw Inactive("AmbiguousSelector", ambiguous, "AmbiguousSelector", ambiguous);
    }

    private MetricException Inactive(string eventReason, string why, string reason, string message)
    {
        Warn(eventReason, why);
        _status.Set(AutoscalerStatus.ScalingActive, false, reason, message);
        return new(why);
    }

    private void Rescale(ResourceType kind, ObjectKey key, Scale scale, int desired, string reason, ValueList<MetricStatus> statuses)
    {
        var current = scale.Spec.Replicas;
        try
        {
            UpdateScale(kind, key, scale, desired);
        }
        catch (ApiException e)
        {
            Warn("FailedRescale", $"New size: {desired}; reason: {reason}; error: {e.Message}");
            _status.Set(AutoscalerStatus.AbleToScale, false, "FailedUpdateScale", "the HPA controller was unable to update the target scale: " + e.Message);
            _status.Count(current, null, statuses, isRescaled: false);
            Write();
            return;
        }
        _status.Set(AutoscalerStatus.AbleToScale, true, "SucceededRescale", $"the HPA controller was able to update the target scale to {desired}");
        context.Events.Record(autoscaler, "Normal", "SuccessfulRescale", $"New size: {desired}; reason: {reason}");
        ScalingRate.Remember(Spec.Behavior, memory, current, desired, context.Loop.Now);
        Finish(current, desired, statuses, isRescaled: true);
    }

    private void UpdateScale(ResourceType kind, ObjectKey key, Scale scale, int desired)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                context.DynamicClient.UpdateScale(kind, key, scale with { Spec = scale.Spec with { Replicas = desired } });
                return;
            }
            catch (ApiException e) when (e.Reason == "Conflict" && attempt < Attempts)
            {
                scale = context.DynamicClient.GetScale(kind, key);
            }
        }
    }

    private void Finish(int current, int desired, ValueList<MetricStatus> statuses, bool isRescaled)
    {
        _status.Count(current, desired, statuses, isRescaled);
        Write();
    }

    private void Write()
    {
        if (_status.Value == autoscaler.Status)
            return;
        try
        {
            context.Client.UpdateStatus(autoscaler with { Status = _status.Value });
        }
        catch (ApiException e)
        {
            Warn("FailedUpdateStatus", e.Message); // The next look tries again.
        }
    }

    private void Warn(string reason, string message) => context.Events.Record(autoscaler, "Warning", reason, message);
}
