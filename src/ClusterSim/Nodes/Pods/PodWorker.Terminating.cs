using ClusterSim.Nodes.Runtime;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Pods;

/// <content>The end of a Pod: SIGTERM, grace period, SIGKILL, the last status, and its removal from the API.</content>
/// <remarks>Source: kubelet.go (SyncTerminatingPod, SyncTerminatedPod), pod_workers.go (calculateEffectiveGracePeriod), kuberuntime_container.go (killContainer, executePreStopHook), status_manager.go (TerminatePod) (v1.36).</remarks>
internal sealed partial class PodWorker
{
    private const long MinimumGracePeriodSeconds = 2; // minimumGracePeriodInSeconds

    private ScheduledEvent _kill;
    private long _gracePeriodSeconds;

    /// <summary>Whether the API still has the Pod.</summary>
    private bool _isGone;

    private bool _hasMadeRoom;

    /// <summary>The Pod is no longer in the API. If its containers still run, as after a deletion by force, what they use counts no longer: the scheduler knows nothing of them.</summary>
    public void Remove()
    {
        _isGone = true;
        if (_stage != Stage.Terminated)
            MakeRoom();
        BeginTermination();
        if (_stage == Stage.Terminated)
            SyncNow();
    }

    /// <summary>A container's program has exited.</summary>
    public void ContainerExited()
    {
        if (_stage == Stage.Terminating)
        {
            SyncNow(); // Whoever stops a container waits for it.
            return;
        }
        SyncAtRelist();
        if (_starting is null && Array.Exists(_slots, static slot => slot is { IsReplaced: true, HasExited: true }))
            Loop.Schedule(TimeSpan.Zero, EventRank.Default, static worker => ((PodWorker)worker!).StartReplacements(), this);
    }

    /// <summary>The machine loses power.</summary>
    public void LosePower()
    {
        StopProbing();
        foreach (var slot in _slots)
            slot.Current?.LosePower();
        _starting = null;
        _volumes?.End();
        _sync.Cancel();
        _kill.Cancel();
        if (_sandbox == SandboxState.Creating)
            _sandbox = SandboxState.None;
        _stage = Stage.Terminated;
    }

    /// <summary>Goes on, after a reboot, with a Pod whose containers died with the machine.</summary>
    public void Inherit(PodWorker old)
    {
        for (var i = 0; i < Math.Min(_slots.Length, old._slots.Length); i++)
            _slots[i].Inherit(old._slots[i]);
        _startTime = old._startTime;
        if (old._volumes is { } volumes)
            Volumes.TakeOver(volumes);
        _neverRan = old._neverRan;
        if (_neverRan || old._sandbox == SandboxState.Stopped)
            (_stage, _sandbox) = (Stage.Terminated, old._sandbox);
        if (old._sandbox is not SandboxState.Ready)
            return;
        old.Detach();
        Address = "";
        if (Pod.Metadata.DeletionTimestamp is null && !PodPhase.IsTerminal(Pod.Status.Phase))
            _kubelet.Events.OfPod(Pod, "Normal", "SandboxChanged", "Pod sandbox changed, it will be killed and re-created.");
    }

    /// <summary>Whether the Pod has begun to run here, and nothing has ended it yet.</summary>
    public bool IsActive => _stage == Stage.Syncing && !_isGone;

    private void BeginTermination()
    {
        if (_stage == Stage.Terminated)
        {
            SyncNow(); // Only the API object is left.
            return;
        }
        var gracePeriod = EffectiveGracePeriod();
        if (_stage == Stage.Terminating)
        {
            if (gracePeriod < _gracePeriodSeconds)
                KillAfter(gracePeriod);
            return;
        }
        _stage = Stage.Terminating;
        _starting = null;
        if (_sandbox == SandboxState.Creating)
            _sandbox = SandboxState.None;
        ReportStatus();
        StopContainers(gracePeriod);
        SyncNow();
    }

    /// <summary>How long the containers get, in seconds: a running countdown may only become shorter.</summary>
    private long EffectiveGracePeriod()
    {
        var seconds = _gracePeriodSeconds;
        if (Pod.Metadata.DeletionGracePeriodSeconds is { } asked && (seconds == 0 || asked < seconds))
            seconds = asked;
        if (seconds == 0)
            seconds = Pod.Spec.TerminationGracePeriodSeconds ?? 30;
        return Math.Max(seconds, 1);
    }

