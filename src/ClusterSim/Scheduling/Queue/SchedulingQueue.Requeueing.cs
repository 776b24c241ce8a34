namespace ClusterSim.Scheduling;

/// <content>Back to be tried: changes, and time.</content>
internal sealed partial class SchedulingQueue
{
    private static readonly TimeSpan OrderingWindow = TimeSpan.FromSeconds(1); // backoffQOrderingWindowDuration

    private readonly List<QueuedPod> _moved = [];

    /// <summary>Something changed in the cluster: Pods it may help are tried again.</summary>
    /// <param name="change">What.</param>
    /// <param name="maxPriority">Only Pods of this priority or a lower one; null for all.</param>
    /// <param name="except">A Pod it is no matter to; null for none.</param>
    public void Move(in ClusterEvent change, int? maxPriority = null, QueuedPod? except = null)
    {
        if (_flights.Count > 0 && IsOfInterest(change))
            _flights.Add(change);
        if (!MayConcernAny(change))
            return;
        _moved.Clear();
        foreach (var pod in _unschedulable.All)
        {
            if ((maxPriority is null || pod.Priority <= maxPriority) && !ReferenceEquals(pod, except))
                _moved.Add(pod);
        }
        foreach (var pod in _moved)
        {
            if (pod.IsGated && (_hints[pod.Profile].Interested(change.Resource, change.Action) & (1UL << pod.GatedBy)) == 0)
                continue;
            if (Judge(pod, change) is not Requeueing.None and var requeueing)
            {
                _unschedulable.Remove(pod);
                Requeue(pod, requeueing);
            }
        }
    }

    /// <summary>Moves Pods whose back-off is over to be tried next.</summary>
    public void FlushBackoff()
    {
        foreach (var heap in (ReadOnlySpan<PodHeap>)[_backoff, _errorBackoff])
        {
            while (heap.Count > 0 && !IsBackingOff(heap.First))
            {
                var pod = heap.Pop();
                pod.Sequence = _sequence++;
                pod.Place = QueuePlace.Active;
                _active.Add(pod);
            }
        }
    }

    /// <summary>When <see cref="FlushBackoff"/> has something to do next; null when nothing backs off that only time can help.</summary>
    public DateTimeOffset? NextBackoffFlush => _errorBackoff.Count > 0 ? BackoffEnd(_errorBackoff.First) + OrderingWindow : null;

    /// <summary>How often in a row the Pod whose back-off ends next has failed.</summary>
    public int FailuresOfNextInBackoff => _errorBackoff.Count > 0 ? _errorBackoff.First.ConsecutiveErrorsCount : 0;

    /// <summary>Tries Pods again that have waited for a change too long.</summary>
    public void FlushUnschedulable()
    {
        _moved.Clear();
        foreach (var pod in _unschedulable.All)
        {
            if (_now() - pod.Timestamp > _options.PodMaxInUnschedulablePods && !pod.IsGated)
                _moved.Add(pod);
        }
        foreach (var pod in _moved)
        {
            _unschedulable.Remove(pod);
            Requeue(pod, Requeueing.AfterBackoff);
        }
    }

    /// <summary>From when on <see cref="FlushUnschedulable"/> has something to do; null when nobody waits.</summary>
    public DateTimeOffset? NextUnschedulableFlush
    {
        get
        {
            DateTimeOffset? oldest = null;
            foreach (var pod in _unschedulable.All)
            {
                if (!pod.IsGated && (oldest is null || pod.Timestamp < oldest))
                    oldest = pod.Timestamp;
            }
            return oldest + _options.PodMaxInUnschedulablePods;
        }
    }

    private bool IsOfInterest(in ClusterEvent change)
    {
        foreach (var profile in _profiles)
        {
            if (_hints[profile].Interested(change.Resource, change.Action) != 0)
                return true;
        }
        return false;
    }

    private bool MayConcernAny(in ClusterEvent change)
    {
        if (_unschedulable.Count == 0)
            return false;
        if (_unschedulable.WithoutRejector > 0)
            return true;
        foreach (var profile in _profiles)
        {
            if (_unschedulable.AnyRejectedBy(profile, _hints[profile].Interested(change.Resource, change.Action)))
                return true;
        }
        return false;
    }

    private Requeueing Judge(QueuedPod pod, in ClusterEvent change)
    {
        if (pod.Rejectors == 0)
            return Requeueing.AfterBackoff;
        var hints = _hints[pod.Profile];
        if (pod.Pending != 0 && hints.MayHelp(pod.Pod, pod.Pending, change))
            return Requeueing.Immediately;
        return hints.MayHelp(pod.Pod, pod.Rejectors, change) ? Requeueing.AfterBackoff : Requeueing.None;
    }

    // What changed while it was tried, or waited for permission.
    private Requeueing JudgeFlight(QueuedPod pod)
    {
        var requeueing = Requeueing.None;
        foreach (var change in _flights.Since(pod))
        {
            if (change.Resource == EventResource.TargetPod && change.After!.Metadata.Uid != pod.Pod.Metadata.Uid)
                continue;
            var judged = Judge(pod, change);
            if (judged == Requeueing.Immediately || (judged == Requeueing.AfterBackoff && pod.Pending == 0))
                return judged;
            requeueing = judged == Requeueing.None ? requeueing : judged;
        }
        return requeueing;
    }

    private void RequeueAfterUpdate(QueuedPod pod, Pod before, Pod after)
    {
        foreach (var action in Split(PodChanges.Of(before, after)))
        {
            if (Judge(pod, new(EventResource.TargetPod, action, before, after)) is not (not Requeueing.None and var requeueing))
                continue;
            _unschedulable.Remove(pod);
            Requeue(pod, requeueing);
            return;
        }
    }

    private static IEnumerable<EventActions> Split(EventActions actions)
    {
        for (var action = 1; action <= (int)actions; action <<= 1)
        {
            if (((int)actions & action) != 0)
                yield return (EventActions)action;
        }
    }

    private void Requeue(QueuedPod pod, Requeueing requeueing)
    {
        if (requeueing == Requeueing.AfterBackoff && IsBackingOff(pod))
            ToBackoff(pod);
        else
            ToActive(pod);
    }

    // Windows of a second are flushed as a whole: a Pod whose back-off ends within the current one still waits.
    private bool IsBackingOff(QueuedPod pod) => BackoffEnd(pod) >= Align(_now());

    private DateTimeOffset BackoffEnd(QueuedPod pod)
    {
        var failures = pod.ConsecutiveErrorsCount > 0 ? pod.ConsecutiveErrorsCount : pod.UnschedulableCount;
        if (failures == 0)
            return DateTimeOffset.MinValue;
        return pod.BackoffExpiration ??= Align(pod.Timestamp + BackoffAfter(failures));
    }

    private TimeSpan BackoffAfter(int failures)
    {
        var duration = _options.PodInitialBackoff;
        for (var i = 1; i < failures; i++)
        {
            if (duration > _options.PodMaxBackoff - duration)
                return _options.PodMaxBackoff;
            duration += duration;
        }
        return duration;
    }

    private static DateTimeOffset Align(DateTimeOffset time) => time.AddTicks(-(time.Ticks % OrderingWindow.Ticks));
}
