namespace ClusterSim.Nodes.Pods;

/// <summary>Whether a Pod that was bound to a node fits there: whoever bound it may have been wrong, or late.</summary>
/// <remarks>Source: lifecycle/predicate.go, generalFilter (v1.36).</remarks>
internal sealed class PodAdmission
{
    private readonly Dictionary<string, long> _used = new(StringComparer.Ordinal); // Looked up, never enumerated.
    private readonly List<(string Uid, HostPorts Ports)> _ports = []; // Of Pods that ask for any.
    private int _pods;

    /// <summary>Why <paramref name="pod"/> is refused; null when it is taken, and counts from now on.</summary>
    public Refusal? Admit(Pod pod, Node node, ValueMap<Quantity> allocatable)
    {
        var requests = RequestedAmounts.Of(pod.Spec);
        if (Lacks(requests, allocatable) is { } lack)
            return lack;
        if (!NodeAffinityMatch.Accepts(pod.Spec, node))
            return Refusal.Of("NodeAffinity", "node(s) didn't match Pod's node affinity/selector");
        var ports = HostPorts.Of(pod.Spec);
        if (ports.Any && _ports.Exists(taken => taken.Ports.CollideWith(ports)))
            return Refusal.Of("NodePorts", "node(s) didn't have free ports for the requested pod ports");
        if (node.Spec.Taints.Any(taint => taint.Effect == "NoExecute" && !pod.Spec.Tolerations.Any(toleration => Tolerates(toleration, taint))))
            return Refusal.Of("TaintToleration", "node(s) had taints that the pod didn't tolerate");
        if (ports.Any)
            _ports.Add((pod.Metadata.Uid ?? "", ports));
        Count(requests, 1);
        return null;
    }

    /// <summary>Of what there is too little for a Pod, and how much of it.</summary>
    public IReadOnlyList<(string Resource, long Amount)> MissingFor(Pod pod, ValueMap<Quantity> allocatable)
    {
        var missing = new List<(string, long)>();
        if (_pods + 1 > allocatable.Find("pods", new Quantity(long.MaxValue)).WholeValue)
            missing.Add(("pods", 1));
        foreach (var (resource, amount) in RequestedAmounts.Of(pod.Spec).Amounts)
            if (amount - (RequestedAmounts.AmountOf(resource, allocatable.Find(resource)) - _used.GetValueOrDefault(resource)) is > 0 and var more)
                missing.Add((resource, more));
        return missing;
    }

    /// <summary>Whether a Pod that was taken may ask for other amounts; if so, those count from now on.</summary>
    /// <param name="before">What it asks for until now.</param>
    /// <param name="after">What it wants to ask for.</param>
    /// <param name="allocatable">What there is.</param>
    public Refusal? Resize(RequestedAmounts before, RequestedAmounts after, ValueMap<Quantity> allocatable)
    {
        Count(before, -1);
        var lack = Lacks(after, allocatable);
        Count(lack is null ? after : before, 1);
        return lack;
    }

    /// <summary>Counts a Pod that is there already.</summary>
    public void Take(Pod pod) => Count(RequestedAmounts.Of(pod.Spec), 1);

    /// <summary>A Pod that was taken has ended.</summary>
    public void Release(Pod pod)
    {
        Count(RequestedAmounts.Of(pod.Spec), -1);
        if (_ports.Count > 0)
            _ports.RemoveAll(taken => taken.Uid == pod.Metadata.Uid);
    }

    public static bool Tolerates(Toleration toleration, Taint taint) =>
        (toleration.Effect is null or "" || toleration.Effect == taint.Effect)
        && (toleration.Key is null or "" || toleration.Key == taint.Key)
        && (toleration.Operator == "Exists" || (toleration.Value ?? "") == (taint.Value ?? ""));

    private Refusal? Lacks(RequestedAmounts requests, ValueMap<Quantity> allocatable)
    {
        var room = allocatable.Find("pods", new Quantity(long.MaxValue)).WholeValue;
        if (_pods + 1 > room)
            return Refusal.Lack("pods", 1, _pods, room);
        foreach (var (resource, amount) in requests.Amounts)
        {
            var capacity = RequestedAmounts.AmountOf(resource, allocatable.Find(resource));
            var used = _used.GetValueOrDefault(resource);
            if (amount > capacity - used)
                return Refusal.Lack(resource, amount, used, capacity);
        }
        return null;
    }

    private void Count(RequestedAmounts requests, int sign)
    {
        _pods += sign;
        foreach (var (resource, amount) in requests.Amounts)
            _used[resource] = _used.GetValueOrDefault(resource) + (sign * amount);
    }

    /// <summary>Why a node refuses a Pod, as its status says it.</summary>
    internal sealed record Refusal(string Reason, string Message)
    {
        public static Refusal Of(string predicate, string why) => new(predicate, $"Predicate {predicate} failed: {why}");

        public static Refusal Lack(string resource, long requested, long used, long capacity) =>
            new("OutOf" + resource, $"Node didn't have enough resource: {resource}, requested: {requested}, used: {used}, capacity: {capacity}");
    }
}
