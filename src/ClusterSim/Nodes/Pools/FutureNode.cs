using ClusterSim.Nodes.Pods;

namespace ClusterSim.Nodes.Pools;

/// <summary>A machine that is to come, and the Pods that will find room on it.</summary>
internal sealed class FutureNode(NodePool pool, int number)
{
    private static readonly string[] HardEffects = ["NoSchedule", "NoExecute"];

    private readonly MachineSpec _machine = pool.MachineOf(number);
    private readonly PodAdmission _admission = new();
    private readonly Node _node = NodeOf(pool, number);
    private readonly HashSet<ObjectKey> _pods = []; // Looked up only.

    public string Name => _node.Metadata.Name!;

    public NodePool Pool => pool;

    /// <summary>Whether a Pod will find room on it.</summary>
    public bool IsFor(ObjectKey pod) => _pods.Contains(pod);

    /// <summary>Why a Pod finds no room; null when it does, and takes it.</summary>
    public string? Refuse(Pod pod)
    {
        foreach (var taint in _machine.Taints)
            if (HardEffects.Contains(taint.Effect) && !pod.Spec.Tolerations.Any(toleration => PodAdmission.Tolerates(toleration, taint)))
                return $"node(s) had untolerated taint {{{taint.Key}: {taint.Value}}}";
        if (!NodeAffinityMatch.Accepts(pod.Spec, _node))
            return "node(s) didn't match Pod's node affinity/selector";
        return _admission.Admit(pod, _node, NodeStatuses.Allocatable(_machine)) switch
        {
            null => Take(pod),
            { Reason: ['O', 'u', 't', 'O', 'f', .. var resource] } => resource == "pods" ? "Too many pods" : "Insufficient " + resource,
            _ => "node(s) didn't have free ports for the requested pod ports",
        };
    }

    private string? Take(Pod pod)
    {
        _pods.Add(pod.Key);
        return null;
    }

    private static Node NodeOf(NodePool pool, int number)
    {
        var (name, machine) = (pool.NameOf(number), pool.MachineOf(number));
        return new() { Metadata = new() { Name = name, Labels = NodeStatuses.Labels(name, machine).SetRange(machine.Labels) }, Spec = new() { Taints = machine.Taints } };
    }
}
