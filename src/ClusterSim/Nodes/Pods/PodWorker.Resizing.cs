using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Pods;

/// <content>Resources that are changed while containers run.</content>
/// <remarks>Source: allocation/allocation_manager.go (handlePodResourcesResize, canResizePod), kuberuntime_manager.go (computePodResizeAction) (v1.36).</remarks>
internal sealed partial class PodWorker
{
    /// <summary>Why the resources that are wanted are not given; null when they are.</summary>
    public ResizePending? ResizePending { get; private set; }

    /// <summary>Whether containers are being given other resources.</summary>
    public bool IsResizing { get; private set; }

    /// <summary>Why they cannot be given them yet; null when nothing is in the way.</summary>
    public string? ResizeError { get; private set; }

    /// <summary>The Pod's spec with the resources that it has been granted.</summary>
    public PodSpec AllocatedSpec => !Array.Exists(_slots, static slot => slot.Allocated is not null) ? Pod.Spec : Pod.Spec with
    {
        InitContainers = Pod.Spec.InitContainers.Replace(container => container with { Resources = FindSlot(container.Name)?.Allocated ?? container.Resources }),
        Containers = Pod.Spec.Containers.Replace(container => container with { Resources = FindSlot(container.Name)?.Allocated ?? container.Resources }),
    };

    /// <summary>Grants resources that were changed, if there is room.</summary>
    /// <returns>Whether anything has changed that the status shows.</returns>
    private bool ConsiderResize()
    {
        if (!Array.Exists(_slots, static slot => slot.Allocated is { } allocated && allocated != slot.Spec.Resources))
        {
            var wasPending = ResizePending is not null;
            ResizePending = null;
            return wasPending;
        }
        var pending = _kubelet.Resize(RequestedAmounts.Of(AllocatedSpec), RequestedAmounts.Of(Pod.Spec));
        if (pending is not null)
            return Keep(pending);
        ResizePending = null;
        (IsResizing, ResizeError) = (true, null);
        _kubelet.Events.OfPod(Pod, "Normal", "ResizeStarted", "Pod resize started: " + ResizeText.Of(Pod.Spec, Pod.Metadata.Generation));
        foreach (var slot in _slots)
        {
            var before = slot.Allocated;
            slot.Allocated = null;
            if (before is not null && before != slot.Spec.Resources && slot.Current is { IsRunning: true } container && RequiresRestart(slot.Spec, before))
                Restart(slot, container);
        }
        SyncAtRelist();
        return true;
    }

    private bool Keep(ResizePending pending)
    {
        if (ResizePending == pending)
            return false;
        ResizePending = pending;
        var text = $"Pod resize {pending.Reason}: {ResizeText.Of(Pod.Spec, Pod.Metadata.Generation, pending.Message)}";
        _kubelet.Events.OfPod(Pod, "Warning", "Resize" + pending.Reason, text);
        return true;
    }

    /// <summary>Gives running containers what they were granted; memory that is in use is not taken away.</summary>
    private void Actuate()
    {
        if (!IsResizing)
            return;
        string? error = null;
        foreach (var slot in _slots)
        {
            if (slot is not { Current: { IsRunning: true } container, IsReplaced: false, Allocated: null } || container.Resources == slot.Spec.Resources || (slot.IsInit && !slot.IsSidecar))
                continue;
            if (slot.Spec.Resources.Limits.TryGetValue("memory", out var limit) && container.MemoryLimit > limit.WholeValue && container.Usage.MemoryBytes > limit.WholeValue)
                error = $"attempting to set container \"{slot.Spec.Name}\" memory limit ({limit.WholeValue}) below current usage ({container.Usage.MemoryBytes})";
            else
                container.Resize(slot.Spec.Resources);
        }
        if (error is not null && error != ResizeError)
            _kubelet.Events.OfPod(Pod, "Warning", "ResizeError", "Pod resize error: " + ResizeText.Of(Pod.Spec, Pod.Metadata.Generation, error));
        ResizeError = error;
        if (error is not null)
            SyncIn(Kubelet.ErrorRetryInterval);
        else if (!Array.Exists(_slots, static slot => slot is { IsReplaced: true }))
        {
            IsResizing = false;
            _kubelet.Events.OfPod(Pod, "Normal", "ResizeCompleted", "Pod resize completed: " + ResizeText.Of(Pod.Spec, Pod.Metadata.Generation));
        }
    }

    private void Restart(ContainerSlot slot, ContainerInstance container)
    {
        slot.IsReplaced = true;
        _kubelet.Events.OfContainer(this, slot, "Normal", "Killing", $"Container {slot.Spec.Name} resize requires restart");
        StopOne(container);
    }

    private static bool RequiresRestart(Container container, ResourceRequirements before)
    {
        foreach (var policy in container.ResizePolicy)
        {
            if (policy.RestartPolicy == "RestartContainer" && (AmountOf(container.Resources.Requests) != AmountOf(before.Requests) || AmountOf(container.Resources.Limits) != AmountOf(before.Limits)))
                return true;

            Quantity AmountOf(ValueMap<Quantity> amounts) => amounts.Find(policy.ResourceName);
        }
        return false;
    }
}
