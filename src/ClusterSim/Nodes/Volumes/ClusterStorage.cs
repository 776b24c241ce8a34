using ClusterSim.Api.Authentication;
using ClusterSim.Api.Storage;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Reconcilers;

namespace ClusterSim.Nodes.Volumes;

/// <summary>What all kubelets of a cluster share to make volumes of.</summary>
/// <remarks>A disk goes with its PersistentVolume when that is to be deleted once released; what is on a disk that is to be retained stays, whatever becomes of the PersistentVolume.</remarks>
internal sealed class ClusterStorage
{
    private readonly ComponentContext _context;
    private readonly Kubelets _kubelets;

    public ClusterStorage(ComponentContext context, Kubelets kubelets)
    {
        (_context, _kubelets) = (context, kubelets);
        Followers = new(context.Informers);
        context.Informers.For<PersistentVolume>().OnChange(VolumeChanged, existing: false);
        context.Informers.For<VolumeAttachment>().OnChange(AttachmentChanged, existing: false);
        context.Informers.For<PersistentVolumeClaim>().OnChange(ClaimChanged, existing: false);
    }

    public Disks Disks { get; } = new();

    public SourceFollowers Followers { get; }

    /// <summary>A token for a service account, as kubelets ask for it.</summary>
    /// <exception cref="ApiServer.ApiException">The API server refuses.</exception>
    public TokenRequestStatus RequestToken(ObjectKey account, TokenRequestSpec spec) => _context.RequestToken(account, new() { Spec = spec }).Status;

    /// <summary>A CSI driver as it is registered; null when it is not.</summary>
    public CSIDriver? FindDriver(string name) => _context.Client.Find<CSIDriver>(new ObjectKey(name));

    /// <summary>Whether a volume is attached to a node.</summary>
    public bool IsAttached(CSIPersistentVolumeSource volume, string node) =>
        _context.Client.Find<VolumeAttachment>(new ObjectKey(VolumeAttachment.NameFor(volume, node))) is { IsBeingDeleted: false, Status.Attached: true };

    /// <summary>A disk has become larger: whoever has it mounted enlarges the file system on it.</summary>
    private void ClaimChanged(PersistentVolumeClaim? before, PersistentVolumeClaim? after)
    {
        if (after?.ExpansionState != ExpansionExtensions.NodePending || before?.ExpansionState == ExpansionExtensions.NodePending)
            return;
        foreach (var pod in _context.Informers.For<Pod>().InNamespace(after.Metadata.Namespace!))
        {
            if (pod is { Status.Phase: "Running", UsesClaims: true } && pod.ClaimNames().Contains(after.Metadata.Name) && _kubelets.Find(pod.Spec.NodeName ?? "")?.FindWorker(pod.Key) is { } worker)
            {
                worker.FinishExpansions();
                return;
            }
        }
    }

    private void AttachmentChanged(VolumeAttachment? before, VolumeAttachment? after)
    {
        if (after is not { Status.Attached: true } || before is { Status.Attached: true } || after.Spec.Source.PersistentVolumeName is not { } name
            || _context.Client.Find<PersistentVolume>(new ObjectKey(name))?.Spec.ClaimRef is not { } claim || _kubelets.Find(after.Spec.NodeName) is not { } kubelet)
            return;
        foreach (var pod in _kubelets.PodsOf(after.Spec.NodeName))
        {
            if (pod.Metadata.Namespace == claim.Namespace && pod.UsesClaims && pod.ClaimNames().Contains(claim.Name))
                kubelet.FindWorker(pod.Key)?.SyncNow();
        }
    }

    private void VolumeChanged(PersistentVolume? before, PersistentVolume? after)
    {
        if (after is null && before!.Spec.PersistentVolumeReclaimPolicy == "Delete")
            Discard(before);
        else if (after is { Status.Phase: "Available", Spec.PersistentVolumeReclaimPolicy: "Recycle" } && before?.Status.Phase == "Released")
            Clear(after);
    }

    private void Discard(PersistentVolume volume)
    {
        if (DiskName.Of(volume) is { } name)
            Disks.Remove(name);
        else if (volume.Metadata.Annotations.ContainsKey("pv.kubernetes.io/provisioned-by"))
            Clear(volume);
    }

    private void Clear(PersistentVolume volume)
    {
        if (DiskName.Of(volume) is { } name)
        {
            Disks.GetFiles(name, _context.Loop.Now).Entries.Clear();
            return;
        }
        var path = volume.Spec.HostPath?.Path ?? volume.Spec.Local!.Path;
        foreach (var kubelet in _kubelets.All)
        {
            if (kubelet.FilesIfAny?.Files.Find(path) is DirectoryNode directory)
                directory.Entries.Clear();
        }
    }
}
