namespace ClusterSim.Scheduling;

/// <summary>Adds up what a Pod asks for.</summary>
/// <remarks>Source: component-helpers resource/helpers.go, PodRequests (v1.36).</remarks>
internal static class PodRequests
{
    /// <summary>What a container without a CPU request is taken to ask for when Nodes are scored (DefaultMilliCPURequest).</summary>
    public const long DefaultMilliCpu = 100;

    /// <summary>What a container without a memory request is taken to ask for when Nodes are scored (DefaultMemoryRequest): 200 MiB.</summary>
    public const long DefaultMemoryBytes = 200 * 1024 * 1024;

    private static readonly ValueMap<Quantity> Nothing = [];

    /// <summary>The sum over containers, or the largest need while starting up if that is larger; then what the Pod asks for as a whole; then its overhead.</summary>
    /// <param name="spec">The Pod.</param>
    /// <param name="missing">What containers that leave it out are taken to ask for; null for nothing.</param>
    /// <param name="podLevel">Whether requests of the Pod as a whole replace the sums.</param>
    public static SortedList<string, Quantity> Of(PodSpec spec, ValueMap<Quantity>? missing = null, bool podLevel = true)
    {
        missing ??= Nothing;
        var total = new SortedList<string, Quantity>(StringComparer.Ordinal);
        foreach (var container in spec.Containers)
            Add(total, container.Resources.Requests, missing);
        RaiseToStartup(total, spec.InitContainers, missing);
        if (podLevel && IsPodLevelSet(spec))
        {
            foreach (var (name, quantity) in spec.Resources!.Requests)
            {
                if (ResourceNames.IsPodLevel(name))
                    total[name] = quantity;
            }
        }
        Add(total, spec.Overhead, Nothing);
        return total;
    }

    /// <summary>True when the Pod asks for something as a whole.</summary>
    public static bool IsPodLevelSet(PodSpec spec) => spec.Resources is { } resources && resources.Requests.Keys.Any(ResourceNames.IsPodLevel);

    /// <summary>The non-zero defaults for the Pods that stand on a Node: with Pod-level requests they stand in only for what the Pod would not ask for at all.</summary>
    public static ValueMap<Quantity> MissingOnNode(PodSpec spec, SortedList<string, Quantity> requests)
    {
        var missing = ScoringDefaults;
        if (!IsPodLevelSet(spec))
            return missing;
        foreach (var name in requests.Keys)
            missing = missing.Remove(name);
        return missing;
    }

    /// <summary>What containers without requests are taken to ask for in scoring.</summary>
    public static ValueMap<Quantity> ScoringDefaults { get; } = ValueMap.Of<Quantity>(
        (ResourceNames.Cpu, Quantity.FromMilli(DefaultMilliCpu)),
        (ResourceNames.Memory, Quantity.FromBytes(DefaultMemoryBytes)));

    // Sidecars run on beside the containers; an init container runs beside the sidecars declared before it.
    private static void RaiseToStartup(SortedList<string, Quantity> total, ValueList<Container> initContainers, ValueMap<Quantity> missing)
    {
        if (initContainers.Count == 0)
            return;
        var sidecars = new SortedList<string, Quantity>(StringComparer.Ordinal);
        var startup = new SortedList<string, Quantity>(StringComparer.Ordinal);
        foreach (var container in initContainers)
        {
            if (container.RestartPolicy == "Always")
            {
                Add(total, container.Resources.Requests, missing);
                Add(sidecars, container.Resources.Requests, missing);
                Raise(startup, sidecars);
            }
            else
            {
                var running = new SortedList<string, Quantity>(sidecars, StringComparer.Ordinal);
                Add(running, container.Resources.Requests, missing);
                Raise(startup, running);
            }
        }
        Raise(total, startup);
    }

    private static void Add(SortedList<string, Quantity> total, ValueMap<Quantity> requests, ValueMap<Quantity> missing)
    {
        foreach (var (name, quantity) in requests)
            total[name] = total.GetValueOrDefault(name) + quantity;
        foreach (var (name, quantity) in missing)
        {
            if (!requests.ContainsKey(name))
                total[name] = total.GetValueOrDefault(name) + quantity;
        }
    }

    private static void Raise(SortedList<string, Quantity> total, SortedList<string, Quantity> other)
    {
        foreach (var (name, quantity) in other)
        {
            if (!total.TryGetValue(name, out var present) || quantity > present)
                total[name] = quantity;
        }
    }
}
