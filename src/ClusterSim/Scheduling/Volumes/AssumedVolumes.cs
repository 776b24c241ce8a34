using ClusterSim.Storage;

namespace ClusterSim.Scheduling;

/// <summary>Volumes and claims as they will be when the Pods that were given a Node have got what was found for them.</summary>
/// <remarks>Source: scheduler/util/assumecache/assume_cache.go (v1.36).</remarks>
internal sealed class AssumedVolumes(ISchedulerObjects stored)
{
    private readonly Dictionary<ObjectKey, PersistentVolume> _volumes = []; // Looked up, never enumerated.
    private readonly Dictionary<ObjectKey, PersistentVolumeClaim> _claims = []; // The same.

    public PersistentVolume? FindVolume(string name) => stored.Find<PersistentVolume>(new(name)) is { } volume ? Newest(_volumes, volume) : null;

    public PersistentVolumeClaim? FindClaim(ObjectKey key) => stored.Find<PersistentVolumeClaim>(key) is { } claim ? Newest(_claims, claim) : null;

    public IEnumerable<PersistentVolume> VolumesOf(string className) => stored.VolumesOf(className).Select(volume => Newest(_volumes, volume));

    public void Assume(PersistentVolume volume) => _volumes[ObjectKey.Of(volume)] = volume;

    public void Assume(PersistentVolumeClaim claim) => _claims[ObjectKey.Of(claim)] = claim;

    public void Forget(PersistentVolume volume) => _volumes.Remove(ObjectKey.Of(volume));

    public void Forget(PersistentVolumeClaim claim) => _claims.Remove(ObjectKey.Of(claim));

    private static T Newest<T>(Dictionary<ObjectKey, T> assumed, T known) where T : ApiObject
    {
        if (assumed.Count == 0 || !assumed.TryGetValue(ObjectKey.Of(known), out var other))
            return known;
        if (Stamp.RevisionOf(other) >= Stamp.RevisionOf(known) && other.Metadata.Uid == known.Metadata.Uid)
            return other;
        assumed.Remove(ObjectKey.Of(known)); // What was assumed has come about, or something else has.
        return known;
    }
}
