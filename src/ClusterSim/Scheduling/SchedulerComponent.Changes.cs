using ClusterSim.Api.Resources;
using ClusterSim.Api.Storage;
using ClusterSim.Simulation;
using ResourceClaim = ClusterSim.Api.Resources.ResourceClaim;

namespace ClusterSim.Scheduling;

/// <content>Keeps the snapshot and the queue up to date with the cluster.</content>
public sealed partial class SchedulerComponent
{
    private static readonly TimeSpan UnschedulableFlushPeriod = TimeSpan.FromSeconds(30);
    private const int PollingAfter = 5; // Failures in a row after which trying again has become a routine that nobody waits for.

    private DateTimeOffset _start;
    private ScheduledEvent _backoffFlush;
    private DateTimeOffset _backoffFlushAt;
    private ScheduledEvent _unschedulableFlush;

    private static string ProfileName(Pod pod) => string.IsNullOrEmpty(pod.Spec.SchedulerName) ? "default-scheduler" : pod.Spec.SchedulerName;

    private void NodeChanged(Node? before, Node? after)
    {
        if (after is null)
        {
            _queue.Move(new(EventResource.Node, EventActions.Delete, before, null));
            _cache.Snapshot.RemoveNode(before!.Metadata.Name!);
        }
        else if (before is null)
        {
            _cache.Snapshot.SetNode(after);
            _queue.Move(new(EventResource.Node, EventActions.Add, null, after));
        }
        else if (_cache.Snapshot.SetNode(after))
            Move(EventResource.Node, PodChanges.Of(before, after), before, after);
        Wake();
    }

    private void PodChanged(Pod? before, Pod? after)
    {
        // A Pod that is over is no more, as far as scheduling goes.
        if (before is { IsTerminal: true })
            before = null;
        if (after is { IsTerminal: true })
            after = null;
        if (after is null)
        {
            if (before is not null)
                PodGone(before);
        }
        else if (after.IsBound)
            BoundPodChanged(before, after);
        else if (before is null)
            PodCame(after);
        else
            WaitingPodChanged(before, after);
        Wake();
    }

    private void PodCame(Pod pod)
    {
        if (!_profiles.TryGetValue(ProfileName(pod), out var profile))
            return;
        _queue.Add(pod, profile.Runtime);
        if (!string.IsNullOrEmpty(pod.Status.NominatedNodeName))
            Nominate(pod, pod.Status.NominatedNodeName);
    }

    private void WaitingPodChanged(Pod before, Pod after)
    {
        if (!_profiles.TryGetValue(ProfileName(after), out var profile))
            return;
        if (_cache.IsAssumed(after))
        {
            if (after.IsBeingDeleted && !before.IsBeingDeleted)
                AssumedPodGone(after);
            return;
        }
        _queue.Update(before, after, profile.Runtime);
        if (!string.IsNullOrEmpty(after.Status.NominatedNodeName) || !string.IsNullOrEmpty(before.Status.NominatedNodeName))
            Nominate(after, after.Status.NominatedNodeName);
        else if (_handle.Nominator.NodeOf(after.Key) is { } node)
            Nominate(after, node); // Just nominated: its status does not show it yet.
        if (!string.IsNullOrEmpty(before.Status.NominatedNodeName) && before.Status.NominatedNodeName != after.Status.NominatedNodeName)
            NominationEnded(before);
    }

    private void BoundPodChanged(Pod? before, Pod after)
    {
        var wasBound = before is { IsBound: true };
        _cache.Set(after);
        if (wasBound)
        {
            Move(EventResource.AssignedPod, PodChanges.Of(before!, after), before, after);
            return;
        }
        _handle.Nominator.Remove(after.Key);
        _queue.Delete(after.Key); // Bound by somebody else, that is: what is bound here has left the queue.
        _queue.Move(new(EventResource.AssignedPod, EventActions.Add, null, after));
    }

