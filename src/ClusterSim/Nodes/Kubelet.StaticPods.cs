using ClusterSim.Nodes.Pods;

namespace ClusterSim.Nodes;

/// <content>Pods from manifests on the machine, and what the API shows of them.</content>
/// <remarks>Source: kubelet.go (tryReconcileMirrorPods), pod/mirror_client.go (v1.36).</remarks>
internal sealed partial class Kubelet
{
    private readonly OrderedDictionary<ObjectKey, Pod> _manifests = [];

    /// <summary>Puts a manifest on the machine, in place of one for a Pod of the same name.</summary>
    public void AddStatic(Pod manifest)
    {
        var pod = StaticPods.On(Name, manifest, Loop.Now);
        if (_manifests.TryGetValue(ObjectKey.Of(pod), out var before) && before.Metadata.Uid == pod.Metadata.Uid)
            return;
        RemoveStatic(ObjectKey.Of(pod));
        _manifests[ObjectKey.Of(pod)] = pod;
        StartStaticPods();
    }

    /// <summary>Takes a manifest away: the Pod is terminated, and its mirror goes.</summary>
    public void RemoveStatic(ObjectKey key)
    {
        if (_manifests.Remove(key, out var pod) && _workers.TryGetValue(pod.Metadata.Uid!, out var worker))
            worker.Remove();
    }

    /// <summary>Sees to it that the API shows a static Pod as it is.</summary>
    /// <returns>Whether the mirror is new, so that it has no status yet.</returns>
    public bool ShowStatic(PodWorker worker)
    {
        if (!ReachesApi)
            return false;
        var stored = Client.Find<Pod>(worker.Key);
        if (stored is not null && (stored.Metadata.DeletionTimestamp is not null || StaticPods.MirroredBy(stored) != worker.Uid))
        {
            DeleteMirror(stored);
            stored = Client.Find<Pod>(worker.Key);
        }
        if (stored is not null)
            return false;
        return Try((Client, Mirror: StaticPods.MirrorOf(worker.Pod, _node ??= NewNode())), static show => show.Client.Create(show.Mirror)) is not null;
    }

    /// <summary>A static Pod is over: the API is to show it no longer.</summary>
    private void HideStatic(PodWorker worker)
    {
        if (ReachesApi && Client.Find<Pod>(worker.Key) is { } stored && StaticPods.MirroredBy(stored) == worker.Uid)
            DeleteMirror(stored);
        StartStaticPods(); // One of the same name may wait.
    }

    private void MirrorChanged(Pod mirror, bool isThere)
    {
        if (_workers.TryGetValue(StaticPods.MirroredBy(mirror)!, out var worker) && !worker.IsTerminated)
            worker.SyncNow();
        else if (isThere)
            DeleteMirror(mirror); // Of a Pod that is no more.
    }

    private void DeleteMirror(Pod mirror) => Try(() => Client.Delete<Pod>(ObjectKey.Of(mirror), new() { GracePeriodSeconds = 0, Preconditions = new() { Uid = mirror.Metadata.Uid } }));

    private void StartStaticPods()
    {
        if (!IsRunning)
            return; // They are started with the kubelet.
        foreach (var pod in _manifests.Values.ToArray())
        {
            if (!_workers.ContainsKey(pod.Metadata.Uid!) && FindWorker(ObjectKey.Of(pod)) is null)
                Meet(pod);
        }
    }
}
