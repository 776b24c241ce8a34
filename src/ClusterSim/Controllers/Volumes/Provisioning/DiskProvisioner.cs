using ClusterSim.Api.Storage;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Volumes.Provisioning;

/// <summary>Makes the volume that a claim asks for, once the binder or the scheduler has said so.</summary>
/// <remarks>Source: sig-storage-lib-external-provisioner controller.go, provisionClaimOperation; external-provisioner pkg/controller/controller.go (for Kubernetes v1.36).</remarks>
internal sealed class DiskProvisioner(ComponentContext context, StorageOptions options, DriverNames names) : Reconciler<PersistentVolumeClaim>
{
    private readonly Dictionary<string, DateTimeOffset> _ready = new(StringComparer.Ordinal); // When the disk for a claim is made, by uid; looked up only.

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<PersistentVolumeClaim> watches)
    {
        watches.Watches<CSIDriver>((before, after) => before is null ? Waiting(after!.Metadata.Name!) : []);
        if (options.Capacity is not null)
            watches.Watches<PersistentVolume>((_, after) => after is null ? Waiting(StorageOptions.Driver) : []);
    }

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (context.Client.Find<PersistentVolumeClaim>(request.Key) is not { } claim || !IsAskedFor(claim) || ClassOf(claim) is not { } storageClass)
            return Result.Done;
        var provisioner = claim.Annotation(VolumeAnnotations.Provisioner)!;
        var volume = "pvc-" + claim.Metadata.Uid;
        if (context.Client.Find<PersistentVolume>(new(volume)) is not null)
            return Result.Done;
        if (!_ready.TryGetValue(claim.Metadata.Uid!, out var ready))
        {
            names.EventsOf(provisioner).Record(claim, "Normal", "Provisioning", $"External provisioner is provisioning volume for claim \"{claim.Key}\"");
            if (NodeOf(claim) is { Length: > 0 } missing && context.Client.Find<Node>(new(missing)) is null)
                return Fail(claim, provisioner, $"failed to get target node: node \"{missing}\" not found");
            if (IsTooMuch(claim))
                return Fail(claim, provisioner, $"failed to provision volume with StorageClass \"{storageClass.Metadata.Name}\": rpc error: code = ResourceExhausted desc = not enough space left for {claim.RequestedSize}");
            _ready.Add(claim.Metadata.Uid!, ready = context.Client.Now + options.ProvisioningTime);
        }
        if (ready > context.Client.Now)
            return Result.After(ready - context.Client.Now);
        _ready.Remove(claim.Metadata.Uid!);
        Create(claim, DiskVolume.For(claim, storageClass, provisioner, TopologyOf(claim, storageClass)));
        return Result.Done;
    }

    private void Create(PersistentVolumeClaim claim, PersistentVolume volume)
    {
        try
        {
            context.Client.Create(volume);
        }
        catch (ApiException e) when (e.Reason == "AlreadyExists")
        {
            return; // The cache did not show it yet.
        }
        names.EventsOf(claim.Annotation(VolumeAnnotations.Provisioner)!).Record(claim, "Normal", "ProvisioningSucceeded", "Successfully provisioned volume " + volume.Metadata.Name);
    }

    private Result Fail(PersistentVolumeClaim claim, string provisioner, string message)
    {
        names.EventsOf(provisioner).Record(claim, "Warning", "ProvisioningFailed", message);
        if (NodeOf(claim) is null)
            return Result.Requeue;
        context.Client.Update(claim.WithAnnotation(VolumeAnnotations.SelectedNode, null)); // Perhaps the scheduler finds a better one.
        return Result.Done;
    }

    private bool IsAskedFor(PersistentVolumeClaim claim) =>
        string.IsNullOrEmpty(claim.Spec.VolumeName) && !claim.IsBeingDeleted
        && claim.Annotation(VolumeAnnotations.Provisioner) is { } provisioner && names.Contains(provisioner);

    /// <summary>The class, provided the volume is to be made by now.</summary>
    private StorageClass? ClassOf(PersistentVolumeClaim claim) =>
        context.Client.Find<StorageClass>(new(claim.ClassName)) is { } storageClass && (!storageClass.WaitsForConsumer || NodeOf(claim) is not null) ? storageClass : null;

    private bool IsTooMuch(PersistentVolumeClaim claim) => options.Capacity is { } capacity
        && context.Client.List<PersistentVolume>().Where(volume => volume.Spec.Csi?.Driver == StorageOptions.Driver).Aggregate(claim.RequestedSize, (sum, volume) => sum + volume.Size) > capacity;

    /// <summary>Where the volume is to be usable: a label of Nodes and its value; null: everywhere.</summary>
    private (string Label, string Value)? TopologyOf(PersistentVolumeClaim claim, StorageClass storageClass)
    {
        const string Zone = "topology.kubernetes.io/zone";
        const string Host = "kubernetes.io/hostname";
        var node = NodeOf(claim) is { } name ? context.Client.Find<Node>(new(name)) : null;
        if (KnownProvisioners.DirectoryOf(storageClass.Provisioner, claim, "") is not null)
            return (node ?? context.Client.List<Node>().FirstOrDefault())?.Label(Host) is { } host ? (Host, host) : null;
        if (node?.Label(Zone) is { } zone)
            return (Zone, zone);
        if (storageClass.AllowedTopologies.SelectMany(term => term.MatchLabelExpressions).FirstOrDefault() is not { Values.Count: > 0 } allowed)
            return null;
        var value = node?.Label(allowed.Key) is { } its && allowed.Values.Contains(its) ? its : allowed.Values[0];
        return (allowed.Key, value);
    }

    private IEnumerable<ObjectKey> Waiting(string provisioner) => context.Client.List<PersistentVolumeClaim>()
        .Where(claim => claim.Annotation(VolumeAnnotations.Provisioner) == provisioner && IsAskedFor(claim)).Select(claim => claim.Key);

    private static string? NodeOf(PersistentVolumeClaim claim) => claim.Annotation(VolumeAnnotations.SelectedNode);
}
