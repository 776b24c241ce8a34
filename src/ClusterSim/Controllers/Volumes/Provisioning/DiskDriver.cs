using ClusterSim.Api.Storage;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Volumes.Provisioning;

/// <summary>A storage driver: makes disks for claims and removes them, attaches them to nodes, makes them larger. It works on API objects alone, as the containers beside a CSI driver do.</summary>
/// <remarks>Source: kubernetes-csi external-provisioner, external-attacher, external-resizer (for Kubernetes v1.36).</remarks>
/// <param name="options">What the storage is like.</param>
/// <param name="isNew">Whether the cluster is new, and lacks what the driver's installation brings along.</param>
public sealed class DiskDriver(StorageOptions options, bool isNew) : IClusterComponent
{
    private readonly List<ReconcilerComponent> _parts = [];

    /// <inheritdoc/>
    public string Name => StorageOptions.Driver;

    /// <inheritdoc/>
    public void Start(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(options);
        if (isNew)
            Install(context.DirectClient);
        var names = new DriverNames(context, options);
        Run(context, new ReconcilerComponent<PersistentVolumeClaim>(Name, _ => new DiskProvisioner(context, options, names)));
        Run(context, new ReconcilerComponent<PersistentVolume>(Name, _ => new DiskRemover(context, names)));
        if (options.AttachLimit is { } limit)
            context.Informers.For<Node>().OnChange((before, after) => Register(context.DirectClient, before, after, limit));
        Run(context, new ReconcilerComponent<PersistentVolumeClaim>(Name, _ => new DiskResizer(context, options, names)));
        Run(context, new ReconcilerComponent<VolumeAttachment>(Name, _ => new DiskAttacher(context, options)));
    }

    private void Install(IClusterClient client)
    {
        client.Create(new CSIDriver { Metadata = new() { Name = StorageOptions.Driver }, Spec = new() { AttachRequired = true, PodInfoOnMount = false } });
        if (options.DefaultClass is not { } name)
            return;
        client.Create(new StorageClass
        {
            Metadata = new() { Name = name, Annotations = [new(StorageClassExtensions.DefaultMark, "true")] },
            Provisioner = StorageOptions.Driver,
            ReclaimPolicy = "Delete",
            VolumeBindingMode = "Immediate",
            AllowVolumeExpansion = true,
        });
    }

    /// <summary>Says how many disks a new Node takes. Where there is no limit, nothing is worth an object for each Node.</summary>
    private static void Register(IClusterClient client, Node? before, Node? after, int limit)
    {
        if (before is not null || after is null || client.Find<CSINode>(after.Key) is not null)
            return;
        client.Create(new CSINode
        {
            Metadata = new() { Name = after.Metadata.Name, OwnerReferences = [OwnerReference.For(after, controller: false, blockOwnerDeletion: false)] },
            Spec = new() { Drivers = [new() { Name = StorageOptions.Driver, NodeID = after.Metadata.Name!, TopologyKeys = ["topology.kubernetes.io/zone"], Allocatable = new() { Count = limit } }] },
        });
    }

    private void Run(ComponentContext context, ReconcilerComponent part)
    {
        part.Start(context);
        _parts.Add(part);
    }
}
