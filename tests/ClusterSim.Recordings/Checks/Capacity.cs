namespace ClusterSim.Recordings.Checks;

/// <summary>The scheduler never puts more on a Node than it has room for.</summary>
internal sealed class Capacity(World world) : Invariant
{
    private const string Pods = "pods";

    public override IEnumerable<string> In(Write write)
    {
        var isBinding = write is { After: Pod { IsBound: true }, Before: Pod { IsBound: false }, Entry.Actor: "kube-scheduler" };
        if (!isBinding || world.Find<Node>(new(((Pod)write.After!).Spec.NodeName!)) is not { } node)
            yield break;
        var there = world.All<Pod>().Where(pod => pod.Spec.NodeName == node.Metadata.Name && !pod.IsTerminal).Select(Requests).ToList();
        foreach (var (resource, allocatable) in node.Status.Allocatable)
        {
            var asked = resource == Pods ? there.Count : there.Sum(requests => requests.GetValueOrDefault(resource));
            if (asked > allocatable.Value)
                yield return $"Node {node.Metadata.Name} has {allocatable} of {resource}, and its Pods ask for {asked} since {write.Name} was bound to it";
        }
    }

    /// <summary>What a Pod asks for: all of its containers, or an init container if one alone asks for more. Sidecars run beside what comes after them.</summary>
    private static Dictionary<string, decimal> Requests(Pod pod)
    {
        var beside = new Dictionary<string, decimal>();
        var most = new Dictionary<string, decimal>();
        foreach (var init in pod.Spec.InitContainers)
        {
            var isSidecar = init.RestartPolicy == "Always";
            if (isSidecar)
                Add(beside, init.Resources.Requests);
            foreach (var (resource, amount) in isSidecar ? [] : init.Resources.Requests)
                most[resource] = Math.Max(most.GetValueOrDefault(resource), amount.Value + beside.GetValueOrDefault(resource));
        }
        foreach (var container in pod.Spec.Containers)
            Add(beside, container.Resources.Requests);
        foreach (var (resource, amount) in most)
            beside[resource] = Math.Max(beside.GetValueOrDefault(resource), amount);
        Add(beside, pod.Spec.Overhead);
        return beside;
    }

    private static void Add(Dictionary<string, decimal> sum, ValueMap<Quantity> more)
    {
        foreach (var (resource, amount) in more)
            sum[resource] = sum.GetValueOrDefault(resource) + amount.Value;
    }
}
