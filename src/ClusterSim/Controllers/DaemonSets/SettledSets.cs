using ClusterSim.Api.Apps;
using ClusterSim.Client;
using ClusterSim.Controllers.ReplicaSets;

namespace ClusterSim.Controllers.DaemonSets;

/// <summary>The DaemonSets for which there is nothing to do as long as no Pod comes or goes: while Pods only get ready or stop being so, it is enough to count, however many nodes there are.</summary>
internal sealed class SettledSets
{
    private readonly Dictionary<ObjectKey, Settled> _settled = []; // Looked up only.
    private readonly Tally<Pod, PodClass> _classes;

    public SettledSets(Informers informers)
    {
        _classes = PodClass.ByController(informers);
        informers.For<Pod>().OnChange(PodChanged, existing: false);
        informers.For<ControllerRevision>().OnChange((before, after) => UnsettleOwners(before, after), existing: false);
    }

    /// <summary>The set's status, if it is settled; null when it has to be looked at closely.</summary>
    public DaemonSetStatus? StatusOf(DaemonSet set)
    {
        if (!_settled.TryGetValue(set.Key, out var settled) || settled.Uid != set.Metadata.Uid || settled.Generation != set.Metadata.Generation)
            return null;
        var ready = 0;
        foreach (var (podClass, count) in _classes.Of(set.Metadata.Uid!))
            if (podClass.IsReady)
                ready += count;
        return set.Status with { NumberReady = ready, NumberAvailable = ready, NumberUnavailable = set.Status.DesiredNumberScheduled - ready };
    }

    /// <summary>Notes that each node has just the Pod it should have, if <paramref name="status"/> says so of the set's <paramref name="pods"/>.</summary>
    public void Settle(DaemonSet set, DaemonSetStatus status, List<Pod> pods)
    {
        var wanted = status.DesiredNumberScheduled;
        if (set.Spec.MinReadySeconds == 0 && pods.Count == wanted && status.CurrentNumberScheduled == wanted && status.UpdatedNumberScheduled == wanted && status.NumberMisscheduled == 0 && pods.TrueForAll(pod => pod.IsActive))
            _settled[set.Key] = new(set.Metadata.Uid!, set.Metadata.Generation);
    }

    /// <summary>Something else has changed that concerns the set.</summary>
    public void Unsettle(ObjectKey set) => _settled.Remove(set);

    /// <summary>Something has changed that may concern any set.</summary>
    public void UnsettleAll() => _settled.Clear();

    private void PodChanged(Pod? before, Pod? after)
    {
        if (_settled.Count == 0)
            return;
        var isSame = before is not null && after is not null
            && before.IsActive == after.IsActive && before.Metadata.Labels == after.Metadata.Labels && before.Metadata.OwnerReferences == after.Metadata.OwnerReferences;
        if (!isSame)
            UnsettleOwners(before, after);
    }

    private void UnsettleOwners(ApiObject? before, ApiObject? after)
    {
        foreach (var obj in (ReadOnlySpan<ApiObject?>)[before, after])
            if (obj?.Controller is { Kind: nameof(DaemonSet) } owner)
                Unsettle(new(obj.Metadata.Namespace!, owner.Name));
    }

    private readonly record struct Settled(string Uid, long Generation);
}
