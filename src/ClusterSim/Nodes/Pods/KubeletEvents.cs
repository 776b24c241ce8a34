using ClusterSim.Client;

namespace ClusterSim.Nodes.Pods;

/// <summary>Events of one node's kubelet.</summary>
internal sealed class KubeletEvents(EventRecorder recorder)
{
    /// <summary>Whether events get through to the API; those that do not are lost.</summary>
    public bool ReachApi { get; set; } = true;

    public void OfPod(Pod pod, string type, string reason, string message, ValueMap<string>? annotations = null) => Record(ObjectReference.To(pod), type, reason, message, annotations);

    public void OfContainer(PodWorker worker, ContainerSlot slot, string type, string reason, string message) =>
        Record(slot.Reference ??= ObjectReference.To(worker.Pod) with { FieldPath = slot.FieldPath }, type, reason, message);

    /// <summary>Kubelets name the Node in place of its uid.</summary>
    public void OfNode(Node node, string type, string reason, string message) =>
        Record(new() { Kind = node.Kind, Name = node.Metadata.Name, Uid = node.Metadata.Name }, type, reason, message);

    private void Record(ObjectReference regarding, string type, string reason, string message, ValueMap<string>? annotations = null)
    {
        if (ReachApi)
            recorder.Record(regarding, type, reason, message, annotations);
    }
}
