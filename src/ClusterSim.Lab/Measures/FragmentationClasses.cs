namespace ClusterSim.Lab;

/// <summary>What becomes of a Node's free GPUs when typical Pods come, in thousandths of a GPU: what they could use, and why they cannot use the rest.</summary>
/// <remarks>Source: Weng et al., "Beware of Fragmentation" (USENIX ATC 2023).</remarks>
public readonly record struct FragmentationClasses
{
    /// <summary>Pods for which neither the CPU nor the GPUs suffice.</summary>
    public double LacksBoth { get; init; }

    /// <summary>Pods for which the GPUs do not suffice; and, where they do, the GPUs with too little free.</summary>
    public double LacksGpu { get; init; }

    /// <summary>Pods that could use it.</summary>
    public double Usable { get; init; }

    /// <summary>Pods for which the CPU does not suffice.</summary>
    public double LacksCpu { get; init; }

    /// <summary>Pods that want no GPU, and find their CPU.</summary>
    public double WantsNone { get; init; }

    /// <summary>Pods that want no GPU, and do not find their CPU.</summary>
    public double WantsNoneLacksCpu { get; init; }

    /// <summary>Pods that cannot use GPUs of this model.</summary>
    public double OtherModel { get; init; }

    /// <summary>All that is not usable.</summary>
    /// <remarks>In this order, which decides the last digits.</remarks>
    public double Fragmented => LacksBoth + LacksGpu + LacksCpu + WantsNone + WantsNoneLacksCpu + OtherModel;
}
