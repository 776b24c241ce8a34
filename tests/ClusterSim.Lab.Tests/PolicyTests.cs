using SchedulerLab;

namespace ClusterSim.Lab.Tests;

/// <summary>The policies of the sample.</summary>
public sealed class PolicyTests
{
    private static readonly GpuRequest Half = new(1, 500, "");
    private static readonly GpuRequest Whole = new(1, 1000, "");

    [Test]
    public void Worst_fit_takes_the_emptiest_node_and_its_emptiest_gpu()
    {
        var story = Story("WorstFit", [Small.Node("n1", gpus: 2), Small.Node("n2", gpus: 4)],
            Small.Pod("a", gpus: Half), Small.Pod("b", gpus: Half), Small.Pod("c", gpus: Whole), Small.Pod("d", gpus: Half));

        story.Should().Equal("Placed a on n2 [0]", "Placed b on n2 [1]", "Placed c on n1 [0]", "Placed d on n2 [2]");
    }

    [Test]
    public void Best_fit_takes_the_fullest_node_and_its_fullest_gpu()
    {
        var story = Story("BestFit", [Small.Node("n1", cpu: 8, gpus: 2), Small.Node("n2", cpu: 8, gpus: 4)],
            Small.Pod("a", gpus: Whole), Small.Pod("b", gpus: Half), Small.Pod("c", gpus: Half), Small.Pod("d", gpus: Half));

        story.Should().Equal("Placed a on n1 [0]", "Placed b on n1 [1]", "Placed c on n1 [1]", "Placed d on n2 [0]");
    }

    [Test]
    public void First_fit_takes_the_first_node_and_its_first_gpus()
    {
        var story = Story("FirstFit", [Small.Node("n2", gpus: 2), Small.Node("n1", gpus: 4)],
            Small.Pod("a", gpus: Whole), Small.Pod("b", gpus: new(2, 1000, "")), Small.Pod("c", gpus: Half));

        story.Should().Equal("Placed a on n2 [0]", "Placed b on n1 [0,1]", "Placed c on n2 [1]");
    }

    [Test]
    public void Random_takes_every_node_and_every_gpu_that_fits()
    {
        var pods = Enumerable.Range(0, 60).Select(i => Small.Pod($"p{i}", "10m", new(1, 100, ""))).ToArray();

        var story = Story("Random", [Small.Node("n1", gpus: 4), Small.Node("n2", gpus: 4)], pods);

        story.Select(line => line[(line.IndexOf(" on ", StringComparison.Ordinal) + 4)..]).Distinct().Should().HaveCount(8);
    }

    [Test]
    public void Kubernetes_spreads_pods()
    {
        var story = Story("Kubernetes", [Small.Node("n1"), Small.Node("n2")], Small.Pod("a"), Small.Pod("b"));

        story.Select(line => line[^2..]).Should().BeEquivalentTo("n1", "n2");
    }

    [Test]
    public void A_pod_goes_only_to_gpus_of_a_model_it_can_use()
    {
        foreach (var policy in LabPolicies.All)
        {
            var story = Story(policy.Name, [Small.Node("n1", gpus: 8, model: "T4"), Small.Node("n2", gpus: 1, model: "P100")],
                Small.Pod("a", gpus: Whole with { Models = "V100|P100" }), Small.Pod("b", gpus: Half with { Models = "P100" }));

            story.Should().Equal(["Placed a on n2 [0]", "Failed b"], policy.Name);
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Decides_the_same_when_nothing_is_reused(string name)
    {
        var policy = LabPolicies.Find(name)!;
        var slow = policy with { Profile = run => WithoutReuse(policy.Profile(run)) };

        new LabRun(SmallCluster.Source, slow, 3).Execute().Should().Be(new LabRun(SmallCluster.Source, policy, 3).Execute());
    }

    private static IEnumerable<string> Names() => LabPolicies.All.Select(policy => policy.Name).Where(name => name != "Kubernetes");

    private static IEnumerable<string> Story(string policy, Node[] nodes, params Pod[] pods) =>
        Small.Replay(LabPolicies.Find(policy)!, nodes, pods.Select(pod => Small.Arrival(pod))).Story.Select(line => line["00:00:00 ".Length..]);

    private static SchedulerProfile WithoutReuse(SchedulerProfile profile) => profile with
    {
        Plugins = [.. profile.Plugins.SkipLast(1), profile.Plugins[^1] with { Create = handle => new Forgetful((IScorePlugin)profile.Plugins[^1].Create(handle)) }],
    };

    /// <summary>A plugin of which nothing may be reused.</summary>
    private sealed class Forgetful(IScorePlugin plugin) : IScorePlugin
    {
        public string Name => plugin.Name;

        public IReadOnlyList<string> AnnotationKeys => plugin.AnnotationKeys;

        public void Score(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<long> scores) => plugin.Score(pod, state, snapshot, candidates, scores);
    }
}
