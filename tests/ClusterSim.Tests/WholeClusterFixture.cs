using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests;

/// <summary>A whole cluster, used as a user uses it.</summary>
public abstract class WholeClusterFixture
{
    protected Cluster Cluster { get; private set; } = null!;

    protected virtual ClusterOptions Options => new();

    [SetUp]
    public void StartWholeCluster() => Start(Options);

    [TearDown]
    public void StopWholeCluster() => Cluster.Dispose();

    /// <summary>Another cluster in place of the one that has been started.</summary>
    protected void Restart(ClusterOptions options)
    {
        Cluster.Dispose();
        Start(options);
    }

    private void Start(ClusterOptions options)
    {
        Cluster = new(options);
        Cluster.Run(TimeSpan.Zero); // A namespace gets its service account at once, but not before time is let go on.
    }

    protected Pod ApplyPod(string name, string image = "luksa/kubia", Func<Container, Container>? container = null, Func<PodSpec, PodSpec>? spec = null)
    {
        var main = new Container { Name = "main", Image = image };
        var pod = new PodSpec { Containers = [container?.Invoke(main) ?? main] };
        return (Pod)Cluster.Apply(new Pod { Metadata = new() { Name = name, Labels = [new("app", name)] }, Spec = spec?.Invoke(pod) ?? pod })[0];
    }

    protected Pod Pod(string name) => Cluster.Client.Get<Pod>(new ObjectKey("default", name));

    protected Pod? FindPod(string name) => Cluster.Client.Find<Pod>(new ObjectKey("default", name));

    protected IReadOnlyList<Pod> ReadyPods(string app) =>
        [.. Cluster.Client.List<Pod>("default").Where(pod => pod.IsReady && !pod.IsBeingDeleted && pod.Metadata.Labels.Find("app") == app)];

    protected ContainerStatus Status(string pod) => Pod(pod).Status.ContainerStatuses[0];

    protected void RunUntilReady(params IEnumerable<string> pods)
    {
        foreach (var pod in pods)
            Cluster.RunUntil(() => FindPod(pod)?.IsReady == true, TimeSpan.FromMinutes(2));
    }

    protected void Run(double seconds) => Cluster.Run(TimeSpan.FromSeconds(seconds));

    protected double Since(DateTimeOffset start) => (Cluster.Now - start).TotalSeconds;

    /// <summary>What was recorded about an object, as <c>reason: message</c>, in the order of writing.</summary>
    protected IReadOnlyList<string> EventsOf(string name) =>
    [
        .. Cluster.Client.List<Event>("default").Where(told => told.InvolvedObject.Name == name)
            .OrderBy(told => long.Parse(told.Metadata.ResourceVersion!, System.Globalization.CultureInfo.InvariantCulture))
            .Select(told => $"{told.Reason}: {told.Message}"),
    ];
}
