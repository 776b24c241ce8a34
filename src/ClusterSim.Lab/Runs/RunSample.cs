namespace ClusterSim.Lab;

/// <summary>How things stood after a Pod had come and had been tried; one for each arrival.</summary>
/// <param name="At">When it came, from the start of the run.</param>
/// <param name="Arrived">What all Pods asked for that have come so far, those that failed included.</param>
/// <param name="Used">What the Pods ask for that stand on Nodes.</param>
/// <param name="FragmentedGpuMilli">What of the free GPUs typical Pods could not use (<see cref="Fragmentation"/>), in thousandths of a GPU.</param>
/// <param name="Failed">How many Pods have been thrown away so far.</param>
/// <param name="Waiting">How many Pods wait.</param>
/// <param name="FeasibleNodes">How many Nodes this Pod could have gone to.</param>
/// <param name="QueueingTime">How long this Pod waited until it was given a Node, later than this sample if need be; null when it never was.</param>
public readonly record struct RunSample(
    TimeSpan At,
    ResourceAmounts Arrived,
    ResourceAmounts Used,
    double FragmentedGpuMilli,
    int Failed,
    int Waiting,
    int FeasibleNodes,
    TimeSpan? QueueingTime);
