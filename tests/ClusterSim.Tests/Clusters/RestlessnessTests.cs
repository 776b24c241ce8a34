using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Reconcilers;
using ClusterSim.Simulation;
using Microsoft.Extensions.Logging;

namespace ClusterSim.Tests.Clusters;

/// <summary>What people see when their cluster does not come to rest, or not to where they wait for it.</summary>
public sealed class RestlessnessTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Test]
    public void A_reconciler_that_throws_is_retried_with_back_off_and_its_error_is_in_the_report()
    {
        var attempts = new List<DateTimeOffset>();
        using var cluster = With((client, _) =>
        {
            attempts.Add(client.Now);
            throw new FormatException("the title is missing");
        });
        var waiting = () => cluster.RunUntil(() => false, within: Minute);

        waiting.Should().Throw<SimulationException>()
            .WithMessage("*did not hold within*website-controller failed * times on default/w: the title is missing*seed 1, virtual time*");
        var pauses = attempts.Zip(attempts.Skip(1), (one, next) => (next - one).TotalMilliseconds).ToList();
        pauses.Take(6).Should().Equal(5, 10, 20, 40, 80, 160);
        var component = cluster.Components.OfType<ReconcilerComponent<Website>>().Single();
        component.Failures.Should().ContainSingle().Which.Should().Match<WorkFailure<ObjectKey>>(failure => failure.Error is FormatException && failure.Attempts == attempts.Count);
    }

    [Test]
    public void A_reconciler_that_never_settles_makes_the_wait_fail_with_a_report()
    {
        using var cluster = With((client, request) =>
        {
            var website = client.Get<Website>(request.Key);
            client.Update(website.WithAnnotation("count", website.Metadata.ResourceVersion)); // Each write wakes it again, at the same instant.
            return new(Result.Done);
        });
        var waiting = () => cluster.RunUntil(() => false, within: Minute);

        waiting.Should().Throw<SimulationException>().WithMessage("*website-controller has worked on default/w more than 10,000 times at one instant*seed 1, virtual time*");
    }

    [Test]
    public void A_reconciler_that_asks_for_itself_for_ever_makes_the_wait_for_rest_fail_with_a_report()
    {
        using var cluster = With((client, request) =>
        {
            client.Update(client.Get<Website>(request.Key).WithAnnotation("time", $"{client.Now:O}"));
            return new(Result.After(TimeSpan.FromSeconds(1)));
        });
        var settling = () => cluster.Settle(quiet: TimeSpan.FromSeconds(5), limit: Minute);
        var idling = () => cluster.RunUntilIdle(limit: Minute);

        settling.Should().Throw<SimulationException>().WithMessage("Never quiet for 00:00:05 within 00:01:00 of virtual time.*");
        idling.Should().Throw<SimulationException>().WithMessage("Not idle within 00:01:00 of virtual time: * not marked periodic still waiting.*");
    }

    [Test]
    public void A_wait_that_fails_tells_which_pods_do_not_run_and_why_and_what_happened_last()
    {
        using var cluster = new Cluster(seed: 7);
        cluster.ImageFaults.Break("missing");
        cluster.Client.Create(UserCodeTests.PodOf("missing"));
        cluster.Client.Create(new Pod
        {
            Metadata = new() { Name = "big", Namespace = "default" },
            Spec = new() { Containers = [new() { Name = "c", Image = "nginx", Resources = new() { Requests = [new("cpu", "64")] } }] },
        });
        cluster.Machine("node-3").PowerOff();
        var waiting = () => cluster.RunUntil(() => false, within: TimeSpan.FromMinutes(3));

        waiting.Should().Throw<SimulationException>().Which.Message.Should()
            .ContainAll("node node-3 is not ready", "pod default/p is Pending: ImagePullBackOff", "pod default/big is Pending: 0/3 nodes are available", "last events:", "Warning Failed Pod/p: Failed to pull image", "seed 7, virtual time 2026-01-01T00:03:00");
    }

    [Test]
    public void A_cluster_comes_to_rest_when_its_work_is_done()
    {
        using var cluster = new Cluster();
        cluster.Client.Create(UserCodeTests.PodOf("nginx"));

        cluster.Settle(quiet: TimeSpan.FromSeconds(10));

        cluster.Client.Get<Pod>("default", "p").IsReady.Should().BeTrue();
        var settled = cluster.Now;
        cluster.Settle(quiet: TimeSpan.FromSeconds(10));
        (cluster.Now - settled).Should().Be(TimeSpan.FromSeconds(10));
        cluster.RunUntilIdle();
        cluster.Loop.IsLive.Should().BeFalse();
    }

    [Test]
    public void Components_log_to_the_users_logger()
    {
        using var log = new ListLoggerFactory();
        using var cluster = new Cluster(new ClusterOptions
        {
            LoggerFactory = log,
            Resources = [typeof(Website)],
            Components = [WebsiteReconciler.Component((_, _) => throw new FormatException("the title is missing"))],
        });
        cluster.Client.Create(new Website { Metadata = new() { Name = "w", Namespace = "default" } });

        cluster.Run(TimeSpan.Zero);

        log.Lines.Should().ContainSingle().Which.Should().StartWith("Warning").And.Contain("website-controller").And.Contain("Reconciling Website default/w failed, 1 times in a row").And.Contain("FormatException");
    }

    private static Cluster With(Func<IClusterClient, Request, ValueTask<Result>> reconcile)
    {
        var cluster = new Cluster(new ClusterOptions { Resources = [typeof(Website)], Components = [WebsiteReconciler.Component(reconcile)] });
        cluster.Client.Create(new Website { Metadata = new() { Name = "w", Namespace = "default" } });
        return cluster;
    }

    private sealed class ListLoggerFactory : ILoggerFactory
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new ListLogger(categoryName, Lines);

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class ListLogger(string category, List<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add($"{logLevel} {category} {formatter(state, exception)} {exception?.GetType().Name}");
    }
}
