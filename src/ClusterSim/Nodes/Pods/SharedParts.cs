using System.Runtime.CompilerServices;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Pods;

/// <summary>Parts of Pod statuses that are the same for many Pods, made once: 150,000 Pods that start together need not hold 150,000 equal conditions.</summary>
internal sealed class SharedParts(SimulationLoop loop)
{
    private const int Slots = 16;

    private static readonly ContainerUser Root = new() { Linux = new() { SupplementalGroups = [0] } };
    private static readonly ResourceRequirements NoResources = new();

    private readonly PodCondition?[] _conditions = new PodCondition?[Slots];
    private readonly ConditionalWeakTable<ValueList<VolumeMount>, ValueList<VolumeMountStatus>> _mounts = [];
    private ContainerState? _running;

    /// <summary>A condition that has just come to hold.</summary>
    public PodCondition Condition(PodConditions.Finding finding, string status, long generation)
    {
        Time now = loop.Now;
        // Any slot will do, as long as the conditions that come together do not push each other out.
        ref var slot = ref _conditions[(finding.Type.Length + (finding.IsTrue ? 1 : 0)) % Slots];
        if (slot is not { } known || known.Type != finding.Type || known.Status != status || known.LastTransitionTime != now
            || known.Reason != finding.Reason || known.Message != finding.Message || known.ObservedGeneration != generation)
        {
            slot = new()
            {
                Type = finding.Type,
                ObservedGeneration = generation,
                Status = status,
                LastTransitionTime = now,
                Reason = finding.Reason,
                Message = finding.Message,
            };
        }
        return slot;
    }

    public ContainerState Running(Time startedAt) =>
        _running is { Running.StartedAt: { } known } && known == startedAt ? _running : _running = new() { Running = new() { StartedAt = startedAt } };

    public ValueList<VolumeMountStatus> MountsOf(ValueList<VolumeMount> mounts) =>
        mounts.Count == 0 ? [] : _mounts.GetValue(mounts, static mounts => mounts.Select(StatusOf).ToValueList());

    /// <summary>What a container was given: all it asked for.</summary>
    public ResourceRequirements ResourcesOf(ResourceRequirements resources) =>
        resources.Claims.Count > 0 ? resources with { Claims = [] } : resources.Limits.Count + resources.Requests.Count > 0 ? resources : NoResources;

    /// <summary>The user a container runs as: root, unless the spec says otherwise.</summary>
    public ContainerUser UserOf(PodSpec pod, Container container)
    {
        var uid = container.SecurityContext?.RunAsUser ?? pod.SecurityContext?.RunAsUser ?? 0;
        var gid = container.SecurityContext?.RunAsGroup ?? pod.SecurityContext?.RunAsGroup ?? 0;
        return uid == 0 && gid == 0 ? Root : new() { Linux = new() { Uid = uid, Gid = gid, SupplementalGroups = [gid] } };
    }

    private static VolumeMountStatus StatusOf(VolumeMount mount) => new()
    {
        Name = mount.Name,
        MountPath = mount.MountPath,
        ReadOnly = mount.ReadOnly,
        RecursiveReadOnly = mount.ReadOnly ? "Disabled" : null,
    };
}
