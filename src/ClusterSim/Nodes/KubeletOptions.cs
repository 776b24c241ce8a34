using ClusterSim.Client;
using ClusterSim.Nodes.Pressure;
using ClusterSim.Nodes.Shutdown;

namespace ClusterSim.Nodes;

/// <summary>How kubelets and the machines under them behave. The defaults are those of Kubernetes; durations without one there are typical of a real node.</summary>
public sealed record KubeletOptions
{
    /// <summary>Version that Nodes report.</summary>
    public string Version { get; init; } = "v1.36.2";

    /// <summary>Whether heartbeats are written, or worked out when read.</summary>
    public HeartbeatMode Heartbeats { get; init; } = HeartbeatMode.Computed;

    /// <summary>Whether a Node that somebody creates comes with a machine and a kubelet, as large as its <c>status.capacity</c> says or as <see cref="DefaultMachine"/>. True unless set.</summary>
    /// <remarks>Differs from Kubernetes: there, a Node object alone stays <c>NotReady</c>; set this to false for that.</remarks>
    public bool AdoptNodes { get; init; } = true;

    /// <summary>What a machine is like about which nothing is said.</summary>
    public MachineSpec DefaultMachine { get; init; } = new();

    /// <summary>How often a kubelet looks for changes of its Node's status; <c>nodeStatusUpdateFrequency</c>.</summary>
    public TimeSpan NodeStatusUpdateFrequency { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a kubelet writes its Node's status when nothing has changed; <c>nodeStatusReportFrequency</c>. Only with written heartbeats.</summary>
    public TimeSpan NodeStatusReportFrequency { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many images a Node's status lists; <c>nodeStatusMaxImages</c>.</summary>
    public int NodeStatusMaxImages { get; init; } = 50;

    /// <summary>How often a kubelet asks the container runtime what has changed, so how late at most it notices that a container has started or exited; zero: at once.</summary>
    public TimeSpan RelistPeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long it takes to set up a Pod's volumes, sandbox and network.</summary>
    public TimeSpan SandboxDelay { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long it takes to create and start a container whose image is there.</summary>
    public TimeSpan ContainerStartDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long it takes to ask the registry about an image.</summary>
    public TimeSpan ImagePullLatency { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How fast images come, in bytes per second; infinity: at once. More than zero.</summary>
    public double ImagePullBytesPerSecond { get; init; } = 100e6;

    /// <summary>From power on until the kubelet runs.</summary>
    public TimeSpan BootDuration { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Delay before the second restart of a container that keeps exiting, and before the second pull of an image that cannot be pulled; doubles each time.</summary>
    public TimeSpan InitialBackOff { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest such delay; twice this time running without trouble resets it.</summary>
    public TimeSpan MaxBackOff { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>When Pods are ended because the machine runs short of something.</summary>
    public EvictionOptions Eviction { get; init; } = new();

    /// <summary>How long Pods get altogether when their machine is shut down; <c>shutdownGracePeriod</c>. Zero, as in Kubernetes, unless set: the power just goes.</summary>
    public TimeSpan ShutdownGracePeriod { get; init; }

    /// <summary>How much of that is for critical Pods, which are ended last; <c>shutdownGracePeriodCriticalPods</c>. Zero unless set.</summary>
    public TimeSpan ShutdownGracePeriodCriticalPods { get; init; }

    /// <summary>How long Pods get by priority, in place of the two above; <c>shutdownGracePeriodByPodPriority</c>. None unless set.</summary>
    public IReadOnlyList<ShutdownGracePeriod> ShutdownGracePeriodByPodPriority { get; init; } = [];

    internal TimeSpan TimeToDownload(long bytes) => TimeSpan.FromTicks((long)Math.Round(bytes / ImagePullBytesPerSecond * TimeSpan.TicksPerSecond));
}
