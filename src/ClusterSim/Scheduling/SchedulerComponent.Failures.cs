using ClusterSim.ApiServer;

namespace ClusterSim.Scheduling;

/// <content>A Pod could not be scheduled: tell it, have it wait.</content>
public sealed partial class SchedulerComponent
{
    private const string Preemption = "DefaultPreemption";
    private const int NoteLengthLimit = 1024; // NoteLengthLimit: longer ones the API server refuses.

    /// <summary>The Pod goes back to the queue, an event and its condition say why.</summary>
    /// <param name="attempt">What failed.</param>
    /// <param name="message">Why.</param>
    /// <param name="isUnschedulable">Whether the Pod was rejected, as opposed to an error.</param>
    /// <param name="nominated">The Node the Pod is to wait for; empty for none any more, null to leave that as it is.</param>
    private void Fail(Attempt attempt, string message, bool isUnschedulable, string? nominated)
    {
        var pod = attempt.Pod;
        if (_pods.Find(pod.Key) is { IsBound: false } current && current.Metadata.Uid == pod.Metadata.Uid)
        {
            attempt.Queued.Pod = current;
            _queue.Return(attempt.Queued);
            Nominate(current, nominated ?? current.Status.NominatedNodeName);
        }
        else
        {
            _queue.Done(attempt.Queued); // Gone, or bound by somebody else, in the meantime.
            _handle.Nominator.Remove(pod.Key);
        }
        attempt.Profile.Events.Record(pod, null, "Warning", "FailedScheduling", "Scheduling", Truncate(message));
        UpdateStatus(pod, status => With(status, nominated, new()
        {
            Type = "PodScheduled",
            ObservedGeneration = pod.Metadata.Generation,
            Status = "False",
            Reason = isUnschedulable ? "Unschedulable" : "SchedulerError",
            Message = message,
        }));
    }

    private void Nominate(Pod pod, string? nodeName)
    {
        if (string.IsNullOrEmpty(nodeName))
            _handle.Nominator.Remove(pod.Key);
        else
            _handle.Nominator.Set(pod, _cache.Shapes.OfPending(pod), nodeName);
    }

    // As a patch would: what others wrote to the status stays.
    private void UpdateStatus(Pod pod, Func<PodStatus, PodStatus> change)
    {
        if (_context.DirectClient.Find<Pod>(pod.Key) is not { } stored || stored.Metadata.Uid != pod.Metadata.Uid)
            return;
        var status = change(stored.Status);
        if (status == stored.Status)
            return;
        try
        {
            _context.Client.UpdateStatus(stored with { Status = status });
        }
        catch (ApiException)
        {
            // The Pod is tried again anyway, and its status written then.
        }
    }

    private PodStatus With(PodStatus status, string? nominated, PodCondition condition)
    {
        if (nominated is not null && nominated != (status.NominatedNodeName ?? ""))
            status = status with { NominatedNodeName = nominated.Length == 0 ? null : nominated };
        return status with { Conditions = With(status.Conditions, condition) };
    }

    private ValueList<PodCondition> With(ValueList<PodCondition> conditions, PodCondition condition)
    {
        var index = conditions.FindIndex(other => other.Type == condition.Type);
        if (index < 0)
            return conditions.Add(condition with { LastTransitionTime = _context.Loop.Now });
        var since = conditions[index].Status == condition.Status ? conditions[index].LastTransitionTime : (Time)_context.Loop.Now;
        condition = condition with { LastTransitionTime = since };
        return conditions[index] == condition ? conditions : conditions.SetItem(index, condition);
    }

    private static string Truncate(string message)
    {
        const string Ellipsis = " ...";
        return message.Length <= NoteLengthLimit ? message : message[..(NoteLengthLimit - Ellipsis.Length)] + Ellipsis;
    }

    // On behalf of DefaultPreemption.
    private void Evict(Pod preemptor, IReadOnlyList<Pod> victims, string nodeName)
    {
        foreach (var nominated in _handle.Nominator.For(nodeName).Where(other => PodImportance.PriorityOf(other.Pod) < PodImportance.PriorityOf(preemptor)).ToArray())
            UpdateStatus(nominated.Pod, static status => status with { NominatedNodeName = null }); // They had better look elsewhere.
        foreach (var victim in victims)
        {
            if (victim.IsBeingDeleted)
                continue;
            // One that is not bound yet need not go, it only has to go elsewhere.
            if (_handle.Waiting.Find(victim.Key) is { } waiting)
                waiting.End(PluginStatus.Error("preempted"), Preemption);
            else if (!StopBinding(victim, "context canceled") && !Delete(victim, preemptor))
                continue;
            var events = _profiles[ProfileName(preemptor)].Events;
            events.Record(victim, preemptor, "Normal", "Preempted", "Preempting", $"Preempted by pod {preemptor.Metadata.Uid} on node {nodeName}");
        }
    }

    private bool Delete(Pod victim, Pod preemptor)
    {
        UpdateStatus(victim, status => status with
        {
            Conditions = With(status.Conditions, new()
            {
                Type = "DisruptionTarget",
                ObservedGeneration = victim.Metadata.Generation,
                Status = "True",
                Reason = "PreemptionByScheduler",
                Message = $"{ProfileName(preemptor)}: preempting to accommodate a higher priority pod",
            }),
        });
        try
        {
            _context.Client.Delete<Pod>(victim.Key);
            return true;
        }
        catch (ApiException)
        {
            return false; // Gone already.
        }
    }
}
