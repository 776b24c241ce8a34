using ClusterSim.Api.Core;
using ClusterSim.Api.Metrics;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes;

/// <summary>How long work takes depends on the CPU that a container gets, and how long a program lives on the memory it takes.</summary>
public sealed class ComputingTests : WholeClusterFixture
{
    private readonly Dictionary<string, double> _took = [];

    [SetUp]
    public void AddPrograms()
    {
        _took.Clear();
        Cluster.Images.Add("work", async context =>
        {
            var start = context.Time.GetUtcNow();
            await context.Compute(TimeSpan.FromSeconds(30), threads: context.Args is [var threads] ? int.Parse(threads) : 1, context.Stopping);
            _took[context.PodName] = (context.Time.GetUtcNow() - start).TotalSeconds;
            return 0;
        });
    }

    [Test]
    public void Takes_as_long_as_the_limit_makes_it()
    {
        Compute("free");
        Compute("half", limit: "500m");
        Compute("wide", threads: 2);
        Run(120);

        _took.Should().Equal(new Dictionary<string, double> { ["wide"] = 15, ["free"] = 30, ["half"] = 60 });
    }

    [Test]
    public void Shares_cpus_that_do_not_suffice_by_what_was_requested()
    {
        Compute("big", request: "3", threads: 4);
        Compute("small", request: "1", threads: 4);
        Run(60);

        _took["big"].Should().BeApproximately(10, 0.3, "it has three of four CPUs");
        _took["small"].Should().BeApproximately(15, 0.6, "it has one of four for ten seconds, and then all");
    }

    [Test]
    public void Shows_in_what_is_used()
    {
        Compute("half", limit: "500m");
        Run(10);
        Cluster.Client.Find<PodMetrics>("default", "half")!.Containers.Single().Usage["cpu"].ToString().Should().Be("500m");
    }

    [Test]
    public void Ends_with_the_container()
    {
        Compute("half", limit: "500m");
        Run(10);
        Cluster.Client.Delete(Pod("half"));
        Run(5);

        FindPod("half").Should().BeNull();
        _took.Should().BeEmpty();
    }

    [Test]
    public void Kills_a_leaking_program_at_the_moment_it_crosses_its_limit()
    {
        Cluster.Images.Add("leak", async context =>
        {
            context.UseOverTime(UsageCurve.Through((TimeSpan.Zero, new(10, 0)), (TimeSpan.FromSeconds(100), new(10, 100 << 20))));
            await context.WaitForStop();
            return 0;
        });
        ApplyPod("leak", "leak", main => main with { Resources = new() { Limits = [new("memory", "50Mi")] } });
        Run(30);
        Cluster.Client.Find<PodMetrics>("default", "leak")!.Containers.Single().Usage["memory"].WholeValue.Should().BeInRange(20 << 20, 30 << 20);
        Run(40);

        var end = Status("leak").LastState.Terminated!;
        (end.Reason, end.ExitCode).Should().Be(("OOMKilled", 137));
        ((DateTimeOffset)end.FinishedAt! - (DateTimeOffset)end.StartedAt!).TotalSeconds.Should().BeApproximately(50, 1);
    }

    [Test]
    public void Comes_and_goes_with_a_curve_that_repeats()
    {
        var day = UsageCurve.Through((TimeSpan.Zero, new(0, 0)), (TimeSpan.FromHours(12), new(1000, 0)), (TimeSpan.FromHours(24), new(0, 0))).Repeated();

        new[] { 0, 6, 12, 18, 24, 30 }.Select(hour => day.At(TimeSpan.FromHours(hour)).MilliCpu).Should().Equal(0, 500, 1000, 500, 0, 500);
    }

    [Test]
    public void Refuses_curves_that_go_back_in_time()
    {
        var curve = () => UsageCurve.Through((TimeSpan.FromSeconds(2), default), (TimeSpan.FromSeconds(1), default));

        curve.Should().Throw<ArgumentException>().WithMessage("The time of point 1 lies before that of the one in front of it.*");
    }

    private void Compute(string name, string? limit = null, string? request = null, int threads = 1) => ApplyPod(
        name,
        "work",
        main => main with
        {
            Args = [threads.ToString()],
            Resources = new() { Limits = limit is null ? [] : [new("cpu", limit)], Requests = request is null ? [] : [new("cpu", request)] },
        },
        spec => spec with { RestartPolicy = "Never", NodeName = "node-1" });
}
