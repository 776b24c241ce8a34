using ClusterSim.Nodes;
using ClusterSim.Nodes.Pressure;
using ClusterSim.Serialization;

namespace ClusterSim.Faults;

/// <summary>The machine under a Node: what can go wrong with it, on purpose.</summary>
public sealed class Machine
{
    private readonly Kubelet _kubelet;

    internal Machine(Kubelet kubelet) => _kubelet = kubelet;

    /// <summary>Name of the machine, and of its Node.</summary>
    public string Name => _kubelet.Name;

    /// <summary>What it is like.</summary>
    public MachineSpec Spec => _kubelet.Machine;

    /// <summary>Its IP address.</summary>
    public string Address => _kubelet.Host.Address;

    /// <summary>Whether it has power.</summary>
    public bool IsOn => _kubelet.IsOn;

    /// <summary>Whether its kubelet runs: it does not while the machine boots, nor after <see cref="StopKubelet"/>.</summary>
    public bool IsKubeletRunning => _kubelet.IsRunning;

    /// <summary>Whether its network is broken, in part or altogether.</summary>
    public bool IsPartitioned => _kubelet.IsCutOff || _kubelet.Host.IsIsolated;

    /// <summary>Takes the power away: every program is gone at once, and nobody in the cluster is told.</summary>
    public void PowerOff() => Do(_kubelet.PowerOff);

    /// <summary>Shuts it down in good order: Pods get the time that <see cref="KubeletOptions.ShutdownGracePeriod"/> gives them, and then the power goes. Without any, it goes at once.</summary>
    public void ShutDown() => Do(_kubelet.ShutDown);

    /// <summary>How much of it is used by what is none of a Pod's containers.</summary>
    public MachineUsage Usage => _kubelet.Pressure.System;

    /// <summary>Uses more of it from now on, or less, by what is none of a Pod's containers: so it can be brought to run short of memory, disk or process numbers.</summary>
    public void Use(MachineUsage usage) => Do(() => _kubelet.Pressure.UseForSystem(usage));

    /// <summary>Gives power. When the machine has booted, its kubelet reports, starts the containers of its Pods again, and drops Pods that were deleted meanwhile.</summary>
    public void PowerOn() => Do(() => _kubelet.PowerOn(_kubelet.Options.BootDuration));

    /// <summary>Breaks the network: programs go on running, but do not hear from others, or the kubelet does not hear from the API server, or both.</summary>
    /// <param name="extent">Everything, unless said otherwise.</param>
    public void Partition(PartitionExtent extent = PartitionExtent.Everything) => Do(() =>
    {
        _kubelet.Host.IsIsolated = extent != PartitionExtent.ApiServer;
        _kubelet.CutOff(extent != PartitionExtent.PodNetwork);
    });

    /// <summary>Mends the network. The kubelet reports what has happened meanwhile, and looks what is asked of it now.</summary>
    public void Heal() => Do(() =>
    {
        _kubelet.Host.IsIsolated = false;
        _kubelet.CutOff(false);
    });

    /// <summary>Stops the kubelet, as of a bug in it; containers go on running.</summary>
    public void StopKubelet() => Do(_kubelet.StopKubelet);

    /// <summary>Starts the kubelet again after <see cref="StopKubelet"/>.</summary>
    public void StartKubelet() => Do(_kubelet.StartKubelet);

    /// <summary>Puts the manifest of a Pod on the machine, which the kubelet runs of its own accord: a static Pod. The API shows a mirror of it under the name with the Node's behind it; deleting that does not end the Pod.</summary>
    /// <param name="pod">The Pod; one of the same name and Namespace is replaced.</param>
    /// <exception cref="ArgumentException">The Pod has no name or no containers.</exception>
    public void AddStaticPod(Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        ArgumentException.ThrowIfNullOrEmpty(pod.Metadata.Name);
        if (pod.Spec.Containers.Count == 0)
            throw new ArgumentException("A Pod needs a container.", nameof(pod));
        Do(() => _kubelet.AddStatic(pod));
    }

    /// <summary>Puts a manifest on the machine as a file in <c>/etc/kubernetes/manifests</c> would be.</summary>
    /// <param name="manifest">One Pod or more, in YAML or JSON.</param>
    /// <exception cref="ArgumentException">Something in it is no Pod.</exception>
    /// <exception cref="Serialization.ManifestException">It cannot be read.</exception>
    public void AddStaticPod(string manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var objects = Manifest.Read(Scheme.BuiltIn, manifest, "manifest");
        if (objects.Any(static obj => obj is not Pod))
            throw new ArgumentException("Kubelets run nothing but Pods from manifests.", nameof(manifest));
        foreach (var obj in objects)
            AddStaticPod((Pod)obj);
    }

    /// <summary>Takes a manifest away again: the Pod is terminated, and its mirror goes. Without effect when there is none.</summary>
    /// <param name="name">The name in the manifest, without that of the Node.</param>
    /// <param name="namespace">The Namespace.</param>
    public void RemoveStaticPod(string name, string @namespace = "default") => Do(() => _kubelet.RemoveStatic(new(@namespace, $"{name}-{Name}")));

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private void Do(Action action) => _kubelet.Loop.Invoke(action);
}
