namespace KubernetesInAction;

/// <summary>A cluster of three nodes for each test, as the book's, and the manifests of one chapter.</summary>
/// <param name="folder">The chapter's folder, as in <c>Chapter04</c>.</param>
public abstract class ChapterFixture(string folder)
{
    protected Cluster Cluster { get; private set; } = null!;

    /// <summary>How the chapter's cluster is set up.</summary>
    protected virtual ClusterOptions Options => new();

    [SetUp]
    public void StartCluster() => Cluster = new(Options);

    [TearDown]
    public void DisposeCluster() => Cluster.Dispose();

    /// <summary>Applies manifests of the chapter, in this order.</summary>
    protected void Apply(params string[] files) => Cluster.ApplyFiles(files.Select(file => Path.Combine(AppContext.BaseDirectory, folder, file)));

    /// <summary>Lets virtual time pass.</summary>
    protected void Wait(int seconds) => Cluster.Run(TimeSpan.FromSeconds(seconds));

    /// <summary>Waits until Pods are ready.</summary>
    /// <param name="names">Their names, in the namespace <c>default</c>.</param>
    protected void WaitUntilReady(params string[] names) =>
        Cluster.RunUntil(() => names.All(name => Cluster.Client.Find<Pod>(name) is { IsReady: true }), within: TimeSpan.FromMinutes(5));

    /// <summary>What Events say about an object, by its name.</summary>
    protected IEnumerable<string> Events(string name) => Cluster.Client.List<Event>().Where(happened => happened.InvolvedObject.Name == name).Select(happened => happened.Message ?? "");

    /// <summary>Runs a command in the first container of a Pod, which must succeed.</summary>
    /// <returns>What it printed.</returns>
    protected string Exec(string pod, params string[] command)
    {
        var result = Cluster.Containers[pod].Exec(command);
        result.ExitCode.Should().Be(0, "{0} says: {1}", string.Join(' ', command), result.Error);
        return result.Output;
    }
}
