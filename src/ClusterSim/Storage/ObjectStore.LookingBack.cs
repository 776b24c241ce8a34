using ClusterSim.Storage.Trees;

namespace ClusterSim.Storage;

/// <content>Looking back at older revisions.</content>
public sealed partial class ObjectStore
{
    private readonly SortedList<long, StoreSnapshot> _checkpoints = [];

    /// <summary>All objects as they are now.</summary>
    public StoreSnapshot Snapshot()
    {
        Dictionary<ResourceType, ObjectTree> trees = [];
        var revision = Consistently(() =>
        {
            trees = [];
            foreach (var (resource, table) in _tables)
                trees[resource] = table.Objects.Freeze();
        });
        return new(revision, trees);
    }

    /// <summary>All objects as they are now, remembered so that <see cref="At"/> finds them however old they become; until <see cref="Forget"/>.</summary>
    public StoreSnapshot Checkpoint() => _loop.Invoke(() => _checkpoints[_revision] = Snapshot());

    /// <summary>Lets go of a checkpoint. Nothing happens when there is none.</summary>
    public void Forget(StoreSnapshot checkpoint) => _loop.Invoke(() => { _checkpoints.Remove(checkpoint.Revision); });

    /// <summary>All objects as they were at <paramref name="revision"/>.</summary>
    /// <remarks>Costs as much as there were writes between it and now, or the checkpoint nearest to it.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">There has been no such revision yet.</exception>
    /// <exception cref="RevisionExpiredException">Neither a checkpoint nor what is remembered of the past leads there.</exception>
    public StoreSnapshot At(long revision) => _loop.Invoke(() =>
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(revision, _revision);
        var oldest = OldestRevision;
        StoreSnapshot? nearest = null;
        foreach (var snapshot in _checkpoints.Values.Append(Snapshot()))
        {
            var reaches = snapshot.Revision == revision || Math.Min(snapshot.Revision, revision) >= oldest;
            if (reaches && (nearest is null || Math.Abs(snapshot.Revision - revision) < Math.Abs(nearest.Revision - revision)))
                nearest = snapshot;
        }
        return nearest is null ? throw new RevisionExpiredException(revision, oldest) : Travel(nearest, revision);
    });

    /// <summary>Undoes or repeats what was written between a snapshot and a revision.</summary>
    private StoreSnapshot Travel(StoreSnapshot from, long to)
    {
        if (from.Revision == to)
            return from;
        var maps = _tables.Keys.ToDictionary(resource => resource, resource => new ObjectMap(from.TreeOf(resource)));
        for (var revision = from.Revision; revision > to; revision--)
            Put(maps[_history[revision].Resource], _history[revision].Key, _history[revision].Before);
        for (var revision = from.Revision + 1; revision <= to; revision++)
            Put(maps[_history[revision].Resource], _history[revision].Key, _history[revision].After);
        return new(to, maps.ToDictionary(map => map.Key, map => map.Value.Freeze()));
    }

    private static void Put(ObjectMap map, ObjectKey key, ApiObject? obj)
    {
        if (obj is null)
            map.Remove(key);
        else
            map.Set(key, obj);
    }
}
