namespace ClusterSim.Nodes;

/// <summary>What a machine is like. One spec may stand for any number of machines.</summary>
public sealed record MachineSpec
{
    /// <summary>What it has, by resource name: 4 CPUs, 16 GiB of memory, 100 GiB of disk and room for 110 Pods unless set.</summary>
    public ValueMap<Quantity> Capacity { get; init; } =
    [
        new("cpu", "4"),
        new("ephemeral-storage", "100Gi"),
        new("memory", "16Gi"),
        new("pods", "110"),
    ];

    /// <summary>What is kept back for the system, so not <c>allocatable</c>; nothing unless set.</summary>
    public ValueMap<Quantity> Reserved { get; init; } = [];

    /// <summary>Labels of the Node besides those every Node has.</summary>
    public ValueMap<string> Labels { get; init; } = [];

    /// <summary>Annotations of the Node.</summary>
    public ValueMap<string> Annotations { get; init; } = [];

    /// <summary>Taints with which the Node is registered.</summary>
    public ValueList<Taint> Taints { get; init; } = [];

    /// <summary>Processor architecture, as in <c>amd64</c>.</summary>
    public string Architecture { get; init; } = "amd64";

    /// <summary>The cloud's name for the machine; null for none.</summary>
    public string? ProviderId { get; init; }

    /// <summary>How many processes and threads it can have at once. 4,194,304, as Linux has it, unless set.</summary>
    public long MaxProcesses { get; init; } = 4_194_304;

    /// <summary>The same machine in a zone, as its Node's labels say.</summary>
    /// <param name="zone">Value of <c>topology.kubernetes.io/zone</c>.</param>
    /// <param name="region">Value of <c>topology.kubernetes.io/region</c>; null for none.</param>
    public MachineSpec InZone(string zone, string? region = null)
    {
        var labels = Labels.Set("topology.kubernetes.io/zone", zone);
        return this with { Labels = region is null ? labels : labels.Set("topology.kubernetes.io/region", region) };
    }

    /// <summary>A spec with these amounts in place of the default ones.</summary>
    /// <param name="cpu">CPUs, as in <c>4</c> or <c>500m</c>.</param>
    /// <param name="memory">Memory, as in <c>16Gi</c>.</param>
    /// <param name="pods">How many Pods it takes at most.</param>
    public static MachineSpec WithCapacity(Quantity cpu, Quantity memory, int pods = 110)
    {
        var spec = new MachineSpec();
        return spec with { Capacity = spec.Capacity.Set("cpu", cpu).Set("memory", memory).Set("pods", pods) };
    }
}
