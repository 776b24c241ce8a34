namespace ClusterSim.Scheduling;

/// <summary>What containers that request nothing are taken to ask for when Nodes are scored.</summary>
/// <remarks>Source: kube-scheduler util/pod_resources.go, GetNonzeroRequests (v1.36).</remarks>
internal static class NonzeroRequests
{
    /// <summary>Of CPU, in millicores (DefaultMilliCPURequest).</summary>
    public const long DefaultMilliCpu = 100;

    /// <summary>Of memory (DefaultMemoryRequest): 200 MiB.</summary>
    public const long DefaultMemoryBytes = 200 * 1024 * 1024;

    /// <summary>Both.</summary>
    public static ValueMap<Quantity> Defaults { get; } = ValueMap.Of<Quantity>(
        (ResourceNames.Cpu, Quantity.FromMilli(DefaultMilliCpu)),
        (ResourceNames.Memory, Quantity.FromBytes(DefaultMemoryBytes)));

    /// <summary>The defaults for the Pods that stand on a Node: with Pod-level requests they stand in only for what the Pod would not ask for at all.</summary>
    public static ValueMap<Quantity> MissingOnNode(PodSpec spec, SortedList<string, Quantity> requests)
    {
        if (spec.Resources is not { } resources || !resources.Requests.Keys.Any(ResourceNames.IsPodLevel))
            return Defaults;
        var missing = Defaults;
        foreach (var name in requests.Keys)
            missing = missing.Remove(name);
        return missing;
    }
}
