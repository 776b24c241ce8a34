namespace ClusterSim.Nodes.Pods;

/// <content>All containers start anew, in the same sandbox, because one of them has exited in a way its rules name.</content>
/// <remarks>Source: container/helpers.go, ShouldAllContainersRestart; kuberuntime_manager.go, computePodActions, ContainersToReset (v1.36, RestartAllContainersOnContainerExits is on).</remarks>
internal sealed partial class PodWorker
{
    /// <summary>Whether the rules of a container may ask for it.</summary>
    public bool MayRestartAll
    {
        get
        {
            foreach (var slot in _slots)
            {
                if (slot.Spec.RestartPolicyRules.Count > 0 && ContainerRestarts.MayRestartAll(slot.Spec))
                    return true;
            }
            return false;
        }
    }

    /// <summary>Whether a container has exited so, and the others have not been taken away yet.</summary>
    public bool IsRestartingAll => Array.Exists(_slots, AsksForAll);

    private static bool AsksForAll(ContainerSlot slot) =>
        slot is { IsDebug: false, IsRemoved: false, HasExited: true, Current: { } container } && ContainerRestarts.RestartsAll(slot.Spec, container.ExitCode);

    /// <summary>Kills and takes away all containers, if one of them asks for it; the next sync begins with the first again.</summary>
    private bool RestartAll()
    {
        if (!IsRestartingAll)
            return false;
        foreach (var slot in _slots)
        {
            if (slot.IsDebug || slot.Current is not { } container)
                continue;
            slot.IsRemoved = true;
            if (!container.IsRunning)
                continue;
            _kubelet.Events.OfContainer(this, slot, "Normal", "Killing", "killing");
            container.Kill(); // Neither hooks nor a grace period: it is to be quick.
        }
        SyncAtRelist();
        return true;
    }
}
