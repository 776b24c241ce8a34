using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Pressure;
using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Nodes.Shutdown;
using ClusterSim.Nodes.Volumes;
using ClusterSim.Reconcilers;
using ClusterSim.Simulation;
using Microsoft.Extensions.Logging;

namespace ClusterSim.Nodes;

/// <summary>One machine and the kubelet on it: registers the Node, says that it is alive, and runs the Pods that are bound to it.</summary>
/// <remarks>Source: kubelet.go (v1.36).</remarks>
internal sealed partial class Kubelet
{
    /// <summary>How often a Pod that waits for something is looked at anyway; kubelet's <c>syncFrequency</c>.</summary>
    public static readonly TimeSpan ResyncInterval = TimeSpan.FromMinutes(1);

    /// <summary>How long after an error a Pod is looked at again; kubelet's <c>backOffPeriod</c>.</summary>
    public static readonly TimeSpan ErrorRetryInterval = TimeSpan.FromSeconds(10);

    private readonly Kubelets _all;
    private DateTimeOffset _startedAt;
    private ScheduledEvent _boot;
    private bool _isRebooted;
    private GracefulShutdown? _shutdown;

    public Kubelet(Kubelets all, string name, MachineSpec machine, NetworkHost host, string podCidr)
    {
        _all = all;
        Name = name;
        Machine = machine;
        Host = host;
        PodCidr = podCidr;
        host.BridgeAddress = podCidr[..(podCidr.LastIndexOf('.') + 1)] + "1";
        HostIPs = [new() { Ip = host.Address }];
        Events = new(all.Context.EventsAs("kubelet", name));
        Puller = new(Loop, Images, Store, name, Options);
        Pressure = new(this);
    }

    public string Name { get; }

    public MachineSpec Machine { get; }

    public NetworkHost Host { get; }

    /// <summary>The range of its Pods' first addresses.</summary>
    public string PodCidr { get; }

    public ValueList<HostIP> HostIPs { get; }

    public KubeletEvents Events { get; }

    public ImageStore Store { get; } = new();

    public ImagePuller Puller { get; }

    /// <summary>What watches over what the machine has left.</summary>
    public NodePressure Pressure { get; }

    /// <summary>When the kubelet was last started.</summary>
    public DateTimeOffset StartedAt => _startedAt;

    /// <summary>Whether the machine is being shut down in good order.</summary>
    public bool IsShuttingDown => _shutdown is not null;

    /// <summary>The machine's CPUs.</summary>
    public MachineCpu Cpu => field ??= new(Loop, (long)Machine.Capacity.Find("cpu").MilliValue);

    /// <summary>The disk of the machine.</summary>
    public MachineFiles Files => FilesIfAny ??= new(Name, () => Workers, _startedAt, () => Loop.Now);

    /// <summary>The disk of the machine, if somebody has looked at it.</summary>
    public MachineFiles? FilesIfAny { get; private set; }

    public ClusterStorage Storage => _all.Storage;

    /// <summary>Whether the machine has power.</summary>
    public bool IsOn => Host.IsOn;

    /// <summary>Whether the kubelet runs: it needs some time after power on.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether the kubelet and the API server reach each other.</summary>
    public bool ReachesApi => IsRunning && !IsCutOff;

    /// <summary>Whether the network between the kubelet and the API server is broken.</summary>
    public bool IsCutOff { get; private set; }

    public SimulationLoop Loop => _all.Loop;

    public KubeletOptions Options => _all.Options;

    public IPodNetwork Network => _all.Network;

    public ImageRegistry Images => _all.Images;

    public SharedParts Parts => _all.Parts;

    /// <summary>Reads and writes the store.</summary>
    public IClusterClient Client => _all.Context.DirectClient;

    public IClusterClient ClientAs(string user) => _all.Context.ClientAs(user);

    /// <summary>From now until the kubelet next asks the container runtime what has changed.</summary>
    public TimeSpan UntilRelist => Options.RelistPeriod <= TimeSpan.Zero
        ? TimeSpan.Zero
        : TimeSpan.FromTicks(Options.RelistPeriod.Ticks - ((Loop.Now - _startedAt).Ticks % Options.RelistPeriod.Ticks));

