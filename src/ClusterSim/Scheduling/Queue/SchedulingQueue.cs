using Microsoft.Extensions.Logging;

namespace ClusterSim.Scheduling;

/// <summary>The Pods that wait to be scheduled: to be tried next, backing off after a failure, or waiting for a change that may help.</summary>
/// <remarks>
/// Source: backend/queue/scheduling_queue.go, active_queue.go, backoff_queue.go (v1.36), with SchedulerQueueingHints and SchedulerPopFromBackoffQ on, as they are by default.
/// </remarks>
internal sealed partial class SchedulingQueue
{
    private readonly SchedulerOptions _options;
    private readonly Func<DateTimeOffset> _now;
    private readonly Dictionary<ObjectKey, QueuedPod> _pods = []; // Never enumerated.
    private readonly Dictionary<ProfileRuntime, HintTable> _hints = new(ReferenceEqualityComparer.Instance); // Never enumerated.
    private readonly ProfileRuntime[] _profiles;
    private readonly PodHeap _active;
    private readonly PodHeap _backoff;
    private readonly PodHeap _errorBackoff;
    private readonly UnschedulablePods _unschedulable = new();
    private readonly FlightRecord _flights = new();
    private readonly ILogger _logger;
    private long _sequence;

    public SchedulingQueue(SchedulerOptions options, IEnumerable<ProfileRuntime> profiles, Func<DateTimeOffset> now, ILogger logger)
    {
        (_options, _now, _logger) = (options, now, logger);
        _profiles = [.. profiles];
        foreach (var profile in _profiles)
            _hints.Add(profile, new HintTable(profile, logger));
        _active = new PodHeap(Compare);
        _backoff = new PodHeap((left, right) => BackoffEnd(left).CompareTo(BackoffEnd(right)) is not 0 and var order ? order : Compare(left, right));
        _errorBackoff = new PodHeap((left, right) => BackoffEnd(left).CompareTo(BackoffEnd(right)));
    }

    /// <summary>How many Pods wait anywhere.</summary>
    public int Count => _active.Count + _backoff.Count + _errorBackoff.Count + _unschedulable.Count;

    /// <summary>True when there is a Pod to try now. While nothing else is to do, back-off after a Pod fitted nowhere is not waited for.</summary>
    public bool HasNext => _active.Count > 0 || _backoff.Count > 0;

    /// <summary>The Pods that wait for a change.</summary>
    public IEnumerable<QueuedPod> Unschedulable => _unschedulable.All;

    /// <summary>The entry of a Pod that waits, or is under way; null for none.</summary>
    public QueuedPod? Find(ObjectKey key) => _pods.GetValueOrDefault(key);

    /// <summary>A new Pod.</summary>
    public void Add(Pod pod, ProfileRuntime profile)
    {
        if (_pods.ContainsKey(ObjectKey.Of(pod)))
            return;
        var queued = new QueuedPod(pod, profile, _now());
        _pods.Add(queued.Key, queued);
        ToActive(queued);
    }

    /// <summary>The Pod to try next.</summary>
    public QueuedPod Pop()
    {
        var pod = _active.Count > 0 ? _active.Pop() : _backoff.Pop();
        pod.Place = QueuePlace.InFlight;
        pod.Attempts++;
        pod.BackoffExpiration = null;
        pod.Rejectors = pod.Pending = 0;
        pod.GatedBy = -1;
        pod.IsActivated = false;
        _flights.Begin(pod);
        return pod;
    }

    /// <summary>From now on a Pod can fail of errors only, and so has no use for changes.</summary>
    public void EndFlight(QueuedPod pod) => _flights.End(pod);

    /// <summary>A Pod that was tried is done with.</summary>
    public void Done(QueuedPod pod)
    {
        _flights.End(pod);
        if (_pods.TryGetValue(pod.Key, out var known) && ReferenceEquals(known, pod))
            _pods.Remove(pod.Key);
    }

    /// <summary>A Pod that was tried in vain comes back.</summary>
    public void Return(QueuedPod pod)
    {
        if (!_pods.TryGetValue(pod.Key, out var known) || !ReferenceEquals(known, pod))
        {
            _flights.End(pod);
            return; // Deleted while it was tried.
        }
        if (pod.Rejectors == 0)
            pod.ConsecutiveErrorsCount++;
        else
        {
            pod.UnschedulableCount++;
            pod.ConsecutiveErrorsCount = 0;
        }
        pod.Timestamp = _now();
        pod.BackoffExpiration = null;
        // When nothing in the cluster stands in its way, only time can help.
        var requeueing = pod.Rejectors == 0 || pod.IsActivated ? Requeueing.AfterBackoff : JudgeFlight(pod);
        _flights.End(pod);
        if (requeueing == Requeueing.None)
            _unschedulable.Add(pod);
        else
            Requeue(pod, requeueing);
    }

