using ClusterSim.Client;
using ClusterSim.Reconcilers;
using ClusterSim.Simulation;

namespace ClusterSim.Controllers.Disruption;

/// <summary>Takes back that a Pod is about to be disrupted when two minutes later it still has not been.</summary>
/// <remarks>Source: disruption/disruption.go, syncStalePodDisruption (v1.36).</remarks>
internal sealed class StaleDisruptions
{
    private const string DisruptionTarget = "DisruptionTarget";
    private const string ByKubelet = "TerminationByKubelet"; // PodReasonTerminationByKubelet

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2); // stalePodDisruptionTimeout

    private readonly IClusterClient _client;
    private readonly WorkQueue<ObjectKey> _queue;

    public StaleDisruptions(ComponentContext context)
    {
        _client = context.Client;
        _queue = new(context.Loop, (key, _) => new(Look(key)), null, context.Calls);
    }

    public void PodChanged(Pod? before, Pod? after)
    {
        if (after is not null && !ReferenceEquals(before?.Status.Conditions, after.Status.Conditions) && Find(after) is { } condition)
            _queue.AddAfter(after.Key, TimeLeft(condition));
    }

    private Result Look(ObjectKey key)
    {
        if (_client.Find<Pod>(key) is not { } pod || Find(pod) is not { } condition)
            return Result.Done;
        if (TimeLeft(condition) is var left && left > TimeSpan.Zero)
            return Result.After(left);
        var undone = new PodCondition { Type = DisruptionTarget, Status = "False", ObservedGeneration = pod.Metadata.Generation, LastTransitionTime = _client.Now };
        _client.UpdateStatus(pod with { Status = pod.Status with { Conditions = pod.Status.Conditions.Set(undone) } });
        return Result.Done;
    }

    /// <summary>The condition, if it may have to be taken back. What a kubelet says it will do it may take long to do.</summary>
    private static PodCondition? Find(Pod pod) =>
        !pod.IsBeingDeleted && pod.Condition(DisruptionTarget) is { Status: "True" } condition && condition.Reason != ByKubelet && !pod.IsTerminal ? condition : null;

    private TimeSpan TimeLeft(PodCondition condition) => (DateTimeOffset)(condition.LastTransitionTime ?? default(Time)) + Timeout - _client.Now;
}
