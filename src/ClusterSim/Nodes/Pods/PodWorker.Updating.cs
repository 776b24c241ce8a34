using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Pods;

/// <content>Changes of the Pod in the API.</content>
/// <remarks>Source: kubelet.go (HandlePodUpdates, HandlePodReconcile), kuberuntime_manager.go (computePodActions) (v1.36).</remarks>
internal sealed partial class PodWorker
{
    /// <summary>The Pod has changed in the API.</summary>
    public void Update(Pod pod)
    {
        if (ReferenceEquals(pod, Pod))
            return; // Our own write.
        var isNewSpec = pod.Metadata.Generation != Pod.Metadata.Generation;
        var isChanged = isNewSpec || pod.Metadata.Labels != Pod.Metadata.Labels || pod.Metadata.Annotations != Pod.Metadata.Annotations;
        Pod = pod;
        if (pod.Metadata.DeletionTimestamp is not null)
        {
            BeginTermination();
            return;
        }
        if (_stage != Stage.Syncing)
            return;
        if (isChanged)
            _volumes?.Sync(); // Files may tell of labels and annotations.
        if (isNewSpec)
            TakeOverContainers();
        isNewSpec |= AddDebugContainers();
        if (isNewSpec || pod.Spec.ReadinessGates.Count > 0 || HasForeignConditions())
            SyncNow();
    }

    /// <summary>A container whose image has changed is replaced; nothing else about containers can change.</summary>
    private void TakeOverContainers()
    {
        for (var i = 0; i < _slots.Length - DebugSlots.Length; i++)
        {
            var slot = _slots[i];
            var spec = i < _initCount ? Pod.Spec.InitContainers[i] : Pod.Spec.Containers[i - _initCount];
            var isChanged = spec.Image != slot.Spec.Image;
            if (spec.Resources != slot.Spec.Resources)
                slot.Allocated ??= slot.Spec.Resources; // Until there is room for others.
            slot.Spec = spec;
            if (!isChanged || slot.Current is null)
                continue;
            slot.ForgetTrouble();
            if (!slot.IsRunning)
                continue;
            slot.IsReplaced = true;
            _kubelet.Events.OfContainer(this, slot, "Normal", "Killing", $"Container {spec.Name} definition changed, will be restarted");
            StopOne(slot.Current);
        }
    }
}
