using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Pressure;

/// <summary>Which Pod goes first, and what is said of it.</summary>
/// <remarks>Source: eviction/helpers.go, rankMemoryPressure, rankDiskPressureFunc, evictionMessage; qos/policy.go, GetContainerOOMScoreAdjust (v1.36).</remarks>
internal static class EvictionOrder
{
    /// <summary>Pods that may be ended, the first to go first: those that use more than they asked for, those of lower priority, those that exceed their request by most.</summary>
    public static IEnumerable<PodWorker> Of(IEnumerable<PodWorker> workers, string resource) => workers
        .Where(worker => worker.IsActive)
        .Select(worker => (Worker: worker, Excess: UsageOf(worker, resource) - RequestOf(worker.Pod, resource)))
        .OrderBy(candidate => candidate.Excess > 0 ? 0 : 1)
        .ThenBy(candidate => candidate.Worker.Pod.Spec.Priority ?? 0)
        .ThenByDescending(candidate => candidate.Excess)
        .Select(candidate => candidate.Worker);

    /// <summary>What the Pod's status and its Event say.</summary>
    public static string Message(PodWorker worker, string resource, long threshold, long left)
    {
        var message = $"The node was low on resource: {resource}. Threshold quantity: {Amount(resource, threshold)}, available: {Amount(resource, Math.Max(left, 0))}. ";
        foreach (var (container, usage, request) in Offenders(worker, resource))
            message += $"Container {container} was using {Amount(resource, usage)}, request is {request}, has larger consumption of {resource}. ";
        return message;
    }

    /// <summary>The same for programs, on the Event.</summary>
    public static ValueMap<string> Annotations(PodWorker worker, string resource)
    {
        var offenders = Offenders(worker, resource).ToList();
        ValueMap<string> annotations = [new("starved_resource", resource)];
        return offenders.Count == 0 ? annotations : annotations
            .Set("offending_containers", string.Join(',', offenders.Select(offender => offender.Container)))
            .Set("offending_containers_usage", string.Join(',', offenders.Select(offender => Amount(resource, offender.Usage))));
    }

    /// <summary>The container that the kernel kills when there is no memory left: the one that uses most, those that asked for nothing long before those that got what they asked for.</summary>
    public static ContainerInstance? WorstContainer(IEnumerable<PodWorker> workers, long memoryCapacity)
    {
        ContainerInstance? worst = null;
        var highest = double.MinValue;
        foreach (var worker in workers)
        {
            foreach (var slot in worker.Slots)
            {
                if (slot.Current is not { IsRunning: true } container)
                    continue;
                var score = (1000.0 * container.Usage.MemoryBytes / memoryCapacity) + Adjustment(worker.Pod, slot.Spec, memoryCapacity);
                if (score > highest)
                    (worst, highest) = (container, score);
            }
        }
        return worst;
    }

    private static double Adjustment(Pod pod, Container container, long memoryCapacity)
    {
        if (NodePressure.IsCritical(pod))
            return -997; // guaranteedOOMScoreAdj
        var request = container.Resources.Requests.Find("memory").WholeValue;
        return PodQos.Of(pod.Spec) switch
        {
            "Guaranteed" => -997,
            "BestEffort" => 1000,
            _ => Math.Clamp(1000 - (1000 * request / memoryCapacity), 3, 999),
        };
    }

    private static long UsageOf(PodWorker worker, string resource)
    {
        var usage = 0L;
        foreach (var slot in worker.Slots)
            usage += UsageOf(slot, resource);
        return resource == "ephemeral-storage" ? usage + LocalStorage.OfVolumes(worker) : usage;
    }

    private static long UsageOf(ContainerSlot slot, string resource) => slot.Current is not { IsRunning: true } container ? 0 : resource switch
    {
        "memory" => container.Usage.MemoryBytes,
        "ephemeral-storage" => LocalStorage.Of(container),
        _ => 0,
    };

    private static long RequestOf(Pod pod, string resource)
    {
        foreach (var (name, amount) in RequestedAmounts.Of(pod.Spec).Amounts)
            if (name == resource)
                return amount;
        return 0;
    }

    private static IEnumerable<(string Container, long Usage, Quantity Request)> Offenders(PodWorker worker, string resource)
    {
        var offenders = new List<(string, long, Quantity)>();
        foreach (var slot in worker.Slots)
        {
            var request = slot.Spec.Resources.Requests.Find(resource);
            if (UsageOf(slot, resource) is var usage && usage > request.WholeValue)
                offenders.Add((slot.Spec.Name, usage, request));
        }
        return offenders;
    }

    private static string Amount(string resource, long amount) => resource == "pids" ? new Quantity(amount).ToString() : Quantity.FromBytes(amount).ToString();
}
