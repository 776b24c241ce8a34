using ClusterSim.Nodes.Pods;

namespace ClusterSim.Nodes;

/// <content>The Pods of the node.</content>
internal sealed partial class Kubelet
{
    private readonly OrderedDictionary<string, PodWorker> _workers = new(StringComparer.Ordinal); // By uid.
    private readonly PodAdmission _admission = new();

    /// <summary>All Pods the kubelet knows, in the order in which it met them.</summary>
    public IEnumerable<PodWorker> Workers => _workers.Values;

    public PodWorker? FindWorker(ObjectKey pod) => _workers.Values.FirstOrDefault(worker => worker.Key == pod);

    /// <summary>A Pod of this node has changed in the API.</summary>
    /// <param name="before">As it was, or null.</param>
    /// <param name="after">As it is, or null.</param>
    public void PodChanged(Pod? before, Pod? after)
    {
        if (!ReachesApi)
            return; // Everything is looked at when it can be seen again.
        if ((after ?? before) is { } changed && StaticPods.IsMirror(changed))
        {
            MirrorChanged(changed, after is not null);
            return;
        }
        if (before is not null && before.Metadata.Uid != after?.Metadata.Uid && _workers.TryGetValue(before.Metadata.Uid!, out var gone))
            gone.Remove();
        if (after is null)
            return;
        if (_workers.TryGetValue(after.Metadata.Uid!, out var worker))
            worker.Update(after);
        else
            Meet(after);
    }

    /// <summary>Nothing is left of a Pod, here and in the API.</summary>
    public void Forget(PodWorker worker)
    {
        _workers.Remove(worker.Uid);
        if (worker.IsStatic)
            HideStatic(worker);
    }

    /// <summary>A Pod has ended: its resources are free.</summary>
    public void Ended(PodWorker worker)
    {
        if (_waitingForRoom.Remove(worker))
            return; // It never had any.
        _admission.Release(worker.AllocatedSpec is var spec && ReferenceEquals(spec, worker.Pod.Spec) ? worker.Pod : worker.Pod with { Spec = spec });
        foreach (var other in _workers.Values)
        {
            if (other.ResizePending is { Reason: ResizePending.Deferred })
                other.SyncNow(); // Now there may be room.
        }
        LetIn();
        Pressure.Ended(worker);
        _shutdown?.Ended(worker);
    }

    /// <summary>Complete names of the images that Pods of the node need.</summary>
    public IReadOnlySet<string> ImagesInUse()
    {
        var used = new HashSet<string>(StringComparer.Ordinal); // Looked up only.
        foreach (var worker in _workers.Values)
            if (!worker.IsTerminated)
                foreach (var slot in worker.Slots)
                    used.Add(Images.Resolve(slot.Spec.Image ?? "").Reference.Tagged);
        return used;
    }

    /// <summary>Grants a Pod other amounts of resources; if that cannot be, it says why.</summary>
    public ResizePending? Resize(RequestedAmounts before, RequestedAmounts after)
    {
        foreach (var resource in (string[])["memory", "cpu"])
        {
            var (requested, capacity) = (after.AmountOf(resource), RequestedAmounts.AmountOf(resource, Allocatable.Find(resource)));
            if (requested > capacity)
                return new(ResizePending.Infeasible, $"Node didn't have enough capacity: {resource}, requested: {requested}, capacity: {capacity}");
        }
        return _admission.Resize(before, after, Allocatable) is { } refusal ? new(ResizePending.Deferred, refusal.Message) : null;
    }

    /// <summary>Writes a Pod's status over what is stored, as a patch that names the Pod's uid does: conditions of others stay as they are now.</summary>
    /// <param name="worker">Whose Pod it is.</param>
    /// <param name="status">Its status.</param>
    /// <param name="written">The Pod as stored, or as it was when it is gone.</param>
    /// <returns>False when the API server refused.</returns>
    public bool TryWriteStatus(PodWorker worker, PodStatus status, out Pod written)
    {
        var stored = Client.Find<Pod>(worker.Key);
        written = worker.Pod;
        if (stored is null || (worker.IsStatic ? StaticPods.MirroredBy(stored) : stored.Metadata.Uid) != worker.Uid)
            return true; // Gone: there is nobody to tell.
        if (!ReferenceEquals(stored, worker.Pod))
            status = status with { Conditions = PodConditions.Merge(status.Conditions, stored.Status.Conditions) };
        if (Try((Client, Pod: stored with { Status = status }), static write => write.Client.UpdateStatus(write.Pod)) is not { } updated)
            return false;
        written = worker.IsStatic ? worker.Pod with { Status = updated.Status } : updated;
        return true;
    }

    /// <summary>Takes a Pod that has ended out of the API.</summary>
    public void DeleteFromApi(PodWorker worker) => Try(() =>
        Client.Delete<Pod>(worker.Key, new() { GracePeriodSeconds = 0, Preconditions = new() { Uid = worker.Uid } }));

    private void Meet(Pod pod)
    {
        var worker = new PodWorker(this, pod);
        _workers.Add(worker.Uid, worker);
        if (pod.Metadata.DeletionTimestamp is not null || PodPhase.IsTerminal(pod.Status.Phase))
        {
            worker.End(); // It never ran here, and never will.
            return;
        }
        if (IsShuttingDown)
            worker.Reject("NodeShutdown", "Pod was rejected as the node is shutting down.");
        else if (Pressure.Refuse(pod) is { } shortage)
            worker.Reject("Evicted", shortage);
        else if (_admission.Admit(pod, _node ??= NewNode(), Allocatable) is not { } refusal)
            worker.SyncNow();
        else if (!MakeRoomFor(worker))
            worker.Reject(refusal.Reason, refusal.Message);
    }

    /// <summary>Compares the Pods known with those in the API, as after a restart or a break of the network.</summary>
    private void LookAtAllPods()
    {
        var current = _all.PodsOf(Name);
        foreach (var pod in current)
            PodChanged(null, pod);
        var uids = current.Select(pod => pod.Metadata.Uid).ToHashSet();
        foreach (var worker in _workers.Values.Where(worker => !worker.IsStatic && !uids.Contains(worker.Uid)).ToArray())
            worker.Remove();
    }

    /// <summary>After a reboot: every container is dead, and every Pod starts over.</summary>
    private void ResumePods()
    {
        foreach (var old in _workers.Values.ToArray())
        {
            var worker = new PodWorker(this, old.Pod);
            worker.Inherit(old);
            _workers[old.Uid] = worker;
        }
    }
}
