using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Pods;

/// <content>A Pod that is to run.</content>
internal sealed partial class PodWorker
{
    /// <summary>The container that is being pulled for, created or started; one at a time.</summary>
    private ContainerSlot? _starting;

    /// <summary>Whether no container of the Pod ever ran here, so that there is nothing to say about them.</summary>
    private bool _neverRan;

    /// <summary>The Pod does not fit this node: it fails without ever having run.</summary>
    public void Reject(string reason, string message)
    {
        _neverRan = true;
        _stage = Stage.Terminated;
        _kubelet.Events.OfPod(Pod, "Warning", reason, message);
        WriteStatus(new() { ObservedGeneration = Pod.Metadata.Generation, QosClass = Pod.Status.QosClass ?? PodQos.Of(Pod.Spec), Phase = PodPhase.Failed, Reason = reason, Message = "Pod was rejected: " + message });
    }

    /// <summary>The Pod had ended, or was to be deleted, before this node saw it.</summary>
    public void End()
    {
        _neverRan = true;
        _stage = Stage.Terminated;
        SyncNow();
    }

    private void Sync()
    {
        _volumes?.SyncIfChanged();
        WakeProbes(); // Files that the kubelet writes may have changed.
        Actuate();
        if (IsStatic)
            _isUnwritten |= _kubelet.ShowStatic(this);
        if (PodPhase.IsTerminal(ReportStatus()))
        {
            BeginTermination(); // Its sandbox has to go.
            return;
        }
        if (IsPastDeadline())
            return;
        if (ConsiderResize())
            ReportStatus();
        TellOfMissingPullSecrets();
        KillUnhealthy();
        if (_sandbox == SandboxState.None)
        {
            if (!HasVolumes())
                return;
            BeginProbing();
            CreateSandbox();
        }
        else if (_sandbox == SandboxState.Ready && _starting is null && !RestartAll())
            StartContainers();
    }

    private void CreateSandbox()
    {
        _sandbox = SandboxState.Creating;
        Loop.Schedule(_kubelet.Options.SandboxDelay, EventRank.Default, static worker => ((PodWorker)worker!).SandboxCreated(), this);
    }

    private void SandboxCreated()
    {
        if (_sandbox != SandboxState.Creating || _stage != Stage.Syncing || !_kubelet.IsOn)
            return;
        _sandbox = SandboxState.Ready;
        Address = Network.Attach(this);
        if (_kubelet.Options.SandboxDelay > TimeSpan.Zero)
            ReportSandbox();
        StartContainers();
    }

    /// <summary>Starts the next container that should run and does not; when it has started, the one after it.</summary>
    private void StartContainers()
    {
        if (!_kubelet.IsRunning || _stage != Stage.Syncing)
            return;
        var next = NextToStart();
        if (next is not null)
            Begin(next);
        else
            WakeForNextAttempt();
    }

    private ContainerSlot? NextToStart()
    {
        foreach (var slot in DebugSlots)
        {
            if (IsToStart(slot))
                return slot; // Not even init containers come first.
        }
        foreach (var slot in InitSlots)
        {
            if (IsToStart(slot))
                return slot;
            if (!slot.IsInitialized && !AnyMainStarted())
                return null; // The others wait for it.
        }
        foreach (var slot in MainSlots)
        {
            if (IsToStart(slot))
                return slot;
        }
        return null;
    }

    private bool IsToStart(ContainerSlot slot) =>
        !slot.IsRunning && MayStart(slot) && (slot.TroubleIfAny is not { } trouble || trouble.NextAttempt <= Now);

    /// <summary>Whether the restart policy lets a container start that is not running.</summary>
    /// <remarks>Source: container/helpers.go, ShouldContainerBeRestarted (v1.36).</remarks>
    private bool MayStart(ContainerSlot slot)
    {
        if (slot.Current is null || slot.IsReplaced || slot.IsRemoved)
            return true;
        if (slot.IsDebug)
            return false;
        if (slot.IsInit && !slot.IsSidecar)
        {
            if (slot.IsStale)
                return true; // A new sandbox has to be initialized again.
            if (slot.Current.ExitCode == 0 || AnyMainStarted())
                return false;
        }
        return !AsksForAll(slot) && ContainerRestarts.ShouldRestart(slot.Spec, Pod.Spec, slot.Current.ExitCode);
    }

    private bool AnyMainStarted()
    {
        foreach (var slot in MainSlots)
        {
            if (slot.Current is not null && !slot.IsStale && !slot.IsRemoved)
                return true;
        }
        return false;
    }

    /// <summary>Wakes up when the first of the delays is over, but looks in every minute meanwhile.</summary>
    private void WakeForNextAttempt()
    {
        DateTimeOffset? first = null;
        foreach (var slot in _slots)
        {
            if (!slot.IsRunning && MayStart(slot) && slot.TroubleIfAny is { } trouble && (first is null || trouble.NextAttempt < first))
                first = trouble.NextAttempt;
        }
        if (first is { } at && at > Now)
            SyncIn(at - Now);
    }
}