    /// <summary>The state of a waiting Pod changed.</summary>
    public void Update(Pod before, Pod after, ProfileRuntime profile)
    {
        if (!_pods.TryGetValue(ObjectKey.Of(after), out var pod))
        {
            Add(after, profile);
            return;
        }
        pod.Pod = after;
        switch (pod.Place)
        {
            case QueuePlace.Active:
                _active.Restore(pod);
                break;
            case QueuePlace.Backoff:
                _backoff.Restore(pod);
                break;
            case QueuePlace.Unschedulable:
                RequeueAfterUpdate(pod, before, after);
                break;
            case QueuePlace.InFlight:
                foreach (var action in Split(PodChanges.Of(before, after)))
                    _flights.Add(new(EventResource.TargetPod, action, before, after));
                break;
        }
    }

    /// <summary>A Pod waits no more: it is gone, or bound.</summary>
    public void Delete(ObjectKey key)
    {
        if (_pods.Remove(key, out var pod))
            TakeOut(pod);
    }

    /// <summary>Has a Pod tried at once, whatever it waits for.</summary>
    public void Activate(ObjectKey key)
    {
        if (!_pods.TryGetValue(key, out var pod) || pod.Place == QueuePlace.Active)
            return;
        if (pod.Place == QueuePlace.InFlight)
        {
            pod.IsActivated = true;
            return;
        }
        var wasBackingOff = pod.Place is QueuePlace.Backoff or QueuePlace.ErrorBackoff;
        TakeOut(pod);
        ToActive(pod, maySkipGates: wasBackingOff);
    }

    private void TakeOut(QueuedPod pod)
    {
        switch (pod.Place)
        {
            case QueuePlace.Active:
                _active.Remove(pod);
                break;
            case QueuePlace.Backoff:
                _backoff.Remove(pod);
                break;
            case QueuePlace.ErrorBackoff:
                _errorBackoff.Remove(pod);
                break;
            case QueuePlace.Unschedulable:
                _unschedulable.Remove(pod);
                break;
        }
        pod.Place = QueuePlace.InFlight;
    }

    private void ToActive(QueuedPod pod, bool maySkipGates = false)
    {
        if (!maySkipGates && !PassesPreEnqueue(pod))
        {
            _unschedulable.Add(pod);
            return;
        }
        pod.InitialAttemptTimestamp ??= _now();
        pod.Sequence = _sequence++;
        pod.Place = QueuePlace.Active;
        _active.Add(pod);
    }

    private void ToBackoff(QueuedPod pod)
    {
        if (!PassesPreEnqueue(pod))
        {
            _unschedulable.Add(pod);
            return;
        }
        pod.Sequence = _sequence++;
        pod.Place = pod.Rejectors == 0 ? QueuePlace.ErrorBackoff : QueuePlace.Backoff;
        (pod.Rejectors == 0 ? _errorBackoff : _backoff).Add(pod);
    }

    // The plugin that kept it out before is asked first.
    private bool PassesPreEnqueue(QueuedPod pod)
    {
        foreach (var slot in pod.Profile.PreEnqueue)
        {
            if (slot.Number == pod.GatedBy && !MayEnter(slot.Plugin, pod.Pod))
                return false;
        }
        foreach (var slot in pod.Profile.PreEnqueue)
        {
            if (slot.Number == pod.GatedBy || MayEnter(slot.Plugin, pod.Pod))
                continue;
            pod.GatedBy = slot.Number;
            pod.Rejectors |= slot.Bit;
            return false;
        }
        pod.GatedBy = -1;
        return true;
    }

    private bool MayEnter(IPreEnqueuePlugin plugin, Pod pod)
    {
        try
        {
            return plugin.PreEnqueue(pod).IsSuccess;
        }
        catch (Exception e)
        {
            _logger.LogError(e, "The PreEnqueue plugin {Plugin} failed, and keeps {Pod} out", plugin.Name, ObjectKey.Of(pod));
            return false; // As in Kubernetes.
        }
    }

    // As in Kubernetes, all profiles share one queue, and so its order. Where that cannot be had, Pods go in the order in which they came.
    private int Compare(QueuedPod left, QueuedPod right)
    {
        var sort = _profiles[0].QueueSort;
        try
        {
            return sort.Compare(left, right);
        }
        catch (Exception e)
        {
            _logger.LogError(e, "The QueueSort plugin {Plugin} failed", sort.Name);
            return 0;
        }
    }
}
