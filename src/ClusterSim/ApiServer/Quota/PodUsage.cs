namespace ClusterSim.ApiServer.Quota;

/// <summary>What a Pod uses of a quota, and what its containers must say for it to be counted.</summary>
/// <remarks>Source: quota/v1/evaluator/core/pods.go (v1.36).</remarks>
internal static class PodUsage
{
    private static readonly string[] Requestable = ["cpu", "memory", "ephemeral-storage"];

    /// <summary>What <paramref name="pod"/> uses; one that is over uses nothing but its place among the objects.</summary>
    public static ValueMap<Quantity> Of(Pod pod)
    {
        var usage = ValueMap.Of<Quantity>(("count/pods", 1));
        return pod.IsTerminal ? usage : usage.Set("pods", 1).SetRange(Compute(PodTotals.Requests(pod.Spec).ToValueMap(), PodTotals.Limits(pod.Spec).ToValueMap()));
    }

    public static bool IsComputeResource(string name) =>
        Requestable.Contains(name)
        || name.StartsWith("hugepages-", StringComparison.Ordinal)
        || (name.StartsWith("requests.", StringComparison.Ordinal) && name != "requests.storage")
        || name.StartsWith("limits.", StringComparison.Ordinal);

    /// <summary>What the containers of <paramref name="pod"/> leave open that a quota on <paramref name="names"/> needs to know; null when nothing.</summary>
    public static string? Missing(Pod pod, IEnumerable<string> names)
    {
        var required = names.Where(IsEnforced).ToList();
        if (required.Count == 0)
            return null;
        var missing = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var container in pod.Spec.Containers.Concat(pod.Spec.InitContainers))
        {
            var said = Compute(container.Resources.Requests, container.Resources.Limits);
            foreach (var name in required.Where(name => !said.ContainsKey(name)))
            {
                if (!missing.TryGetValue(name, out var containers))
                    missing[name] = containers = new(StringComparer.Ordinal);
                containers.Add(container.Name);
            }
        }
        return missing.Count == 0 ? null : "must specify " + string.Join("; ", missing.Select(entry => $"{entry.Key} for: {string.Join(",", entry.Value)}"));
    }

    private static bool IsEnforced(string name) => name is "cpu" or "memory" or "requests.cpu" or "requests.memory" or "limits.cpu" or "limits.memory";

    private static ValueMap<Quantity> Compute(ValueMap<Quantity> requests, ValueMap<Quantity> limits)
    {
        ValueMap<Quantity> usage = [];
        foreach (var (name, quantity) in requests)
        {
            if (Requestable.Contains(name))
                usage = usage.Set(name, quantity).Set("requests." + name, quantity);
            else if (name.StartsWith("hugepages-", StringComparison.Ordinal))
                usage = usage.Set(name, quantity).Set("requests." + name, quantity);
            else if (name.Contains('/'))
                usage = usage.Set("requests." + name, quantity); // An extended resource.
        }
        foreach (var (name, quantity) in limits)
            if (Requestable.Contains(name))
                usage = usage.Set("limits." + name, quantity);
        return usage;
    }
}
