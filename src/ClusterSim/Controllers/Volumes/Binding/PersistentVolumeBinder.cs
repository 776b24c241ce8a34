using ClusterSim.Api.Storage;
using ClusterSim.ApiServer;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Volumes.Binding;

/// <summary>Binds claims to volumes, has volumes made for those that find none, and reclaims volumes whose claims are gone.</summary>
/// <remarks>
/// <para>A claim that finds no volume is looked at again every fifteen seconds; a volume that appears meanwhile is not seen earlier.</para>
/// <para>Source: controller/volume/persistentvolume/pv_controller_base.go (v1.36).</para>
/// </remarks>
/// <param name="options">When what is not settled is looked at again; null for the defaults.</param>
public sealed class PersistentVolumeBinder(PersistentVolumeBinderOptions? options = null) : IClusterComponent
{
    private WorkQueue<ObjectKey> _claimQueue = null!;
    private WorkQueue<ObjectKey> _volumeQueue = null!;
    private VolumeBooks _books = null!;
    private ClaimBinder _claims = null!;
    private VolumeKeeper _volumes = null!;
    private Resync _resync = null!;

    /// <inheritdoc/>
    public string Name => "persistentvolume-binder-controller";

    /// <inheritdoc/>
    public void Start(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _books = new(context);
        _claimQueue = new(context.Loop, (key, _) => Sync(key, SyncClaim), options: null, context.Calls) { Owner = Name };
        _volumeQueue = new(context.Loop, (key, _) => Sync(key, SyncVolume), options: null, context.Calls) { Owner = Name };
        _claims = new(_books, new(_books));
        _volumes = new(_books, new(_books, new(_books)), _claimQueue.Add);
        _resync = new(context.Loop, options ?? new(), _claimQueue.Add, _volumeQueue.Add);
        context.Informers.For<PersistentVolume>().OnChange(VolumeChanged);
        context.Informers.For<PersistentVolumeClaim>().OnChange(ClaimChanged);
        context.Informers.For<StorageClass>().OnChange((_, _) => _resync.Stir());
        _books.Pods.OnChange(PodChanged);
    }

    private void VolumeChanged(PersistentVolume? before, PersistentVolume? after)
    {
        _volumeQueue.Add((after ?? before)!.Key);
        if (after is null && before!.Spec.ClaimRef is { } claim)
            _claimQueue.Add(VolumeBooks.KeyOf(claim));
        _resync.Stir();
    }

    private void ClaimChanged(PersistentVolumeClaim? before, PersistentVolumeClaim? after)
    {
        _claimQueue.Add((after ?? before)!.Key);
        if (after is null && before!.Spec.VolumeName is { Length: > 0 } volume)
            _volumeQueue.Add(new(volume));
    }

    private void PodChanged(Pod? before, Pod? after)
    {
        if (after is null || !after.IsTerminal || VolumeRecycler.VolumeOf(after) is not { } volume)
            return;
        if (before?.IsTerminal != true)
            _volumeQueue.Add(new(volume));
    }

    private void SyncClaim(ObjectKey key) =>
        _resync.SetClaim(key, _books.Claims.Find(key) is { } claim ? _claims.Sync(claim) : Settlement.Settled);

    private void SyncVolume(ObjectKey key) =>
        _resync.SetVolume(key, _books.Volumes.Find(key) is { } volume ? _volumes.Sync(volume) : Settlement.Settled);

    private ValueTask<Result> Sync(ObjectKey key, Action<ObjectKey> sync)
    {
        try
        {
            sync(key);
        }
        catch (ApiException e) when (e.Reason is "Conflict" or "NotFound")
        {
            // Somebody else changed it: that it shows in the cache is the next occasion.
        }
        return new(Result.Done);
    }
}
