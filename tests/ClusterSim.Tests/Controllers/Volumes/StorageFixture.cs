using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Storage;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.Volumes;

/// <summary>A whole cluster, with volumes and claims to try things on.</summary>
public abstract class StorageFixture
{
    /// <summary>Longer than everything that is waited for.</summary>
    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    protected Cluster Cluster { get; private set; } = null!;

    protected IClusterClient Client => Cluster.Client;

    /// <summary>How the cluster is set up.</summary>
    protected virtual ClusterOptions Options => new();

    [SetUp]
    public void StartCluster()
    {
        Cluster = new(Options);
        Cluster.Run(TimeSpan.FromSeconds(1)); // Now namespaces have their service accounts.
    }

    [TearDown]
    public void StopCluster() => Cluster.Dispose();

    protected static PersistentVolumeClaim NewClaim(string name, Quantity? size = null, string? storageClass = "") => new()
    {
        Metadata = new() { Name = name, Namespace = "default" },
        Spec = new() { AccessModes = ["ReadWriteOnce"], StorageClassName = storageClass, Resources = new() { Requests = [new("storage", size ?? "1Gi")] } },
    };

    protected static PersistentVolume NewVolume(string name, Quantity? size = null, string? storageClass = null) => new()
    {
        Metadata = new() { Name = name },
        Spec = new()
        {
            Capacity = [new("storage", size ?? "1Gi")],
            AccessModes = ["ReadWriteOnce"],
            StorageClassName = storageClass,
            PersistentVolumeReclaimPolicy = "Retain",
            HostPath = new() { Path = "/tmp/" + name },
        },
    };

    protected static Pod NewPod(string name, params string[] claims) => new()
    {
        Metadata = new() { Name = name, Namespace = "default" },
        Spec = new()
        {
            Containers = [new() { Name = "c", Image = "img:1" }],
            Volumes = [.. claims.Select((claim, number) => new Volume { Name = $"v{number}", PersistentVolumeClaim = new() { ClaimName = claim } })],
        },
    };

    protected static StorageClass NewClass(string name, string provisioner = "disk.clustersim.io", string mode = "Immediate") => new()
    {
        Metadata = new() { Name = name },
        Provisioner = provisioner,
        VolumeBindingMode = mode,
    };

    protected PersistentVolumeClaim Claim(string name) => Client.Get<PersistentVolumeClaim>("default", name);

    protected PersistentVolume Volume(string name) => Client.Get<PersistentVolume>(new ObjectKey(name));

    protected PersistentVolume VolumeOf(string claim) => Volume(Claim(claim).Spec.VolumeName!);

    protected Pod Pod(string name) => Client.Get<Pod>("default", name);

    protected void RunUntilBound(string claim) => Cluster.RunUntil(() => Claim(claim).Status.Phase == "Bound", Minute);

    protected void RunUntilRunning(string pod) => Cluster.RunUntil(() => Pod(pod).Status.Phase == "Running", Minute);

    /// <summary>What was told about an object, as <c>reason: message</c>, each once.</summary>
    protected IReadOnlyList<string> Told(string name) =>
        [.. Client.List<Event>("default").Where(e => e.InvolvedObject.Name == name).Select(e => $"{e.Reason}: {e.Message}").Distinct()];

    protected int TimesTold(string name, string reason) => Client.List<Event>("default").Where(e => e.InvolvedObject.Name == name && e.Reason == reason).Sum(e => e.Count);
}
