using ClusterSim.Client;

namespace ClusterSim.Nodes.Volumes;

/// <summary>Which Pods have volumes made of which ConfigMap or Secret, so that only they hear of its changes.</summary>
/// <remarks>Source: pkg/kubelet/util/manager/watch_based_manager.go (v1.36).</remarks>
internal sealed class SourceFollowers
{
    private readonly Dictionary<SourceKey, LinkedList<PodVolumeSet>> _followers = []; // Looked up, never enumerated.

    public SourceFollowers(Informers informers)
    {
        informers.For<ConfigMap>().OnChange((before, after) => Changed(SourceKind.ConfigMap, before, after), existing: false);
        informers.For<Secret>().OnChange((before, after) => Changed(SourceKind.Secret, before, after), existing: false);
    }

    /// <summary>Tells a Pod of changes from now on.</summary>
    /// <returns>What ends it.</returns>
    public LinkedListNode<PodVolumeSet> Add(SourceKey source, PodVolumeSet follower)
    {
        if (!_followers.TryGetValue(source, out var followers))
            _followers.Add(source, followers = new());
        return followers.AddLast(follower);
    }

    public void Remove(SourceKey source, LinkedListNode<PodVolumeSet> follower)
    {
        if (follower.List is not { } followers)
            return;
        followers.Remove(follower);
        if (followers.Count == 0)
            _followers.Remove(source);
    }

    private void Changed(SourceKind kind, ApiObject? before, ApiObject? after)
    {
        if (!_followers.TryGetValue(new(kind, ObjectKey.Of((after ?? before)!)), out var followers))
            return;
        foreach (var follower in followers)
            follower.SourceChanged(new(kind, ObjectKey.Of((after ?? before)!)), before);
    }
}

/// <summary>An object of which files are made.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Key">Its namespace and name.</param>
internal readonly record struct SourceKey(SourceKind Kind, ObjectKey Key);

/// <summary>Of what kinds of objects files are made.</summary>
internal enum SourceKind : byte
{
    /// <summary>A ConfigMap.</summary>
    ConfigMap,

    /// <summary>A Secret.</summary>
    Secret,
}
