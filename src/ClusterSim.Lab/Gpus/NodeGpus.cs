namespace ClusterSim.Lab;

/// <summary>The GPUs of one Node, and what is free of each.</summary>
public sealed class NodeGpus
{
    private readonly int[] _free;
    private readonly int[] _podsByKind;

    internal NodeGpus(string nodeName, string model, int count)
    {
        (NodeName, Model) = (nodeName, model);
        _free = new int[count];
        _free.AsSpan().Fill(GpuRequest.WholeGpu);
        _podsByKind = new int[count + 1];
        FreeTotal = (long)count * GpuRequest.WholeGpu;
        WhollyFree = count;
    }

    /// <summary>The Node.</summary>
    public string NodeName { get; }

    /// <summary>The GPUs' model; empty when the Node does not say.</summary>
    public string Model { get; }

    /// <summary>How many GPUs there are.</summary>
    public int Count => _free.Length;

    /// <summary>What is free of each GPU, in thousandths, by its index.</summary>
    public ReadOnlySpan<int> Free => _free;

    /// <summary>What is free of all of them together, in thousandths.</summary>
    public long FreeTotal { get; private set; }

    /// <summary>How many GPUs nobody uses.</summary>
    public int WhollyFree { get; private set; }

    /// <summary>How many kinds of GPU Pods there are on the Node (<see cref="PodsOfKind"/>).</summary>
    public int Kinds { get; private set; }

    /// <summary>Rises with every change.</summary>
    public int Version { get; private set; }

    /// <summary>How many Pods of a kind are on the Node: those that share a GPU are of kind 0, those that have k whole ones of kind k.</summary>
    public int PodsOfKind(int kind) => (uint)kind < (uint)_podsByKind.Length ? _podsByKind[kind] : 0;

    /// <summary>The kind of a request for GPUs, as <see cref="PodsOfKind"/> counts.</summary>
    public static int KindOf(GpuRequest request) => request.IsSharing ? 0 : request.Count;

    /// <summary>True when GPUs enough have so much free, and their model will do. A Pod that asks for no GPU fits everywhere.</summary>
    public bool Fits(GpuRequest request)
    {
        if (request.Count == 0)
            return true;
        if (request.Count > _free.Length || !request.Accepts(Model))
            return false;
        var fitting = 0;
        foreach (var free in _free)
            fitting += free >= request.MilliEach ? 1 : 0;
        return fitting >= request.Count;
    }

    internal void Take(GpuRequest request, ReadOnlySpan<int> devices)
    {
        foreach (var device in devices)
            Change(device, -request.MilliEach);
        if (_podsByKind[KindOf(request)]++ == 0)
            Kinds++;
    }

    internal void Give(GpuRequest request, ReadOnlySpan<int> devices)
    {
        foreach (var device in devices)
            Change(device, request.MilliEach);
        if (--_podsByKind[KindOf(request)] == 0)
            Kinds--;
    }

    private void Change(int device, int milli)
    {
        WhollyFree -= _free[device] == GpuRequest.WholeGpu ? 1 : 0;
        _free[device] += milli;
        if ((uint)_free[device] > GpuRequest.WholeGpu)
            throw new InvalidOperationException($"GPU {device} of the Node {NodeName} would have {_free[device]} thousandths free.");
        WhollyFree += _free[device] == GpuRequest.WholeGpu ? 1 : 0;
        FreeTotal += milli;
        Version++;
    }
}
