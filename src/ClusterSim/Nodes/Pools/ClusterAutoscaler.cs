using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Pools;

/// <summary>Adds machines to node pools when Pods wait for them, and takes those away that no Pod has used for long.</summary>
/// <remarks>
/// <para>It looks only when something has happened that may concern it.</para>
/// <para>Source: kubernetes/autoscaler cluster-autoscaler/core (v1.36). Differs from Kubernetes: the first pool that helps is taken; a machine goes only when no Pod but those of DaemonSets is on it.</para>
/// </remarks>
internal sealed class ClusterAutoscaler(IReadOnlyList<NodePool> pools, Kubelets kubelets, ClusterAutoscalerOptions options) : IClusterComponent
{
    private const string ToBeDeleted = "ToBeDeletedByClusterAutoscaler";

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30); // The scheduler tries a Pod again after 10 seconds at the latest.

    private readonly SortedDictionary<ObjectKey, Pod> _waiting = [];
    private readonly SortedDictionary<string, DateTimeOffset> _emptySince = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, FutureNode> _coming = new(StringComparer.Ordinal);
    private readonly HashSet<ObjectKey> _told = []; // Pods that were told that nothing helps; looked up only.
    private ComponentContext _context = null!;
    private DateTimeOffset _startedAt;
    private ScheduledEvent _scan;
    private DateTimeOffset _scanDue;

    public string Name => "cluster-autoscaler";

    public void Start(ComponentContext context)
    {
        _context = context;
        _startedAt = context.Loop.Now;
        context.Informers.For<Pod>().OnChange(PodChanged);
        context.Informers.For<Node>().OnChange(NodeChanged);
    }

    private static bool Waits(Pod? pod) => pod is { IsBeingDeleted: false, Spec.NodeName: null or "" }
        && pod.Status.Conditions.FindIndex(condition => condition is { Type: "PodScheduled", Status: "False", Reason: "Unschedulable" }) >= 0;

    private NodePool? PoolOf(string node) => pools.FirstOrDefault(pool => pool.IsAutoscaled && pool.NumberOf(node) is not null);

    private void PodChanged(Pod? before, Pod? after)
    {
        var key = (after ?? before)!.Key;
        if (Waits(after))
        {
            _waiting[key] = after!;
            ScanAt(NextScan());
        }
        else if (_waiting.Remove(key))
            _told.Remove(key);
        if ((before ?? after)!.Spec.NodeName is { Length: > 0 } node && (after is null || after.Status.Phase != before?.Status.Phase) && PoolOf(node) is not null)
            ScanAt(NextScan());
    }

    private void NodeChanged(Node? before, Node? after)
    {
        var name = (after ?? before)!.Metadata.Name!;
        if (after?.IsReady == true && _coming.ContainsKey(name) && before?.IsReady != true)
            _context.Loop.Schedule(Settling, EventRank.Default, () => Arrived(name));
        if (after is null)
            _emptySince.Remove(name);
        if ((before is null || after is null || before.IsReady != after.IsReady) && PoolOf(name) is not null)
            ScanAt(NextScan());
    }

    // From then on what finds no room on it must look elsewhere.
    private void Arrived(string name)
    {
        _coming.Remove(name);
        ScanAt(NextScan());
    }

    private DateTimeOffset NextScan()
    {
        var period = options.ScanInterval.Ticks;
        var since = (_context.Loop.Now - _startedAt).Ticks;
        return _startedAt + TimeSpan.FromTicks(((since / period) + 1) * period);
    }

    private void ScanAt(DateTimeOffset due)
    {
        if (_scan.IsPending && _scanDue <= due)
            return;
        _scan.Cancel();
        _scanDue = due;
        _scan = _context.Loop.Schedule(due - _context.Loop.Now, EventRank.Default, Scan);
    }

    private void Scan()
    {
        foreach (var pod in _waiting.Values.OrderByDescending(pod => pod.Spec.Priority ?? 0).ThenBy(pod => pod.Metadata.CreationTimestamp).ToArray())
            Help(pod);
        ScaleDown();
    }

    private int CountOf(NodePool pool) => kubelets.All.Count(kubelet => pool.NumberOf(kubelet.Name) is not null);

    private void Help(Pod pod)
    {
        if (_coming.Values.Any(node => node.IsFor(pod.Key) || node.Refuse(pod) is null))
            return;
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var pool in pools.Where(pool => pool.IsAutoscaled))
        {
            var count = CountOf(pool);
            var number = Enumerable.Range(1, int.MaxValue).First(candidate => kubelets.Find(pool.NameOf(candidate)) is null);
            var node = new FutureNode(pool, number);
            var reason = node.Refuse(pod) ?? (count >= pool.Max ? "max node group size reached" : null);
            if (reason is null)
            {
                _coming.Add(node.Name, node);
                kubelets.Add(node.Name, pool.MachineOf(number), pool.ProvisioningTime);
                _told.Remove(pod.Key);
                _context.Events.Record(pod, "Normal", "TriggeredScaleUp", $"pod triggered scale-up: [{{{pool.Name} {count}->{count + 1} (max: {pool.Max})}}]");
                return;
            }
            reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        }
        if (_told.Add(pod.Key))
            _context.Events.Record(pod, "Normal", "NotTriggerScaleUp", "pod didn't trigger scale-up: " + string.Join(", ", reasons.Select(reason => $"{reason.Value} {reason.Key}")));
    }

    private void ScaleDown()
    {
        var now = _context.Loop.Now;
        foreach (var pool in pools.Where(pool => pool.IsAutoscaled))
        {
            var left = CountOf(pool) - pool.Min;
            foreach (var kubelet in kubelets.All.Where(kubelet => pool.NumberOf(kubelet.Name) is not null && !_coming.ContainsKey(kubelet.Name)).ToArray())
            {
                if (left <= 0 || !IsEmpty(kubelet.Name))
                {
                    _emptySince.Remove(kubelet.Name);
                    continue;
                }
                var since = _emptySince.TryGetValue(kubelet.Name, out var known) ? known : _emptySince[kubelet.Name] = now;
                if (since + options.ScaleDownUnneededTime > now)
                    ScanAt(since + options.ScaleDownUnneededTime);
                else if (TakeAway(kubelet.Name))
                    left--;
            }
        }
    }

    private bool IsEmpty(string node) => kubelets.PodsOf(node).All(pod => pod.Status.Phase is "Succeeded" or "Failed" || pod.Controller is { Kind: "DaemonSet" });

    private bool TakeAway(string name)
    {
        _emptySince.Remove(name);
        if (_context.DirectClient.Find<Node>(new ObjectKey(name)) is not { } node)
            return false;
        try
        {
            var taint = new Taint { Key = ToBeDeleted, Value = _context.Loop.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), Effect = "NoSchedule" };
            node = _context.DirectClient.Update(node with { Spec = node.Spec with { Taints = node.Spec.Taints.Add(taint) } });
            _context.Events.Record(node, "Normal", "ScaleDown", "marked the node as toBeDeleted/unschedulable");
            _context.DirectClient.Delete<Node>(new ObjectKey(name));
            _context.Loop.Schedule(TimeSpan.Zero, EventRank.Default, () => kubelets.Remove(name)); // Once everybody has heard: else it would be taken for a Node without a machine.
            return true;
        }
        catch (ApiException)
        {
            return false; // Somebody else changed it meanwhile; the next scan looks again.
        }
    }
}
