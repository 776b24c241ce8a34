using ClusterSim.Api.Authentication;
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
    }

    public Disks Disks { get; } = new();

    public SourceFollowers Followers { get; }

    /// <summary>A token for a service account, as kubelets ask for it.</summary>
    /// <exception cref="ApiServer.ApiException">The API server refuses.</exception>
    public TokenRequestStatus RequestToken(ObjectKey account, TokenRequestSpec spec) => _context.RequestToken(account, new() { Spec = spec }).Status;

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
