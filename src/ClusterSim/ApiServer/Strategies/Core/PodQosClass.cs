using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How well a Pod is served when a Node runs short: <c>Guaranteed</c>, <c>Burstable</c> or <c>BestEffort</c>, from what it asks for.</summary>
/// <remarks>Source: core/helper/qos/qos.go, ComputePodQOS (v1.36).</remarks>
internal static class PodQosClass
{
    public static string Of(PodSpec spec)
    {
        var total = new Total();
        if (spec.Resources is { } own)
        {
            total.Add(own);
            total.IsLimited |= own.Limits.Count == 0;
        }
        else
        {
            foreach (var container in spec.Containers)
                total.Add(container.Resources);
            foreach (var container in spec.InitContainers)
                total.Add(container.Resources);
        }
        if (total is { Cpu.Value: 0, Memory.Value: 0, CpuLimit.Value: 0, MemoryLimit.Value: 0 })
            return "BestEffort";
        return total.IsLimited && total.Cpu.Value == total.CpuLimit.Value && total.Memory.Value == total.MemoryLimit.Value ? "Guaranteed" : "Burstable";
    }

    /// <summary>What is asked for and allowed in all; only what is more than nothing counts.</summary>
    private struct Total()
    {
        public Quantity Cpu, Memory, CpuLimit, MemoryLimit;

        /// <summary>Whether every part has a limit of both.</summary>
        public bool IsLimited = true;

        public void Add(ResourceRequirements part)
        {
            _ = Count(ref Cpu, part.Requests, ResourceNames.Cpu);
            _ = Count(ref Memory, part.Requests, ResourceNames.Memory);
            IsLimited &= Count(ref CpuLimit, part.Limits, ResourceNames.Cpu) & Count(ref MemoryLimit, part.Limits, ResourceNames.Memory);
        }

        private static bool Count(ref Quantity total, ValueMap<Quantity> amounts, string name)
        {
            if (!amounts.TryGetValue(name, out var amount) || amount.Value <= 0)
                return false;
            total += amount;
            return true;
        }
    }
}
