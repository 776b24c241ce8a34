using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Volumes.Binding;

/// <summary>What the binder knows of volumes and claims, and how it writes them.</summary>
/// <remarks>Source: controller/volume/persistentvolume/pv_controller.go (v1.36).</remarks>
internal sealed class VolumeBooks
{
    private const string FreeByClass = "free-by-class";
    private const string ByClaim = "claim";

    private readonly ComponentContext _context;
    private readonly Informer<PersistentVolume> _cachedVolumes;

    public VolumeBooks(ComponentContext context)
    {
        _context = context;
        Events = context.EventsAs("persistentvolume-controller");
        _cachedVolumes = context.Informers.For<PersistentVolume>();
        _cachedVolumes.AddIndex(FreeByClass, volume => volume.Spec.ClaimRef is null ? volume.ClassName : null);
        _cachedVolumes.AddIndex(ByClaim, volume => volume.Spec.ClaimRef is { } claim ? KeyOf(claim).ToString() : null);
        Volumes = new(_cachedVolumes);
        Claims = new(context.Informers.For<PersistentVolumeClaim>());
        Pods = ClaimUsers.IndexByClaim(context.Informers.For<Pod>());
    }

    public EventRecorder Events { get; }

    public OwnWrites<PersistentVolume> Volumes { get; }

    public OwnWrites<PersistentVolumeClaim> Claims { get; }

    public Informer<Pod> Pods { get; }

    public IClusterClient Client => _context.Client;

    public IClusterClient DirectClient => _context.DirectClient;

    public static ObjectKey KeyOf(ObjectReference claim) => new(claim.Namespace ?? "", claim.Name ?? "");

    /// <summary>The volumes that may come into question for <paramref name="claim"/>: those kept for it, and free ones of its class.</summary>
    public IEnumerable<PersistentVolume> CandidatesFor(PersistentVolumeClaim claim) =>
        Volumes.Newest(_cachedVolumes.ByIndex(ByClaim, claim.Key.ToString()).Concat(_cachedVolumes.ByIndex(FreeByClass, claim.ClassName)));

    /// <summary>Writes a claim, unless it is as it was.</summary>
    public PersistentVolumeClaim Save(PersistentVolumeClaim claim, PersistentVolumeClaim before) => claim == before ? before : Claims.Wrote(Client.Update(claim));

    /// <summary>Writes a volume, unless it is as it was.</summary>
    public PersistentVolume Save(PersistentVolume volume, PersistentVolume before) => volume == before ? before : Volumes.Wrote(Client.Update(volume));

    /// <summary>Sets a claim's phase, and what it has got of <paramref name="volume"/> (null: nothing).</summary>
    public PersistentVolumeClaim SetPhase(PersistentVolumeClaim claim, string phase, PersistentVolume? volume = null)
    {
        var status = claim.Status with { Phase = phase, AccessModes = volume?.Spec.AccessModes ?? [] };
        if (volume is null)
            status = status with { Capacity = [] };
        else if (claim.Status.Phase != phase)
        {
            // Only when it becomes bound: later the file system may be smaller than the device on purpose.
            status = status with { Capacity = claim.Status.Capacity.Find("storage") == volume.Size ? claim.Status.Capacity : volume.Spec.Capacity };
            if (!string.IsNullOrEmpty(volume.Spec.VolumeAttributesClassName))
                status = status with { CurrentVolumeAttributesClassName = volume.Spec.VolumeAttributesClassName };
        }
        return status == claim.Status ? claim : Claims.Wrote(Client.UpdateStatus(claim with { Status = status }));
    }

    /// <summary>Sets a claim's phase and tells why, if it is another phase.</summary>
    public void SetPhase(PersistentVolumeClaim claim, string phase, string reason, string message)
    {
        if (claim.Status.Phase != phase)
            Events.Record(SetPhase(claim, phase), "Warning", reason, message);
    }

    /// <summary>Sets a volume's phase, if it is another.</summary>
    public PersistentVolume SetPhase(PersistentVolume volume, string phase, string message = "") => volume.Status.Phase == phase
        ? volume
        : Volumes.Wrote(Client.UpdateStatus(volume with { Status = volume.Status with { Phase = phase, Message = message.Length == 0 ? null : message } }));

    /// <summary>Marks a volume as failed and tells why, unless it is known.</summary>
    public void Fail(PersistentVolume volume, string reason, string message)
    {
        if (volume.Status.Phase != "Failed")
            Events.Record(SetPhase(volume, "Failed", message), "Warning", reason, message);
    }

    /// <summary>Binds the two to each other, the volume first; whatever is so already stays.</summary>
    public void Bind(PersistentVolume volume, PersistentVolumeClaim claim)
    {
        volume = SetPhase(Save(WithClaim(volume, claim), volume), "Bound");
        SetPhase(Save(WithVolume(claim, volume), claim), "Bound", volume);
    }

    /// <summary>Takes a binding back. A volume that a user keeps for a claim stays kept for it.</summary>
    public void Unbind(PersistentVolume volume)
    {
        var free = volume.Metadata.Annotations.ContainsKey(VolumeAnnotations.BoundByController)
            ? volume.WithAnnotation(VolumeAnnotations.BoundByController, null) with { Spec = volume.Spec with { ClaimRef = null } }
            : volume with { Spec = volume.Spec with { ClaimRef = volume.Spec.ClaimRef! with { Uid = null } } };
        SetPhase(Save(free, volume), "Available");
    }

    private static PersistentVolume WithClaim(PersistentVolume volume, PersistentVolumeClaim claim)
    {
        var bound = volume.IsFor(claim) || volume.Metadata.Annotations.ContainsKey(VolumeAnnotations.BoundByController)
            ? volume
            : volume.WithAnnotation(VolumeAnnotations.BoundByController, "yes");
        return volume.IsFor(claim) && volume.Spec.ClaimRef!.Uid == claim.Metadata.Uid ? bound : bound with { Spec = bound.Spec with { ClaimRef = ObjectReference.To(claim) } };
    }

    private static PersistentVolumeClaim WithVolume(PersistentVolumeClaim claim, PersistentVolume volume)
    {
        var bound = claim;
        if (claim.Spec.VolumeName != volume.Metadata.Name)
        {
            bound = bound with { Spec = bound.Spec with { VolumeName = volume.Metadata.Name } };
            if (!claim.Metadata.Annotations.ContainsKey(VolumeAnnotations.BoundByController))
                bound = bound.WithAnnotation(VolumeAnnotations.BoundByController, "yes");
        }
        return claim.IsBindCompleted ? bound : bound.WithAnnotation(VolumeAnnotations.BindCompleted, "yes");
    }
}
