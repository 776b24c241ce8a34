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

    private void Run(ComponentContext context, ReconcilerComponent part)
    {
        part.Start(context);
        _parts.Add(part);
    }
}
