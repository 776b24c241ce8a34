namespace SchedulerPlugins;

public sealed class GangTests
{
    private static readonly SchedulerProfile WithGangs = SchedulerProfile.Default.With(new PluginRegistration("Gang", handle => new Gang(handle)));

    private Cluster _cluster = null!;

    [SetUp]
    public void StartCluster() => _cluster = new Cluster(new ClusterOptions
    {
        Nodes = 2,
        Machine = MachineSpec.WithCapacity(cpu: "4", memory: "16Gi"),
        Scheduler = new() { Profiles = [WithGangs] },
    });

    [TearDown]
    public void StopCluster() => _cluster.Dispose();

    [Test]
    public void Binds_all_of_a_gang_when_the_last_of_it_is_there()
    {
        Apply(Member("train", 1, of: 3));
        Apply(Member("train", 2, of: 3));
        _cluster.Run(TimeSpan.FromSeconds(10));
        Bound().Should().BeEmpty("the others are missing");

        Apply(Member("train", 3, of: 3));
        _cluster.Run(TimeSpan.FromSeconds(10));

        Bound().Should().Equal("train-1", "train-2", "train-3");
    }

    [Test]
    public void Keeps_no_room_for_a_gang_that_does_not_fit()
    {
        for (var i = 1; i <= 9; i++)
            Apply(Member("train", i, of: 9)); // Each takes a CPU, of which there are eight.
        Apply(Alone("web"));
        _cluster.Run(TimeSpan.FromSeconds(20));
        Bound().Should().BeEmpty("eight of the gang wait for the ninth");

        _cluster.Run(TimeSpan.FromSeconds(20));

        Bound().Should().Equal("web");
        Told("train-1").Should().Contain("0/1 nodes are available: 1 rejected due to timeout after waiting 30s at plugin Gang.");
    }

    [Test]
    public void Binds_a_gang_that_gave_up_when_there_is_room_for_all_of_it()
    {
        for (var i = 1; i <= 9; i++)
            Apply(Member("train", i, of: 9));
        _cluster.Run(TimeSpan.FromMinutes(5));
        Bound().Should().BeEmpty();

        _cluster.Machines.Add("node-3", MachineSpec.WithCapacity(cpu: "4", memory: "16Gi"));
        _cluster.Run(TimeSpan.FromMinutes(1));

        Bound().Should().HaveCount(9);
    }

    [Test]
    public void Does_not_let_two_gangs_block_each_other_for_ever()
    {
        for (var i = 1; i <= 6; i++)
        {
            Apply(Member("red", i, of: 6));
            Apply(Member("blue", i, of: 6)); // Half of each fits.
        }

        _cluster.RunUntil(() => Bound().Count == 6, within: TimeSpan.FromMinutes(10));

        Bound().Select(name => name[..^2]).Distinct().Should().ContainSingle("all of one gang runs, and none of the other");
    }

    private static Pod Member(string gang, int number, int of) => With(Alone($"{gang}-{number}"), [new(Gang.GangLabel, gang), new(Gang.SizeLabel, $"{of}")]);

    private static Pod Alone(string name) => new()
    {
        Metadata = new() { Name = name },
        Spec = new() { Containers = [new() { Name = "main", Image = "nginx", Resources = new() { Requests = [new("cpu", "1")] } }] },
    };

    private static Pod With(Pod pod, ValueMap<string> labels) => pod with { Metadata = pod.Metadata with { Labels = labels } };

    private void Apply(Pod pod) => _cluster.Apply(pod);

    private IReadOnlyList<string> Bound() => [.. _cluster.Client.List<Pod>("default").Where(pod => pod.IsBound).Select(pod => pod.Metadata.Name!)];

    private IEnumerable<string?> Told(string pod) => _cluster.Client.List<Event>("default").Where(told => told.InvolvedObject.Name == pod).Select(told => told.Message);
}
