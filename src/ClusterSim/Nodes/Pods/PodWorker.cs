using ClusterSim.Client;
using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Programs.Dns;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Pods;

/// <summary>Brings one Pod of a node through its life: sandbox, init containers, containers, restarts, the end.</summary>
/// <remarks>
/// <para>As in a kubelet, everything happens in syncs: one reports what is, then does what is missing. What a sync waits for (an image, a container's exit, the end of a delay) wakes the next.</para>
/// <para>Source: pod_workers.go, kubelet.go (SyncPod, SyncTerminatingPod, SyncTerminatedPod), kuberuntime_manager.go (v1.36).</para>
/// </remarks>
internal sealed partial class PodWorker : NetworkEndpoint, ISimulationEvent
{
    private readonly Kubelet _kubelet;
    private ContainerSlot[] _slots; // Init containers first, both in the spec's order; behind them debug containers as they come.
    private readonly int _initCount;
    private ScheduledEvent _sync;
    private DateTimeOffset _syncDue;
    private Stage _stage;
    private SandboxState _sandbox;

    public PodWorker(Kubelet kubelet, Pod pod) : base(kubelet.Host)
    {
        _kubelet = kubelet;
        Pod = pod;
        IsStatic = StaticPods.IsStatic(pod);
        var spec = pod.Spec;
        _initCount = spec.InitContainers.Count;
        _slots = new ContainerSlot[_initCount + spec.Containers.Count];
        for (var i = 0; i < _slots.Length; i++)
            _slots[i] = i < _initCount ? SlotFor(spec.InitContainers[i], pod.Status.InitContainerStatuses, isInit: true) : SlotFor(spec.Containers[i - _initCount], pod.Status.ContainerStatuses, isInit: false);
        AddDebugContainers();
    }

    private static ContainerSlot SlotFor(Container container, ValueList<ContainerStatus> statuses, bool isInit)
    {
        var known = statuses.Count == 0 ? null : statuses.FirstOrDefault(status => status.Name == container.Name);
        return new(container, isInit) { FormerStarts = string.IsNullOrEmpty(known?.ContainerID) ? 0 : known.RestartCount + 1 };
    }

    /// <summary>Where a Pod stands, as far as its kubelet is concerned.</summary>
    private enum Stage : byte
    {
        /// <summary>It is to run.</summary>
        Syncing,

        /// <summary>Its containers are being stopped.</summary>
        Terminating,

        /// <summary>Nothing of it runs, and nothing will.</summary>
        Terminated,
    }

    /// <summary>The Pod as last seen in, or written to, the API.</summary>
    public Pod Pod { get; private set; }

    public override Pod Manifest => Pod;

    public override ResolverSettings Resolver => PodResolver.Of(Pod, Network);

    public override string? FindInHosts(string name) => HostsFile.Find(this, name);

    public override ObjectKey Key => ObjectKey.Of(Pod);

    public string Uid => Pod.Metadata.Uid ?? "";

    /// <summary>The API as a user has it in whose name its programs act.</summary>
    public IClusterClient ClientAs(string user) => _kubelet.ClientAs(user);

    /// <summary>What identifies its sandbox to the container runtime.</summary>
    public string SandboxId => field ??= Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("sandbox " + Uid)));

    /// <summary>Whether it comes from a manifest on the machine and not from the API.</summary>
    public bool IsStatic { get; }

    public SimulationLoop Loop => _kubelet.Loop;

    public IPodNetwork Network => _kubelet.Network;

    public MachineCpu Cpu => _kubelet.Cpu;

    public ReadOnlySpan<ContainerSlot> Slots => _slots;

    /// <summary>Whether nothing of the Pod runs any more, and nothing will.</summary>
    public bool IsTerminated => _stage == Stage.Terminated;

    /// <summary>What its programs see as the name of their machine.</summary>
    public string Hostname => Pod.Spec.HostnameOverride is { Length: > 0 } given ? given : Pod.Spec.SetHostnameAsFQDN == true ? FullHostname : ShortHostname;

    /// <summary>The host name without a domain.</summary>
    public string ShortHostname => UsesHostNetwork ? Host.Name : Pod.Spec.Hostname is { Length: > 0 } hostname ? hostname : Cut(Pod.Metadata.Name ?? "");

    /// <summary>The host name with its domain, when the Pod has a subdomain.</summary>
    public string FullHostname => Pod.Spec.Subdomain is { Length: > 0 } subdomain ? $"{ShortHostname}.{subdomain}.{Key.Namespace}.svc.{Network.ClusterDomain}" : ShortHostname;

    public override bool UsesHostNetwork => Pod.Spec.HostNetwork;

    public ContainerSlot FirstContainer => _slots[_initCount];

    private ReadOnlySpan<ContainerSlot> InitSlots => _slots.AsSpan(0, _initCount);

    private ReadOnlySpan<ContainerSlot> MainSlots => _slots.AsSpan(_initCount, Pod.Spec.Containers.Count);

    /// <summary>The debug containers that have come so far.</summary>
    private ReadOnlySpan<ContainerSlot> DebugSlots => _slots.AsSpan(_initCount + Pod.Spec.Containers.Count);

    private DateTimeOffset Now => Loop.Now;

    /// <summary>Finds the container <paramref name="name"/>, or null.</summary>
    public ContainerSlot? FindSlot(string name) => Array.Find(_slots, slot => slot.Spec.Name == name);

    public override IPortListener? FindListener(int port)
    {
        foreach (var slot in _slots)
        {
            if (slot.Current?.FindListener(port) is { } listener)
                return listener;
        }
        return null;
    }

    public override bool HasHostPorts
    {
        get
        {
            foreach (var slot in _slots)
            {
                foreach (var port in slot.Spec.Ports)
                {
                    if (port.HostPort > 0)
                        return true;
                }
            }
            return false;
        }
    }

    public override int? PortBehindHostPort(int hostPort)
    {
        foreach (var slot in _slots)
        {
            foreach (var port in slot.Spec.Ports)
            {
                if (port.HostPort == hostPort && (!slot.IsInit || slot.IsSidecar))
                    return port.Port;
            }
        }
        return null;
    }

    /// <summary>Syncs as soon as everything else of this instant is done.</summary>
    public void SyncNow() => SyncIn(TimeSpan.Zero);

    /// <summary>Syncs when the kubelet next asks the container runtime what has changed.</summary>
    public void SyncAtRelist() => SyncIn(_kubelet.UntilRelist);

    void ISimulationEvent.Execute()
    {
        if (!_kubelet.IsRunning)
            return; // Everything is looked at when it starts again.
        switch (_stage)
        {
            case Stage.Syncing:
                Sync();
                break;
            case Stage.Terminating:
                SyncTerminating();
                break;
            case Stage.Terminated:
                SyncTerminated();
                break;
        }
    }

    private static string Cut(string name) => name.Length <= 63 ? name : name[..63].TrimEnd('-', '.');

    private void SyncIn(TimeSpan delay)
    {
        var due = Now + delay;
        if (_sync.IsPending && _syncDue <= due)
            return;
        _sync.Cancel();
        _sync = Loop.Schedule(delay, EventRank.Reconcile, this);
        _syncDue = due;
    }
}