    /// <summary>From when on a probe is carried out: at once, but after a restart of the kubelet at a random time within its first period, so that not all come together.</summary>
    /// <remarks>A machine that is there when the cluster starts counts as one whose kubelet has been running for long.</remarks>
    public DateTimeOffset BeginOf(Probe probe)
    {
        var period = TimeSpan.FromSeconds(probe.PeriodSeconds);
        return _startedAt == _all.StartedAt || Loop.Now - _startedAt >= period ? Loop.Now : Loop.Now + TimeSpan.FromMilliseconds(Loop.Random("probes").Next((int)period.TotalMilliseconds));
    }

    /// <summary>Major and minor version, as in <c>1.36</c>.</summary>
    public string MinorVersion => field ??= string.Join('.', Options.Version.TrimStart('v').Split('.').Take(2));

    public string NewContainerId() => _all.NewContainerId();

    /// <summary>The machine gets power; the kubelet runs when it has booted.</summary>
    /// <param name="boot">How long that takes.</param>
    public void PowerOn(TimeSpan boot)
    {
        if (IsOn)
            return;
        Host.IsOn = true;
        if (boot <= TimeSpan.Zero)
            Run(isReboot: false);
        else
            _boot = Loop.Schedule(boot, EventRank.Default, () => Run(isReboot: true));
    }

    /// <summary>The machine loses power: every program on it is gone, and nobody says goodbye.</summary>
    public void PowerOff()
    {
        if (!IsOn)
            return;
        Host.IsOn = false;
        _shutdown = null;
        _boot.Cancel();
        StopKubelet();
        Puller.Clear();
        foreach (var worker in _workers.Values)
            worker.LosePower();
    }

    /// <summary>The machine is shut down in good order: Pods get what time the options give them, and then the power goes.</summary>
    public void ShutDown()
    {
        if (IsShuttingDown)
            return;
        if (!IsRunning || !GracefulShutdown.IsConfigured(Options))
        {
            PowerOff();
            return;
        }
        _shutdown = new(this, PowerOff);
        if (_node is not null)
            Events.OfNode(_node, "Normal", "NodeShutdown", "Shutdown manager detected shutdown event");
        SyncNode();
        _shutdown.Begin();
    }

    /// <summary>Breaks the network between the kubelet and the API server, or mends it.</summary>
    public void CutOff(bool isCutOff)
    {
        if (IsCutOff == isCutOff)
            return;
        IsCutOff = isCutOff;
        Events.ReachApi = !isCutOff;
        if (!IsRunning)
            return;
        if (isCutOff)
            EndHeartbeats();
        else
            Connect();
    }

    /// <summary>The kubelet dies; what runs on the machine goes on.</summary>
    public void StopKubelet()
    {
        if (!IsRunning)
            return;
        IsRunning = false;
        foreach (var worker in _workers.Values)
            worker.StopProbing();
        EndHeartbeats();
        _nodeSync.Cancel();
    }

    /// <summary>The kubelet is started again.</summary>
    public void StartKubelet()
    {
        if (IsOn && !IsRunning && !_boot.IsPending)
            Run(isReboot: false);
    }

    private void Run(bool isReboot)
    {
        IsRunning = true;
        _startedAt = Loop.Now;
        foreach (var worker in _workers.Values)
            worker.ResumeProbing();
        _isRebooted |= isReboot;
        if (ReachesApi)
            Connect();
        StartStaticPods();
        Pressure.Reconsider();
    }

    /// <summary>The API server is in reach: says what is, and looks what is asked.</summary>
    private void Connect()
    {
        Register(_isRebooted);
        if (_isRebooted)
            ResumePods(); // Before, the kubelet knew of no Pods that it should run.
        _isRebooted = false;
        foreach (var worker in _workers.Values.ToArray())
            worker.SyncNow(); // What could not be said or done is said and done now.
        LookAtAllPods();
    }

    /// <summary>Asks the API server for something; null when it refuses, which is logged.</summary>
    private T? Try<T>(Func<T?> request) where T : class => Try(request, static request => request());

    private T? Try<TState, T>(TState state, Func<TState, T?> request) where T : class
    {
        try
        {
            return request(state);
        }
        catch (ApiException refusal)
        {
            _all.Context.Logger.LogWarning(refusal, "The API server refused what the kubelet on {Node} asked for", Name);
            return null;
        }
    }
}
