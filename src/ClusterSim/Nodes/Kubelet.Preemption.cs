using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Pressure;

namespace ClusterSim.Nodes;

/// <content>Critical Pods push others out when there is no room.</content>
/// <remarks>Source: preemption/preemption.go, HandleAdmissionFailure (v1.36).</remarks>
internal sealed partial class Kubelet
{
    private static readonly PodFailure Preempted = new("Preempting", "Preempted in order to admit critical pod", Disrupts: true)
    {
        ConditionMessage = "Pod was preempted by Kubelet to accommodate a critical pod.",
    };

    private readonly List<PodWorker> _waitingForRoom = [];

    /// <summary>Ends as many Pods as are in the way of a critical one, which waits for their end; false when it is none, or that would not help.</summary>
    private bool MakeRoomFor(PodWorker worker)
    {
        var missing = NodePressure.IsCritical(worker.Pod) ? _admission.MissingFor(worker.Pod, Allocatable) : [];
        if (missing.Count == 0 || CriticalPreemption.Choose(_workers.Values.Where(other => MayGoFor(other, worker)), missing) is not { } victims)
            return false;
        _waitingForRoom.Add(worker);
        foreach (var victim in victims)
        {
            Events.OfPod(victim.Pod, "Warning", Preempted.Reason, Preempted.Message);
            victim.FailWith(Preempted);
        }
        return true;
    }

    private bool MayGoFor(PodWorker other, PodWorker critical) => other.IsActive && !ReferenceEquals(other, critical) && !_waitingForRoom.Contains(other)
        && (!NodePressure.IsCritical(other.Pod) || other.Pod.Spec.Priority < critical.Pod.Spec.Priority);

    private void LetIn()
    {
        foreach (var worker in _waitingForRoom.ToArray())
        {
            if (_admission.Admit(worker.Pod, _node ??= NewNode(), Allocatable) is not null)
                continue; // Others have yet to go.
            _waitingForRoom.Remove(worker);
            worker.SyncNow();
        }
    }
}
