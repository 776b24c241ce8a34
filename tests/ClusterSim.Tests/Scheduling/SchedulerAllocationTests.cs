using ClusterSim.Api.Core;
using ClusterSim.SchedulerPerf;
using ClusterSim.SchedulerPerf.Own;
using ClusterSim.Scheduling;

namespace ClusterSim.Tests.Scheduling;

/// <summary>What deciding leaves for the garbage collector.</summary>
[TestFixture]
[NonParallelizable]
public sealed class SchedulerAllocationTests
{
    private const int Repetitions = 50;

    private static readonly Workload[] Workloads = [new PlainPods(), new ShapeSeenBefore(), new RunsOfOneShape(), new BinPacking(), new RequiredAntiAffinityOnHostname(), new SpreadOverZones(), new SystemDefaultSpreading()];

    [TestCaseSource(nameof(Workloads))]
    public void Allocates_nothing_for_a_decision_when_pods_come_and_go(Workload workload)
    {
        var run = new AlgorithmRun(workload, 100);
        var pods = run.Pods.Take(60).ToArray();

        // Lists of Pods grow for as long as chance finds Nodes new company: steady is what comes after.
        var least = long.MaxValue;
        for (var round = 0; round < 20 && least > 0; round++)
            least = Math.Min(least, AllocatedBy(() => ComeAndGo(run.Scheduler, pods)));

        least.Should().Be(0, "bytes for {0} decisions", pods.Length * Repetitions);
    }

    private static long AllocatedBy(Action comeAndGo)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Repetitions; i++)
            comeAndGo();
        return GC.GetAllocatedBytesForCurrentThread() - before;
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