    private void StopContainers(long gracePeriod)
    {
        var anyRuns = false;
        foreach (var slot in _slots)
        {
            if (!slot.IsRunning)
                continue;
            _kubelet.Events.OfContainer(this, slot, "Normal", "Killing", $"Stopping container {slot.Spec.Name}");
            anyRuns = true;
        }
        if (!anyRuns)
            return;
        KillAfter(gracePeriod);
        foreach (var slot in _slots)
        {
            if (slot.IsRunning && slot.Spec.Lifecycle?.PreStop is { } hook)
                BeginHook(slot, hook);
        }
        SendSignals();
    }

    private void BeginHook(ContainerSlot slot, LifecycleHandler hook)
    {
        slot.End.IsInHook = true;
        slot.Current!.RunHook(hook, failure =>
        {
            slot.End.IsInHook = false;
            if (!slot.IsRunning)
                return;
            if (failure is not null)
                _kubelet.Events.OfContainer(this, slot, "Warning", "FailedPreStopHook", "PreStopHook failed");
            SendSignals();
        });
    }

    /// <summary>Sends SIGTERM to the containers whose turn it is: sidecars are stopped last, in reverse order.</summary>
    /// <remarks>Source: kuberuntime_termination_order.go (v1.36).</remarks>
    private void SendSignals()
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            var slot = _slots[i];
            if (slot.IsRunning && !slot.End.IsInHook && !slot.End.IsSignalled && (!slot.IsSidecar || !AnyRunsAfter(i)))
                Signal(slot);
        }
    }

    private bool AnyRunsAfter(int index)
    {
        for (var i = index + 1; i < _slots.Length; i++)
        {
            if (_slots[i].IsRunning)
                return true;
        }
        return false;
    }

    private void Signal(ContainerSlot slot)
    {
        slot.End.IsSignalled = true;
        slot.End.KillNotBefore = Now + TimeSpan.FromSeconds(MinimumGracePeriodSeconds);
        slot.Current!.Stop();
    }

    private void KillAfter(long seconds)
    {
        _gracePeriodSeconds = seconds;
        _kill.Cancel();
        _kill = Loop.Schedule(TimeSpan.FromSeconds(Math.Max(seconds, MinimumGracePeriodSeconds)), EventRank.Default, static worker => ((PodWorker)worker!).KillContainers(), this);
    }

    /// <summary>The grace period is over: what was not told to stop yet is told now, everything else is killed.</summary>
    private void KillContainers()
    {
        foreach (var slot in _slots)
        {
            if (slot.IsRunning && !slot.End.IsSignalled)
                Signal(slot);
            if (slot.IsRunning && slot.End.KillNotBefore <= Now)
                slot.Current!.Kill();
        }
        KillTheRest();
    }

    private void KillTheRest()
    {
        var next = DateTimeOffset.MaxValue;
        foreach (var slot in _slots)
        {
            if (slot.IsRunning && slot.End.KillNotBefore < next)
                next = slot.End.KillNotBefore;
        }
        if (next < DateTimeOffset.MaxValue)
            _kill = Loop.Schedule(next - Now, EventRank.Default, static worker => ((PodWorker)worker!).KillContainers(), this);
    }

    private void SyncTerminating()
    {
        foreach (var slot in _slots)
        {
            if (!slot.IsRunning)
                continue;
            SendSignals(); // To those that waited for others.
            return; // Its exit wakes us.
        }
        _kill.Cancel();
        _stage = Stage.Terminated;
        MakeRoom();
        if (_sandbox == SandboxState.Ready)
        {
            Detach();
            _sandbox = SandboxState.Stopped;
        }
        SyncTerminated();
    }

    private void MakeRoom()
    {
        if (_hasMadeRoom)
            return;
        _hasMadeRoom = true;
        _volumes?.End();
        _kubelet.Ended(this);
    }

    private void SyncTerminated()
    {
        if (_isGone)
        {
            _kubelet.Forget(this);
            return;
        }
        if (!_neverRan)
            ReportStatus();
        if (Pod.Metadata.DeletionTimestamp is not null && _kubelet.ReachesApi)
            _kubelet.DeleteFromApi(this);
    }

    private void Detach()
    {
        if (Address.Length > 0)
            Network.Detach(this);
    }
}
