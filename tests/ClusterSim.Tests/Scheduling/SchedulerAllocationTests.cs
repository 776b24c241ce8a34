using ClusterSim.Api.Core;
using ClusterSim.Scheduling;
using ClusterSim.SchedulerPerf;
using ClusterSim.SchedulerPerf.Own;

namespace ClusterSim.Tests.Scheduling;

/// <summary>What deciding leaves for the garbage collector.</summary>
[TestFixture]
[NonParallelizable]
public sealed class SchedulerAllocationTests
{
    private static readonly Workload[] Workloads = [new PlainPods(), new ShapeSeenBefore(), new RunsOfOneShape(), new BinPacking(), new RequiredAntiAffinityOnHostname(), new SpreadOverZones(), new SystemDefaultSpreading()];

    [TestCaseSource(nameof(Workloads))]
    public void Allocates_nothing_for_a_decision_when_pods_come_and_go(Workload workload)
    {
        var run = new AlgorithmRun(workload, 100);
        var pods = run.Pods.Take(60).ToArray();
        for (var i = 0; i < 50; i++)
            ComeAndGo(run.Scheduler, pods);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 50; i++)
            ComeAndGo(run.Scheduler, pods);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        (allocated / (50.0 * pods.Length)).Should().Be(0, "bytes per decision");
    }

    private static void ComeAndGo(StandaloneScheduler scheduler, Pod[] pods)
    {
        foreach (var pod in pods)
        {
            if (!scheduler.Schedule(pod).IsPlaced)
                throw new InvalidOperationException($"{pod.Metadata.Name} was not placed.");
        }
        foreach (var pod in pods)
            scheduler.Remove(pod);
    }
}
