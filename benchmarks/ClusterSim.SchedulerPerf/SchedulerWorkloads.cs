using ClusterSim.SchedulerPerf.Own;
using ClusterSim.SchedulerPerf.Upstream;

namespace ClusterSim.SchedulerPerf;

/// <summary>The workloads there are.</summary>
public static class SchedulerWorkloads
{
    /// <summary>All of them, the one that matters most first.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new BinPacking(),
        new PlainPods(),
        new PlainPodsOnUsedNodes(),
        new RequiredAntiAffinityOnHostname(),
        new SpreadOverZones(),
        new ShapeNeverSeen(),
        new ShapeSeenBefore(),
        new RunsOfOneShape(),
        new SystemDefaultSpreading(),
        new SchedulingBasic(),
        new SchedulingPodAntiAffinity(),
        new SchedulingPodMatchingAntiAffinity(),
        new SchedulingPodAffinity(),
        new SchedulingPreferredPodAffinity(),
        new SchedulingPreferredPodAntiAffinity(),
        new SchedulingNodeAffinity(),
        new MixedSchedulingBasePod(),
        new SchedulingRequiredPodAntiAffinityWithNSSelector(),
        new SchedulingPreferredAntiAffinityWithNSSelector(),
        new SchedulingRequiredPodAffinityWithNSSelector(),
        new SchedulingPreferredAffinityWithNSSelector(),
        new TopologySpreading(),
        new PreferredTopologySpreading(),
        new DefaultTopologySpreading(),
        new SchedulingWithNodeInclusionPolicy(),
        new PreemptionBasic(),
        new PreemptionAsync(),
        new PreemptionPVs(),
        new Unschedulable(),
        new SchedulingWithMixedChurn(),
        new SchedulingDaemonset(),
        new SchedulingSecrets(),
        new SchedulingInTreePVs(),
        new SchedulingCSIPVs(),
        new SchedulingWhileGated(),
        new SchedulingGatedPodsWithPodAffinityImpactForThroughput(),
    ];
}