    private void PodGone(Pod pod)
    {
        if (pod.IsBound)
        {
            _cache.Remove(pod.Key);
            _queue.Move(new(EventResource.AssignedPod, EventActions.Delete, pod, null));
            return;
        }
        _queue.Delete(pod.Key);
        _handle.Nominator.Remove(pod.Key);
        if (_cache.IsAssumed(pod))
            AssumedPodGone(pod);
        else if (!string.IsNullOrEmpty(pod.Status.NominatedNodeName))
            NominationEnded(pod);
    }

    private void AssumedPodGone(Pod pod)
    {
        if (_handle.Waiting.Find(pod.Key) is { } waiting)
        {
            waiting.Reject("", "removed");
            return;
        }
        if (StopBinding(pod, $"pod does not exist any more: pod \"{pod.Metadata.Name}\" not found"))
            return;
        var node = _cache.Find(pod.Key)!.Node.Name;
        _cache.Forget(pod);
        _queue.Move(new(EventResource.AssignedPod, EventActions.Delete, BoundTo(pod, node), null));
    }

    // The Node counted as taken for Pods of the same or lower priority.
    private void NominationEnded(Pod pod) =>
        _queue.Move(new(EventResource.AssignedPod, EventActions.Delete, BoundTo(pod, pod.Status.NominatedNodeName!), null), PodImportance.PriorityOf(pod));

    private void Move(EventResource resource, EventActions actions, ApiObject? before, ApiObject? after)
    {
        for (var action = 1; action <= (int)actions; action <<= 1)
        {
            if (((int)actions & action) != 0)
                _queue.Move(new(resource, (EventActions)action, before, after));
        }
    }

    // Kinds that some plugins ask for, and that others may have been configured without.
    private void WatchOthers(IEnumerable<ProfileRuntime> profiles)
    {
        var registered = profiles.SelectMany(static profile => profile.Plugins).SelectMany(HintTable.EventsOf).Select(static hint => hint.Resource).ToHashSet();
        Watch<PersistentVolume>(EventResource.PersistentVolume);
        Watch<PersistentVolumeClaim>(EventResource.PersistentVolumeClaim);
        Watch<StorageClass>(EventResource.StorageClass);
        Watch<CSINode>(EventResource.CSINode);
        Watch<CSIDriver>(EventResource.CSIDriver);
        Watch<VolumeAttachment>(EventResource.VolumeAttachment);
        Watch<CSIStorageCapacity>(EventResource.CSIStorageCapacity);
        Watch<ResourceClaim>(EventResource.ResourceClaim);
        Watch<ResourceSlice>(EventResource.ResourceSlice);
        Watch<DeviceClass>(EventResource.DeviceClass);

        void Watch<T>(EventResource resource) where T : ApiObject
        {
            if (!registered.Contains(resource))
                return;
            _context.Informers.For<T>().OnChange((before, after) =>
            {
                var action = before is null ? EventActions.Add : after is null ? EventActions.Delete : EventActions.UpdateOther;
                _queue.Move(new(resource, action, before, after));
                if (resource == EventResource.PersistentVolumeClaim)
                    ClaimChanged(ObjectKey.Of((after ?? before)!));
                Wake();
            });
        }
    }

    private void ArmTimers()
    {
        var loop = _context.Loop;
        if (_queue.NextBackoffFlush is { } flush && (!_backoffFlush.IsPending || flush < _backoffFlushAt))
        {
            _backoffFlush.Cancel();
            _backoffFlushAt = flush;
            _backoffFlush = loop.Schedule(flush - loop.Now, EventRank.Default, FlushBackoff, periodic: _queue.FailuresOfNextInBackoff >= PollingAfter);
        }
        if (!_unschedulableFlush.IsPending && _queue.NextUnschedulableFlush is { } due)
        {
            var periods = (long)Math.Floor((due - _start) / UnschedulableFlushPeriod) + 1; // The first round after that moment.
            _unschedulableFlush = loop.Schedule(_start + (periods * UnschedulableFlushPeriod) - loop.Now, EventRank.Default, FlushUnschedulable, periodic: true);
        }
    }

    private void FlushBackoff()
    {
        _queue.FlushBackoff();
        Wake();
    }

    private void FlushUnschedulable()
    {
        _queue.FlushUnschedulable();
        Wake();
    }
}
