using ClusterSim.Api.Apps;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Controllers.Pods;

namespace ClusterSim.Controllers.StatefulSets;

/// <summary>One step of a StatefulSet towards what it asks for: Pods are created in the order of their numbers, deleted and replaced from the highest down.</summary>
/// <remarks>
/// <para>Unless the set is parallel, nothing is done while a Pod that comes before is not available; then a step creates or deletes one Pod at most.</para>
/// <para>Source: stateful_set_control.go, updateStatefulSet (v1.36).</para>
/// </remarks>
internal sealed class SetSync
{
    private readonly SetPods _control;
    private readonly CallTimes _calls;
    private readonly StatefulSet _set;
    private readonly SetRevisions _revisions;
    private readonly DateTimeOffset _now;
    private readonly Pod?[] _replicas; // By number, from the first on; null: to be created.
    private readonly List<Pod> _condemned = []; // Those there should not be, the highest number first.
    private readonly Pod? _firstUnavailable; // Null also when the first one has yet to be created.
    private int _updated;

    public SetSync(SetPods control, CallTimes calls, StatefulSet set, SetRevisions revisions, List<Pod> pods, DateTimeOffset now)
    {
        (_control, _calls, _set, _revisions, _now) = (control, calls, set, revisions, now);
        _replicas = new Pod?[set.Replicas];
        foreach (var pod in pods)
        {
            if (set.OrdinalOf(pod) is var ordinal && set.Wants(ordinal))
                _replicas[ordinal - set.FirstOrdinal] = pod;
            else if (ordinal >= 0)
                _condemned.Add(pod);
        }
        _condemned.Sort((left, right) => set.OrdinalOf(right).CompareTo(set.OrdinalOf(left)));
        _firstUnavailable = FirstUnavailable();
    }

    /// <summary>How many Pods have been deleted to be replaced by newer ones.</summary>
    public int Outdated => _updated;

    /// <summary>Takes the step.</summary>
    /// <exception cref="ApiException">Something could not be done; what was done before it stays.</exception>
    public void Run()
    {
        if (ForAll(_replicas.Length, LookAfter) || ForAll(_condemned.Count, CorrectClaims) || ForAll(_condemned.Count, Remove))
            return;
        if (_set.Spec.UpdateStrategy.Type != "OnDelete")
            ReplaceOutdated();
    }

    private Pod? FirstUnavailable()
    {
        foreach (var pod in _replicas)
            if (pod is null || IsUnavailable(pod))
                return pod;
        return _condemned.FindLast(IsUnavailable);
    }

    /// <summary>Does something for each, in order, until it says that the step is over; in a parallel set for all, more at a time as long as nothing fails.</summary>
    /// <returns>Whether the step is over.</returns>
    private bool ForAll(int count, Func<int, bool> action)
    {
        var next = 0;
        if (!_set.IsParallel)
        {
            while (next < count)
                if (action(next++))
                    return true;
            return false;
        }
        if (SlowStart.Run(count, _calls, () => action(next++)).Error is { } error)
            throw error;
        return false;
    }

    private bool LookAfter(int index)
    {
        if (_replicas[index] is not { } pod)
        {
            Create(_set.FirstOrdinal + index);
            return true;
        }
        if (pod.IsTerminal)
        {
            if (!pod.IsBeingDeleted)
                _control.Delete(_set, pod); // It is created anew when it is gone.
            return true;
        }
        if (pod.Status.Phase == "Pending")
            _control.CreateMissingClaims(_set, pod);
        if (!_set.IsParallel && (IsUnavailable(pod) || !SetStatus.IsRunningAndReady(pod)))
            return true;
        if (!_control.IsRight(_set, pod))
            _control.Correct(_set, pod);
        return false;
    }

    private void Create(int ordinal)
    {
        var isCurrent = ordinal < _set.FirstOrdinal + OfCurrentRevision();
        var pod = isCurrent
            ? PodIdentity.New(_set, ordinal, _revisions.CurrentTemplate, _revisions.Current.Metadata.Name!)
            : PodIdentity.New(_set, ordinal, _revisions.UpdateTemplate, _revisions.Update.Metadata.Name!);
        if (!_control.Claims.GoWithAFormerPod(_set, pod))
            _control.Create(_set, pod);
    }

    // How many Pods, from the first on, are not to come from the update revision.
    private int OfCurrentRevision() => _set.Spec.UpdateStrategy switch
    {
        { RollingUpdate: { } rolling } => rolling.Partition ?? 0,
        { Type: "RollingUpdate" } => _set.Status.CurrentReplicas,
        _ => 0,
    };

    private bool CorrectClaims(int index)
    {
        if (!_control.Claims.HaveTheRightOwners(_set, _condemned[index]))
            _control.Claims.CorrectOwners(_set, _condemned[index]);
        return false;
    }

    private bool Remove(int index)
    {
        var pod = _condemned[index];
        if (pod.IsBeingDeleted)
            return true;
        // In order, an unhealthy Pod blocks the others; unless it is the very one to go.
        var waits = (!SetStatus.IsRunningAndReady(pod) || !pod.IsAvailable(_set.Spec.MinReadySeconds, _now)) && pod != _firstUnavailable;
        if (!waits || _set.IsParallel)
            _control.Delete(_set, pod);
        return true;
    }

    private void ReplaceOutdated()
    {
        var partition = _set.Spec.UpdateStrategy.RollingUpdate?.Partition ?? 0;
        for (var index = _replicas.Length - 1; index >= partition; index--)
        {
            if (_replicas[index] is not { } pod)
                return; // It has just been created.
            if (PodIdentity.RevisionOf(pod) != _revisions.Update.Metadata.Name && !pod.IsBeingDeleted)
            {
                _updated++;
                try
                {
                    _control.Delete(_set, pod);
                }
                catch (ApiException e) when (e.Reason == "NotFound")
                {
                    // Somebody else was quicker; the new one is created when the cache shows it.
                }
                return;
            }
            if (IsUnavailable(pod))
                return;
        }
    }

    private bool IsUnavailable(Pod pod) => SetStatus.IsUnavailable(pod, _set.Spec.MinReadySeconds, _now);
}
