using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Volumes;

/// <content>Changes of the objects of which files are made. They arrive when the kubelet next syncs the Pod: when something else about it changes, and at the latest when its time comes round.</content>
/// <remarks>
/// Source: pkg/kubelet/pod_workers.go (completeWork, workerResyncIntervalJitterFactor), volumemanager (MarkRemountRequired) (v1.36).
/// Differs from Kubernetes: the part of a Pod's resync interval that is random there follows here from its uid; a ConfigMap or Secret that was immutable when a volume was made of it
/// is never looked at again.
/// </remarks>
internal sealed partial class PodVolumeSet
{
    private const int ShortestResyncSeconds = 60; // syncFrequency
    private const int ResyncJitterSeconds = 30; // workerResyncIntervalJitterFactor, 0.5

    private readonly OrderedDictionary<SourceKey, ApiObject?> _former = []; // As the files still show them.
    private readonly List<(SourceKey Source, LinkedListNode<PodVolumeSet> Follower)> _followed = [];
    private DateTimeOffset? _writtenAt;
    private ScheduledEvent _sync;

    /// <summary>When the files were written that have not been written since.</summary>
    private DateTimeOffset SetUpAt => _writtenAt ?? worker.StartTime ?? Now;

    public ConfigMap? FindConfigMap(string name) =>
        _former.TryGetValue(new(SourceKind.ConfigMap, new(Namespace, name)), out var former) ? (ConfigMap?)former : worker.FindConfigMap(name, isOptional: true);

    public Secret? FindSecret(string name) =>
        _former.TryGetValue(new(SourceKind.Secret, new(Namespace, name)), out var former) ? (Secret?)former : worker.FindSecret(name, isOptional: true);

    /// <summary>All volumes are there: from now on their sources may change.</summary>
    public void Follow()
    {
        foreach (var volume in worker.Pod.Spec.Volumes)
        {
            if (MayBeIncomplete(volume))
                Follow(volume);
        }
    }

    /// <summary>The Pod is over.</summary>
    public void End()
    {
        foreach (var (source, follower) in _followed)
            storage.Followers.Remove(source, follower);
        _followed.Clear();
        _sync.Cancel();
    }

    /// <summary>An object of which files are made has changed.</summary>
    /// <param name="source">Which.</param>
    /// <param name="before">As it was; null when it was not there.</param>
    public void SourceChanged(SourceKey source, ApiObject? before)
    {
        if (!_former.TryAdd(source, before) || before is ConfigMap { Immutable: true } or Secret { Immutable: true })
            return;
        if (!_sync.IsPending)
            _sync = worker.Loop.Schedule(UntilResync(), EventRank.Reconcile, static volumes => ((PodVolumeSet)volumes!).Sync(), this);
    }

    /// <summary>The kubelet syncs the Pod: files become what they should be.</summary>
    public void Sync()
    {
        _sync.Cancel();
        if (_former.Count > 0)
        {
            foreach (var slot in worker.Slots)
                slot.Current?.KeepParts();
        }
        for (var i = _former.Count - 1; i >= 0; i--)
        {
            if (_former.GetAt(i).Value is not (ConfigMap { Immutable: true } or Secret { Immutable: true }))
                _former.RemoveAt(i);
        }
        foreach (var (volume, files) in _written)
            Rewrite(volume, files);
        if (_written.Count == 0)
            _writtenAt = Now;
    }

    /// <summary>Brings files up to date with changes that have come; nothing happens when there are none.</summary>
    public void SyncIfChanged()
    {
        if (_sync.IsPending)
            Sync();
    }

    private void Follow(Volume volume)
    {
        foreach (var source in VolumeContent.ObjectsOf(volume, Namespace))
        {
            if (!_followed.Exists(followed => followed.Source == source))
                _followed.Add((source, storage.Followers.Add(source, this)));
        }
    }

    private void Rewrite(Volume volume, AtomicVolume files)
    {
        try
        {
            Write(volume, files, Now);
        }
        catch (MountException problem)
        {
            worker.MountFailed(volume.Name, problem.Message); // The files stay as they are.
            if (!_sync.IsPending)
                _sync = worker.Loop.Schedule(UntilResync(), EventRank.Reconcile, static volumes => ((PodVolumeSet)volumes!).Sync(), this);
        }
    }

    private TimeSpan UntilResync()
    {
        var jitter = 0u;
        foreach (var letter in worker.Uid)
            jitter = (jitter * 31) + letter;
        var period = TimeSpan.FromSeconds(ShortestResyncSeconds + (jitter % (ResyncJitterSeconds + 1)));
        var since = Now - (worker.StartTime is { } start ? (DateTimeOffset)start : Now);
        return period - TimeSpan.FromTicks(since.Ticks % period.Ticks);
    }
}
