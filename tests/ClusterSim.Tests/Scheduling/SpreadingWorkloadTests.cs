using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.SchedulerPerf;
using ClusterSim.SchedulerPerf.Own;
using ClusterSim.SchedulerPerf.Upstream;

namespace ClusterSim.Tests.Scheduling;

/// <summary>The workloads whose Pods want each other near, far, or evenly spread: at their smallest size each gets what it wants.</summary>
[TestFixture]
public sealed class SpreadingWorkloadTests
{
    private const int Size = 100;
    private const string Zone = "topology.kubernetes.io/zone";

    private static IEnumerable<Workload> KeepingOff => [new RequiredAntiAffinityOnHostname(), new SchedulingPodAntiAffinity(), new SchedulingRequiredPodAntiAffinityWithNSSelector()];

    [TestCaseSource(nameof(KeepingOff))]
    public void Puts_no_two_pods_on_one_node_that_keep_off_each_other(Workload workload)
    {
        var run = Done(workload);

        run.NodeNames.Should().OnlyHaveUniqueItems();
        PodsByNode(run).Select(node => node.Pods.Count).Should().OnlyContain(count => count <= 1);
    }

    [Test]
    public void Puts_no_pod_where_another_keeps_it_off()
    {
        var run = Done(new SchedulingPodMatchingAntiAffinity());

        PodsByNode(run).Where(node => node.Pods.Any(pod => pod.Spec.Affinity is not null)).Select(node => node.Pods.Count).Should().HaveCount(20).And.OnlyContain(count => count == 1);
    }

    [Test]
    public void Never_lets_one_zone_have_more_pods_than_allowed([Values] bool upstream)
    {
        var run = Done(upstream ? new TopologySpreading() : new SpreadOverZones());
        var zones = PodsByNode(run).ToDictionary(node => node.Name, node => node.Labels.Find(Zone)!);

        var skews = SkewsOverTime(run, zones).ToList();

        skews.Should().HaveCount(run.Pods.Count).And.OnlyContain(skew => skew <= (upstream ? 5 : 1));
    }

    [Test]
    public void Leaves_nodes_out_whose_taints_pods_do_not_tolerate_and_fills_the_rest_evenly()
    {
        var run = Done(new SchedulingWithNodeInclusionPolicy());

        PodsByNode(run).Where(node => node.Tainted).Select(node => node.Pods.Count).Should().HaveCount(20).And.OnlyContain(count => count == 0);
        PodsByNode(run).Where(node => !node.Tainted).Select(node => node.Pods.Count).Should().HaveCount(80).And.OnlyContain(count => count == 1);
    }

    [Test]
    public void Spreads_pods_evenly_that_would_rather_not_meet()
    {
        var run = Done(new SchedulingPreferredPodAntiAffinity());

        PodsByNode(run).Select(node => node.Pods.Count).Should().OnlyContain(count => count == 2);
    }

    [Test]
    public void Gathers_pods_that_would_rather_be_together()
    {
        var run = Done(new SchedulingPreferredPodAffinity());

        PodsByNode(run).Count(node => node.Pods.Count > 0).Should().BeLessThanOrEqualTo(8, "five nodes have room for all of them");
    }

    [Test]
    public void Spreads_pods_because_a_service_selects_them()
    {
        var run = Done(new SystemDefaultSpreading());

        // Zones count too, and one of them has a Node more than the others.
        PodsByNode(run).Select(node => node.Pods.Count).Should().OnlyContain(count => count >= 49 && count <= 51);
    }

    private static AlgorithmRun Done(Workload workload)
    {
        var run = new AlgorithmRun(workload, Size);
        run.Go().Should().Be(run.Pods.Count);
        return run;
    }

    private static IEnumerable<int> SkewsOverTime(AlgorithmRun run, Dictionary<string, string> zones)
    {
        var counts = zones.Values.Distinct().ToDictionary(zone => zone, _ => 0);
        foreach (var node in run.NodeNames)
        {
            counts[zones[node!]]++;
            yield return counts.Values.Max() - counts.Values.Min();
        }
    }

    private static List<(string Name, ValueMap<string> Labels, bool Tainted, List<Pod> Pods)> PodsByNode(AlgorithmRun run)
    {
        var snapshot = run.Scheduler.Snapshot;
        return [.. Enumerable.Range(0, snapshot.Count).Select(row => snapshot[row]).Select(node => (node.Name, node.Labels, node.Taints.Count > 0, node.Pods.ToList()))];
    }
}
