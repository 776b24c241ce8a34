namespace ClusterSim.Lab;

/// <summary>How much of the resources that the lab follows: asked for, in use, or there.</summary>
/// <param name="MilliCpu">CPU in millicores.</param>
/// <param name="MemoryBytes">Memory in bytes.</param>
/// <param name="GpuMilli">GPUs in thousandths: a whole one is 1000.</param>
public readonly record struct ResourceAmounts(long MilliCpu, long MemoryBytes, long GpuMilli)
{
    /// <summary>GPUs, as a number with a fraction.</summary>
    public double Gpus => GpuMilli / 1000.0;

    /// <summary>The sum, resource by resource.</summary>
    public static ResourceAmounts operator +(ResourceAmounts left, ResourceAmounts right) =>
        new(left.MilliCpu + right.MilliCpu, left.MemoryBytes + right.MemoryBytes, left.GpuMilli + right.GpuMilli);

    /// <summary>The difference, resource by resource.</summary>
    public static ResourceAmounts operator -(ResourceAmounts left, ResourceAmounts right) =>
        new(left.MilliCpu - right.MilliCpu, left.MemoryBytes - right.MemoryBytes, left.GpuMilli - right.GpuMilli);

    /// <summary>The larger of two, resource by resource.</summary>
    public static ResourceAmounts Larger(ResourceAmounts left, ResourceAmounts right) =>
        new(Math.Max(left.MilliCpu, right.MilliCpu), Math.Max(left.MemoryBytes, right.MemoryBytes), Math.Max(left.GpuMilli, right.GpuMilli));

    /// <summary>What a Pod asks for: its containers together, or the largest init container if that is more; and GPUs as <see cref="GpuRequest"/> reads them.</summary>
    public static ResourceAmounts AskedBy(Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return new(Total(pod.Spec, "cpu").MilliValue, Total(pod.Spec, "memory").WholeValue, GpuRequest.Of(pod).TotalMilli);
    }

    /// <summary>What a Node has for Pods; GPUs as <see cref="GpuLabels"/> says.</summary>
    public static ResourceAmounts OfferedBy(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return new(node.Status.Allocatable.Find("cpu").MilliValue, node.Status.Allocatable.Find("memory").WholeValue, GpuLabels.CountOn(node) * GpuRequest.WholeGpu);
    }

    private static Quantity Total(PodSpec spec, string resource)
    {
        var (running, peak) = (Quantity.Zero, Quantity.Zero);
        foreach (var container in spec.InitContainers)
        {
            var asked = container.Resources.Requests.Find(resource);
            if (container.RestartPolicy == "Always")
                running += asked;
            peak = container.RestartPolicy == "Always" ? Larger(peak, running) : Larger(peak, running + asked);
        }
        foreach (var container in spec.Containers)
            running += container.Resources.Requests.Find(resource);
        return Larger(running, peak) + spec.Overhead.Find(resource);
    }

    private static Quantity Larger(Quantity left, Quantity right) => left < right ? right : left;
}
